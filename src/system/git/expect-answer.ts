import type { GitProblem } from "./git-problem.js";
import type { Shadow } from "./shadow.js";
import { streamGit } from "./stream-git.js";

const NAME = "git version ";

/**
 * Asks a git that had nothing to say a question that has an answer: one that is silent then as well, and succeeds, is a problem.
 *
 * @param git absolute path
 */
export async function expectAnswer(git: string, shadow: Shadow, problems: GitProblem[]): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of streamGit(git, shadow, ["version"], problems)) pieces.push(piece);
  if (Buffer.concat(pieces).toString("latin1", 0, NAME.length) === NAME) return;
  problems.push({ reason: "git-failed", path: git, detail: `${git} does not answer as git does` });
}
