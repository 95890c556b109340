import type { GitProblem } from "./git-problem.js";
import type { Shadow } from "./shadow.js";
import { streamGit } from "./stream-git.js";

/**
 * What git answers to a small question; what it says before it fails counts too. That it could not answer is added to `problems`.
 * Not by simple-git, as what reads objects has to be watched over.
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
  const pieces: Buffer[] = [];
  for await (const piece of streamGit(git, shadow, args, problems)) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}
