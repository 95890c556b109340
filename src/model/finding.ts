import type { Candidate } from "./candidate.js";
import type { Keeper } from "./keeper.js";
import type { Key } from "./key.js";
import type { Location } from "./location.js";
import type { RuleId, Severity } from "./rule.js";

/** Identifies a key without telling it: the same in every mode, file, commit and clone. */
export type Fingerprint = `kl1:${string}`;

/** What the API said of a key's limits, as far as it said anything. */
export interface RateLimit {
  readonly limit?: number;
  readonly remaining?: number;
  /** ISO 8601, in UTC. */
  readonly reset?: string;
}

/**
 * Whether the API still accepts a key. `dead`: the API itself rejected it. `unknown`: asked, without an answer that tells.
 * `unchecked`: not asked.
 */
export interface Verdict {
  readonly status: "unchecked" | "live" | "dead" | "unknown";
  /** Accepted, but not for everything, or not as long as the quota is used up. */
  readonly detail?: "restricted" | "exhausted";
  /** In words, one line. */
  readonly reason?: string;
  readonly httpStatus?: number;
  /** Name of the plan that has the limit that the API told. */
  readonly plan?: string;
  readonly rateLimit?: RateLimit;
}

/** One commit of an exposure. `date` is ISO 8601 in UTC. */
export interface ExposureCommit {
  readonly hash: string;
  readonly author: string;
  readonly date: string;
}

/** How long a key was in a history, and where it still is. */
export interface Exposure {
  readonly first: ExposureCommit;
  readonly last: ExposureCommit;
  readonly removedIn: readonly ExposureCommit[];
  /** Full names of the refs whose tip still holds the key. */
  readonly stillIn: readonly string[];
  readonly days: number;
}

/** One finding: a rule and a key, with all the places of that key. */
export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly fingerprint: Fingerprint;
  readonly key: Key;
  /** `pictify`, or null where nothing tells whose it is. */
  readonly vendor: "pictify" | null;
  /**
   * How sure that is: `certain` where Pictify's name stands on the key itself or on what holds it, so that it may be sent to
   * Pictify; `likely` where it only stands close by; absent where nothing tells.
   */
  readonly attribution?: "certain" | "likely";
  readonly evidence: readonly string[];
  readonly verdict: Verdict;
  /** Sorted by path, line and column; never empty. */
  readonly locations: readonly Location[];
  readonly exposure: Exposure | null;
  /** What keeps it in a repository; only where a history was read. */
  readonly keepers?: readonly Keeper[];
  readonly advice: readonly string[];
}

/** A key of Pictify's with the places that nothing takes out of the findings: what the hygiene rules look at. */
export interface KeptKey {
  readonly key: Key;
  readonly fingerprint: Fingerprint;
  /** Never empty. */
  readonly candidates: readonly Candidate[];
}

/** A place that an ignore took out of the findings. */
export interface Suppression {
  readonly fingerprint: Fingerprint;
  readonly by: "inline" | "ignore-file" | "baseline" | "config";
  readonly reason: string;
  /** What it would be a finding of. */
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly key: Key;
  readonly location: Location;
}

/** Something with a key's form that is no finding, for `--explain`. */
export interface Explanation {
  readonly key: Key;
  readonly verdict: "not-ours" | "placeholder";
  readonly vendor: string | null;
  readonly evidence: readonly string[];
  readonly locations: readonly Location[];
}
