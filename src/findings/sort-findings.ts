import type { Finding } from "../model/finding.js";
import type { Location } from "../model/location.js";
import { isHygieneRule } from "../model/rule.js";
import { RANKS, rankOf } from "./severity.js";
import { compareLocations } from "./sort-locations.js";

/** Orders findings: worst first, then by first place. */
export function compareFindings(a: Finding, b: Finding): number {
  return urgency(a) - urgency(b) || compareFirst(a.locations, b.locations);
}

/** Orders things by their first place. */
export function compareFirst(a: readonly Location[], b: readonly Location[]): number {
  const [first] = a;
  const [second] = b;
  return first === undefined || second === undefined ? 0 : compareLocations(first, second);
}

/** Production keys that the API accepts, then what nobody asked about or got no answer to, then what it rejects. */
function urgency({ rule, key, verdict }: Finding): number {
  // How keys are kept comes after the keys themselves.
  if (isHygieneRule(rule)) return 2 * RANKS;
  const rank = rankOf(rule, key.kind);
  if (verdict.status === "live" && key.kind !== "test") return rank - RANKS;
  return verdict.status === "dead" ? rank + RANKS : rank;
}
