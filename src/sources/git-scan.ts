import type { Candidate } from "../model/candidate.js";
import type { Incomplete, Skip } from "../model/coverage.js";

/** What git holds, as far as it was asked for. */
export interface GitScan {
  readonly candidates: readonly Candidate[];
  readonly skipped: readonly Skip[];
  readonly incomplete: readonly Incomplete[];
  readonly files: number;
  readonly objects: number;
  readonly commits: number;
  /** Bytes of content. */
  readonly bytes: number;
}
