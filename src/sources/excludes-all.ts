import { pathText } from "../inspect/path-text.js";
import { findGit } from "../system/git/find-git.js";
import type { GitProblem } from "../system/git/git-problem.js";
import { indexEntries } from "../system/git/index-entries.js";
import type { Repository } from "../system/git/repository.js";
import type { Shadow } from "../system/git/shadow.js";
import { treeEntries } from "../system/git/tree-entries.js";
import { openWatched } from "./open-watched.js";
import { isOwnFile } from "./own-files.js";
import { PathFilter, type PathFilterOptions } from "./path-filter.js";

/**
 * Whether exclusions leave nothing of what a repository tracks: such ones hide a leak, and do not sort out what is none. Of a
 * repository without an index its HEAD counts.
 */
export async function excludesAll(
  repository: Repository,
  exclusions: PathFilterOptions,
  signal: AbortSignal | null,
): Promise<boolean> {
  const git = findGit(repository.workTree ?? repository.commonDir);
  if (git === null || repository.broken) return true;
  const shadow = openWatched(repository, { index: true, head: true }, signal);
  const filter = new PathFilter(exclusions);
  let isEmpty = true;
  try {
    for (const names of [indexNames, headNames]) {
      if (!isEmpty) break;
      for await (const name of names(git, shadow)) {
        isEmpty = false;
        if (!isOwnFile(name) && !filter.excludes(pathText(name))) return false;
      }
    }
    return true;
  } finally {
    shadow.close();
  }
}

async function* indexNames(git: string, shadow: Shadow): AsyncGenerator<Buffer> {
  // What git could not do is told by the scan itself.
  const untold: GitProblem[] = [];
  for await (const entries of indexEntries(git, shadow, untold)) {
    for (const { path } of entries) yield path;
  }
}

async function* headNames(git: string, shadow: Shadow): AsyncGenerator<Buffer> {
  const untold: GitProblem[] = [];
  for await (const { path } of treeEntries(git, shadow, "HEAD", untold)) yield path;
}
