import type { Finding, Verdict } from "../model/finding.js";
import { type Key, type KeyKind, reveal } from "../model/key.js";

/** Which keys are sent to the API: those that are Pictify's for certain, or whatever may be its. */
export type VerifyScope = "attributed" | "all";

/** What the API takes for a key; of the other secrets it cannot be asked without using them. */
const KEYS: ReadonlySet<KeyKind> = new Set<KeyKind>(["live", "test", "unprefixed"]);

/** Whether the API can be asked about a secret at all. */
export function isApiKey({ kind }: Pick<Key, "kind">): boolean {
  return KEYS.has(kind);
}

/** The different keys of some findings that may be sent, by their value. Whatever else is found is never sent. */
export function askableKeys(findings: readonly Finding[], scope: VerifyScope): ReadonlyMap<string, Key> {
  const keys = new Map<string, Key>();
  for (const finding of findings) {
    const value = reveal(finding.key);
    if (!keys.has(value) && isAskable(finding, scope)) keys.set(value, finding.key);
  }
  return keys;
}

/**
 * Sending a key tells its receiver of it, and at most vendors with Pictify's prefix keys are the customer's: what only may be
 * Pictify's is not sent unless the user says so.
 */
function isAskable({ key, attribution }: Finding, scope: VerifyScope): boolean {
  return isApiKey(key) && (scope === "all" || attribution === "certain");
}

/** The verdict on a key that was not sent, with the reason. */
export function notAsked({ key, attribution }: Finding): Verdict {
  if (!isApiKey(key))
    return { status: "unchecked", reason: "not asked: the API can be asked about its keys only" };
  const why =
    attribution === undefined
      ? "nothing says that it is Pictify's"
      : "that it is Pictify's is likely, but not certain";
  return { status: "unchecked", reason: `not asked: ${why}; --verify=all sends it all the same` };
}
