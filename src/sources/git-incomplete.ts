import type { Incomplete } from "../model/coverage.js";
import type { GitProblem } from "../system/git/git-problem.js";
import type { Repository } from "../system/git/repository.js";

const CLONE_AGAIN = "git fsck, or clone the repository again";

/** Objects are missing that the remote of a partial clone would give. */
const PARTIAL_CLONE: Incomplete = {
  reason: "partial-clone",
  fix: "git fetch --refetch --no-filter (git 2.36 or newer), or clone it again without --filter",
};

/**
 * What problems of git mean for a scan of objects, and what mends them. Of what a partial clone is without that is one thing, however
 * many objects it is and whoever missed them.
 */
export function incompleteByProblems(
  problems: readonly GitProblem[],
  { partial }: Pick<Repository, "partial">,
): readonly Incomplete[] {
  const isLeftOut = (problem: GitProblem): boolean => partial && missingObject(problem) !== null;
  const others = problems.filter((problem) => !isLeftOut(problem)).map(incompleteByGit);
  return others.length < problems.length ? [PARTIAL_CLONE, ...others] : others;
}

/** What a problem of git means for a scan of files, and what mends it. */
export function incompleteByGit(problem: GitProblem): Incomplete {
  const { reason, path, detail } = problem;
  const missing = missingObject(problem);
  if (missing !== null) return { reason: `git-missing: ${missing}`, fix: CLONE_AGAIN };
  switch (reason) {
    case "unreadable":
    case "unreadable-folder":
      return { reason: `git-${reason}: ${path}`, fix: `make ${path} readable for this user` };
    case "not-a-regular-file":
    case "symlink-loop":
    case "malformed":
    case "missing":
    case "too-large":
    case "too-many":
      return { reason: `git-${reason}: ${path}`, fix: CLONE_AGAIN };
    case "other-repository":
      return { reason: `git-other-repository: ${detail}`, fix: `unset GIT_DIR, or name ${path} as the path` };
    case "unsupported":
      return { reason: `git-unsupported: ${detail}`, fix: "update keylint, or scan a fresh clone" };
    case "git-failed":
    case "git-killed":
    case "timed-out":
    case "aborted":
      return {
        reason: `${reason}: ${detail}`,
        fix: "git status in this folder shows what git has against it",
      };
  }
}

const OID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u;
/** What git says of an object that is not there. Of one that is broken it has said something else before. */
const NOT_THERE =
  /^(?:fatal|error): (?:missing [a-z]+ object|bad(?: tree)? object|unable to read(?: tree)?|Could not read) \W?(?<oid>[0-9a-f]{40,64})\W?$/u;

/** The id of the object that is missing, where that is the problem; null where it is another one. */
function missingObject({ reason, path, detail }: GitProblem): string | null {
  if (reason === "missing") return OID.test(path) ? path : null;
  return reason === "git-failed" ? (NOT_THERE.exec(detail)?.groups?.oid ?? null) : null;
}
