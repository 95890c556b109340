import type { Candidate } from "../model/candidate.js";
import type { KeptKey } from "../model/finding.js";
import type { HygieneRuleId, Severity } from "../model/rule.js";
import type { Project } from "./project.js";

/** What a check has to say of one key. */
export interface Violation {
  /** The places that it holds for; never empty. */
  readonly places: readonly Candidate[];
  /** Why, in words. */
  readonly evidence: readonly string[];
  /** What mends it, first things first: the line to add, the variable to use. */
  readonly advice: readonly string[];
  readonly severity: Severity;
}

/** What checks are told of a scan. */
export interface Surroundings {
  /** Null where no files were asked for: a stream, or what git holds. */
  readonly project: Project | null;
  /** Paths of manifests, Dockerfiles and environment files among what was read. */
  readonly files: readonly string[];
}

/** One rule about how keys are kept. */
export interface Check {
  readonly rule: HygieneRuleId;
  /** Whether it also looks at keys in environment files that git ignores: builds and packages take them along all the same. */
  readonly includesUnread?: true;
  /** Looks at one key with all its places. */
  readonly check: (
    key: KeptKey,
    surroundings: Surroundings,
  ) => readonly Violation[] | Promise<readonly Violation[]>;
}
