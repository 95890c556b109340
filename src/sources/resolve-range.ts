import { UserError } from "../model/errors.js";
import type { RangeSpec } from "../options.js";
import { askGit } from "../system/git/ask-git.js";
import type { GitProblem } from "../system/git/git-problem.js";
import type { Shadow } from "../system/git/shadow.js";
import { isRevision, resolveRevision } from "./resolve-revision.js";

const NO_OBJECT = /^(?:0{40}|0{64})$/u;
const RANGE = /^(?<from>.*?)(?<dots>\.{2,3})(?<to>.*)$/su;
const NOTHING: RangeSpec = { include: [], exclude: [] };

/**
 * Finds out what a range such as `main..HEAD` means. An id of zeros, as servers give for a branch that is new or gone, stands for
 * nothing: all that the other end leads to is in the range. Either end may be left out, for HEAD. A range with an end that is
 * recorded here and cannot be read has nothing in it, and a problem.
 *
 * @param git absolute path
 * @throws UserError where it is no range, or an end of it is not in this clone
 */
export async function resolveRange(
  range: string,
  git: string,
  shadow: Shadow,
  problems: GitProblem[],
): Promise<RangeSpec> {
  const { from = "", dots = "", to = "" } = RANGE.exec(range)?.groups ?? {};
  if (dots === "") throw new UserError(`--range ${range}: not a range: write two revisions as main..HEAD`);
  const resolve = async (given: string): Promise<string | null> => {
    const revision = given === "" ? "HEAD" : given;
    if (NO_OBJECT.test(revision)) return null;
    if (!isRevision(revision)) {
      throw new UserError(`--range ${range}: ${revision} is no revision: write two revisions as main..HEAD`);
    }
    const oid = await resolveRevision(revision, git, shadow, problems);
    if (oid !== null || problems.length > 0) return oid;
    if (shadow.problems.length > 0) {
      // What is wrong with the repository may be why.
      problems.push({ reason: "missing", path: revision, detail: `${revision} leads to nothing` });
      return null;
    }
    const fix = shadow.repository.shallow
      ? "git fetch --unshallow gets the whole history"
      : "git fetch gets what was pushed since";
    throw new UserError(`--range ${range}: ${revision} is not in this clone: ${fix}`);
  };
  const exclude = await resolve(from);
  const include = await resolve(to);
  if (problems.length > 0) return NOTHING;
  if (dots.length === 2 || exclude === null || include === null) {
    return { include: listed(include), exclude: listed(exclude) };
  }
  // Three dots mean both sides, without what they have in common; git fails where that is nothing.
  const untold: GitProblem[] = [];
  const bases = await askGit(git, shadow, ["merge-base", "--all", exclude, include], untold);
  return { include: [exclude, include], exclude: bases.split("\n").filter((oid) => oid !== "") };
}

function listed(oid: string | null): readonly string[] {
  return oid === null ? [] : [oid];
}
