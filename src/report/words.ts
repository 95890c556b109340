import type { Coverage } from "../model/coverage.js";
import type { Finding } from "../model/finding.js";
import type { KeyKind } from "../model/key.js";
import type { Location } from "../model/location.js";
import { type HygieneRuleId, isHygieneRule } from "../model/rule.js";
import { thousands } from "./thousands.js";

/** What a key is, in words that follow "is". */
export const KIND_WORDS: Record<KeyKind, string> = {
  live: "a production key",
  test: "a sandbox key",
  unprefixed: "a key without prefix",
  "webhook-secret": "a webhook's signing secret",
  "hook-url": "a workflow's hook URL",
  "session-cookie": "a dashboard session",
};

/** Where a key stands, if not in a file. */
export const ORIGIN_WORDS: Record<Exclude<Location["origin"]["kind"], "file">, string> = {
  staged: "staged",
  stdin: "standard input",
  blob: "in the history",
  "commit-message": "commit message",
  "tag-message": "tag message",
  note: "git note",
  "ref-name": "ref name",
  "file-name": "file name",
  reflog: "reflog",
  identity: "author or committer",
};

/** How a key is kept that a rule is about, in words that follow "is". */
const KEPT_WORDS: Record<HygieneRuleId, string> = {
  "tracked-env-file": "in an environment file that git tracks",
  "unignored-env-file": "in a file that the next git add would record",
  "published-env-file": "in a file that a package, image or upload takes along",
  "public-env-name": "under a name that builds write into what browsers load",
  "client-side-key": "in something that goes to everybody",
  "browser-storage-key": "put into what the browser stores",
  "key-in-url": "in an address",
  "agent-config-key": "in the configuration of an agent",
  "reused-key": "used for several environments or applications",
  "environment-mismatch": "in the wrong environment",
  "malformed-key": "written so that the API refuses it",
  "overdue-rotation": "leaked long ago and still accepted",
};

/** Whose key it is and what it can do, such as `a production key of Pictify's`; or how it is kept, such as `in an address`. */
export function whatItIs({ rule, key, vendor }: Pick<Finding, "rule" | "key" | "vendor">): string {
  if (isHygieneRule(rule)) return KEPT_WORDS[rule];
  return vendor === null ? "nobody's for certain" : `${KIND_WORDS[key.kind]} of Pictify's`;
}

/** What introduces the evidence: why it is a key of Pictify's, or why the rule speaks of it. */
export function whyWords({ rule, vendor }: Pick<Finding, "rule" | "vendor">): string {
  return isHygieneRule(rule) || vendor === null ? "Why" : "Why it is one";
}

/** What the API said of a key, in a few words; null where it was not asked. Its own words are not among them. */
export function verdictWords({ status, detail }: Finding["verdict"]): string | null {
  switch (status) {
    case "unchecked":
      return null;
    case "live":
      return `still accepted by the API${detail === undefined ? "" : ` (${detail})`}`;
    case "dead":
      return "no longer accepted by the API";
    case "unknown":
      return "the API could not tell whether it is still accepted";
  }
}

/** A number with its noun: `1 key`, `3 keys`. */
export function count(number: number, noun: string): string {
  return `${thousands(number)} ${noun}${number === 1 ? "" : "s"}`;
}

/** How much was read: files, or objects where a history has none, and the commits that they are of. */
export function whatWasRead({ files, objects, commits }: Coverage): string {
  return [
    files > 0 || objects === 0 ? count(files, "file") : count(objects, "object"),
    ...(commits > 0 ? [count(commits, "commit")] : []),
  ].join(", ");
}

/** How many keys in how many places, and how many more findings are about how keys are kept. */
export function keysInPlaces(findings: readonly Finding[]): string {
  const keys = findings.filter(({ rule }) => !isHygieneRule(rule));
  const places = keys.reduce((sum, { locations }) => sum + locations.length, 0);
  const kept = findings.length - keys.length;
  return [
    ...(keys.length > 0 ? [`${count(keys.length, "key")} in ${count(places, "place")}`] : []),
    ...(kept > 0 ? [`${count(kept, "finding")} about how keys are kept`] : []),
  ].join(", ");
}
