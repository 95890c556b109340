import { resolve } from "node:path";
import type { GitProblem } from "./git-problem.js";

const DETAIL_LIMIT = 300;

/** What the end of a git means, from its exit code, the signal that ended it and what it wrote on stderr. */
export function problemsOf(
  git: string,
  code: number | null,
  killedBy: NodeJS.Signals | null,
  message: string,
  folder: string,
): readonly GitProblem[] {
  if (killedBy !== null) return [{ reason: "git-killed", path: git, detail: `git was ended by ${killedBy}` }];
  const problems: GitProblem[] = [];
  for (const line of message.split("\n")) {
    const unreadable = /^warning: (?:could not open directory|unable to access) '(.*)': [^']*$/u.exec(
      line,
    )?.[1];
    if (unreadable === undefined) continue;
    const path = resolve(folder, unreadable);
    problems.push({ reason: "unreadable-folder", path, detail: `git cannot open ${path}` });
  }
  const error = /^(?:fatal|error|BUG): .*$/mu.exec(message)?.[0];
  // Some commands complain of broken objects, and succeed.
  if (code !== 0 || error !== undefined) {
    const detail = (error ?? message.split("\n", 1)[0] ?? "").slice(0, DETAIL_LIMIT);
    problems.push({
      reason: "git-failed",
      path: git,
      detail: detail === "" ? `git ended with ${code ?? "no code"}` : detail,
    });
  }
  return problems;
}
