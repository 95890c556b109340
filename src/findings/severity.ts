import type { KeyKind } from "../model/key.js";
import type { KeyRuleId, Severity } from "../model/rule.js";

/** Worst first. */
const RANK: readonly KeyKind[] = [
  "live",
  "unprefixed",
  "webhook-secret",
  "hook-url",
  "session-cookie",
  "test",
];

/**
 * How bad a key is as long as nobody asked the API: a sandbox key cannot spend money, and one that may be another
 * vendor's may be public; both still fail a run.
 */
export function defaultSeverity(rule: KeyRuleId, kind: KeyKind): Severity {
  return rule === "unattributed-key" || kind === "test" ? "warning" : "error";
}

/** How many ranks there are: from 0 to one less. */
export const RANKS = 2 * RANK.length;

/** Sorts findings worst first: lower is worse. */
export function rankOf(rule: KeyRuleId, kind: KeyKind): number {
  return RANK.indexOf(kind) + (rule === "unattributed-key" ? RANK.length : 0);
}
