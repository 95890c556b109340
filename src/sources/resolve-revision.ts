import { askGit } from "../system/git/ask-git.js";
import type { GitProblem } from "../system/git/git-problem.js";
import type { Shadow } from "../system/git/shadow.js";

/** A name or an id, before what leads on from it, such as `~1`, `^{tree}`, `@{1}` or `:path`. */
const START = /^[^~^:@]+|^@/u;

/**
 * The id of the object that a revision means; null where there is none. Where one is recorded and cannot be read, that is added to
 * `problems`: it is broken, and nothing that a fetch would bring.
 *
 * @param git absolute path
 * @param revision must not begin with `-`
 */
export async function resolveRevision(
  revision: string,
  git: string,
  shadow: Shadow,
  problems: GitProblem[],
): Promise<string | null> {
  const failures: GitProblem[] = [];
  const oid = await parse(`${revision}^{object}`, git, shadow, failures);
  if (oid !== "" && failures.length === 0) return oid;
  const isBroken = ({ reason, detail }: GitProblem): boolean =>
    reason !== "git-failed" || detail.startsWith("error: ");
  if (failures.some(isBroken)) {
    problems.push(...failures);
    return null;
  }
  // What is not there at all git does not speak of. A name may lead to it nevertheless.
  const names = new Set([revision, START.exec(revision)?.[0] ?? revision]);
  for (const name of names) {
    const untold: GitProblem[] = [];
    const named = await parse(name, git, shadow, untold);
    if (named === "" || named === name.toLowerCase()) continue;
    if ((await parse(`${named}^{object}`, git, shadow, untold)) !== "") continue;
    problems.push({ reason: "missing", path: named, detail: `${name} leads to ${named}, which is missing` });
    return null;
  }
  return null;
}

/** What git makes of a revision; empty where that is nothing. */
async function parse(revision: string, git: string, shadow: Shadow, problems: GitProblem[]): Promise<string> {
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", revision];
  return (await askGit(git, shadow, args, problems)).trim();
}
