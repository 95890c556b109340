import type { GitProblem } from "./git-problem.js";
import type { Shadow } from "./shadow.js";
import { smallGit } from "./small-git.js";

/**
 * What git answers to a small question, by simple-git; empty where it cannot answer, which is added to `problems`.
 *
 * @param git absolute path
 * @throws the reason of the shadow's signal where that is aborted
 */
export async function askGit(
  git: string,
  shadow: Shadow,
  args: readonly string[],
  problems: GitProblem[],
): Promise<string> {
  const small = await smallGit(git, shadow);
  try {
    return await small.raw([...args]);
  } catch (error) {
    shadow.signal?.throwIfAborted();
    const detail = error instanceof Error ? (error.message.split("\n", 1)[0] ?? "") : String(error);
    problems.push({ reason: "git-failed", path: git, detail });
    return "";
  }
}
