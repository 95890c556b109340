import { isKeyFile } from "../model/environment-file.js";
import { findGit } from "../system/git/find-git.js";
import type { GitProblem } from "../system/git/git-problem.js";
import { indexEntries } from "../system/git/index-entries.js";
import type { Repository } from "../system/git/repository.js";
import { openShadow } from "../system/git/shadow.js";

/** How many are told; whoever has more knows where to look. */
const MOST = 20;

/**
 * The files made to hold keys that the index of a repository lists, by their names: no line of a .gitignore takes them out. None
 * where git is missing.
 */
export async function trackedKeyFiles(
  repository: Repository,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const git = findGit(repository.workTree ?? repository.commonDir);
  if (git === null || repository.broken) return [];
  const shadow = openShadow(repository, { index: true }, signal);
  const found: string[] = [];
  // What git cannot read is told by a scan.
  const untold: GitProblem[] = [];
  try {
    for await (const entries of indexEntries(git, shadow, untold)) {
      for (const { path } of entries) {
        const name = path.toString("utf8");
        if (isKeyFile(name)) found.push(name);
        if (found.length === MOST) return found;
      }
    }
    return found;
  } finally {
    shadow.close();
  }
}
