import type { Coverage } from "./coverage.js";
import type { Explanation, Finding, Suppression } from "./finding.js";

/** What a run came to. The command line alone turns it into an exit code. */
export type Outcome = "clean" | "findings" | "incomplete";

/** Everything a run found out. Reporters turn it into text; it holds no way to a whole key but `reveal`. */
export interface Report {
  readonly outcome: Outcome;
  /** Worst first. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppression[];
  /** How many keys of each other vendor were seen, most first. */
  readonly notOurs: readonly { readonly vendor: string; readonly count: number }[];
  /** How many things had a key's form and were placeholders. */
  readonly placeholders: number;
  /** Filled only when asked for (`explain`). */
  readonly explanations: readonly Explanation[];
  readonly coverage: Coverage;
  /** The scanned root, absolute. */
  readonly root: string;
  /** Wall time in milliseconds. */
  readonly duration: number;
}
