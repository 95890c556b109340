import type { SimpleGit } from "simple-git";
import type { Shadow } from "./shadow.js";

const DEADLINE = 60_000;

/**
 * simple-git for small calls on a shadow, loaded only now: our git and our environment, nothing of the target's. Bulk goes
 * through `streamGit`. Revisions that come from outside must follow `--end-of-options`.
 *
 * @param git absolute path
 */
export async function smallGit(
  git: string,
  shadow: Shadow,
  signal: AbortSignal | null = shadow.signal,
): Promise<SimpleGit> {
  const { simpleGit } = await import("simple-git");
  return simpleGit({
    baseDir: shadow.folder,
    binary: git,
    // It takes all of these away unless they are named; they are ours, and what makes the shadow one.
    allowEnvironment: Object.keys(shadow.environment).filter((name) => name.startsWith("GIT_")),
    unsafe: { allowUnsafeConfigPaths: true, allowUnsafeCustomBinary: true },
    timeout: { block: DEADLINE },
    ...(signal === null ? {} : { abort: signal }),
  }).env({ ...shadow.environment });
}
