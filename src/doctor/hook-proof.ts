import type { HookName } from "../hooks/hook-name.js";

/** How it can be tried out whether a hook blocks, without running anything that keylint did not write. */
export interface HookProof {
  readonly name: HookName;
  /** What is run: a program and its arguments. */
  readonly command: readonly string[];
  /** What is said of it, such as the path of the hook. */
  readonly what: string;
}
