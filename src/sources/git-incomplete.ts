import type { Incomplete } from "../model/coverage.js";
import type { GitProblem } from "../system/git/git-problem.js";

/** What a problem of git means for a scan of files, and what mends it. */
export function incompleteByGit({ reason, path, detail }: GitProblem): Incomplete {
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
      return { reason: `git-${reason}: ${path}`, fix: "git fsck, or clone the repository again" };
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
