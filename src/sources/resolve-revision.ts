import { join } from "node:path";
import { askGit } from "../system/git/ask-git.js";
import type { GitProblem } from "../system/git/git-problem.js";
import { readPlainFile } from "../system/git/plain-file.js";
import type { Shadow } from "../system/git/shadow.js";
import { sharedFolder } from "../system/git/shadow-files.js";

/** A name or an id, before what leads on from it, such as `~1`, `^{tree}`, `@{1}` or `:path`. */
const START = /^[^~^:@]+|^@/u;
/** What git says of what is broken, and not of a revision that is none. */
const BROKEN = /^error: |^fatal: .*(?:packed-refs|corrupt|bad |broken|unable to|cannot|could not)/iu;
/** Where git looks for a ref by its name (gitrevisions(7)). */
const PLACES = ["", "refs/", "refs/tags/", "refs/heads/", "refs/remotes/"];
const REF_LIMIT = 64 << 10;

/** Whether a text can be a revision: it is no option, leaves nothing out, and has no line of its own. */
export function isRevision(text: string): boolean {
  return text !== "" && !/^[-^]/u.test(text) && !/[\u0000-\u001f]/u.test(text);
}

/**
 * The id of the object that a revision means; null where there is none. Where one is recorded and cannot be read, that is added to
 * `problems`: it is broken, and nothing that a fetch would bring.
 *
 * @param git absolute path
 * @param revision one, as {@link isRevision} says
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
    reason !== "git-failed" || BROKEN.test(detail);
  if (failures.some(isBroken)) {
    problems.push(...failures);
    return null;
  }
  // What is not there at all git does not speak of. A name may lead to it nevertheless.
  const start = START.exec(revision)?.[0] ?? revision;
  const names = new Set([revision, start]);
  for (const name of names) {
    const untold: GitProblem[] = [];
    const named = await parse(name, git, shadow, untold);
    if (named === "" && name === start) problems.push(...brokenRefs(start, shadow));
    if (named === "" || named === name.toLowerCase()) continue;
    if ((await parse(`${named}^{object}`, git, shadow, untold)) !== "") continue;
    problems.push({ reason: "missing", path: named, detail: `${name} leads to ${named}, which is missing` });
    return null;
  }
  return null;
}

/** Refs by a name that are there, and lead to nothing that git understands. */
function* brokenRefs(name: string, shadow: Shadow): Generator<GitProblem> {
  if (name.split("/").includes("..")) return;
  const { gitDir, repository } = shadow;
  const textOf = (folder: string, ref: string): string | null => {
    const file = readPlainFile(join(folder, ref), REF_LIMIT);
    return file.status === "read" ? file.bytes.toString() : null;
  };
  const isHead = name === "HEAD" || name === "@";
  const branch = isHead
    ? /^ref:\s*(?<ref>refs\/\S+)/u.exec(textOf(gitDir, "HEAD") ?? "")?.groups?.ref
    : undefined;
  for (const ref of branch === undefined ? PLACES.map((place) => `${place}${name}`) : [branch]) {
    if ((textOf(gitDir, ref) ?? textOf(sharedFolder(shadow), ref)) === null) continue;
    const path = join(repository.commonDir, ref);
    yield { reason: "malformed", path, detail: `${path} leads to nothing` };
  }
}

/** What git makes of a revision; empty where that is nothing. */
async function parse(revision: string, git: string, shadow: Shadow, problems: GitProblem[]): Promise<string> {
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", revision];
  return (await askGit(git, shadow, args, problems)).trim();
}
