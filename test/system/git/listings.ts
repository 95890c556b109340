import { findGit } from "../../../src/system/git/find-git.js";
import type { GitProblem } from "../../../src/system/git/git-problem.js";
import { locateRepository } from "../../../src/system/git/locate-repository.js";
import type { Repository } from "../../../src/system/git/repository.js";
import { openShadow, type ShadowSelection } from "../../../src/system/git/shadow.js";
import { streamGit, type GitOptions } from "../../../src/system/git/stream-git.js";
import { worktreeFiles } from "../../../src/system/git/worktree-files.js";

/** What listing a work tree came to, names sorted. */
export interface Listing {
  readonly tracked: readonly string[];
  readonly sparse: readonly string[];
  readonly other: readonly string[];
  readonly problems: readonly GitProblem[];
}

/** The repository of a folder, which must be there. */
export function repositoryAt(folder: string): Repository {
  const repository = locateRepository(folder);
  if (repository === null) throw new Error(`no repository at ${folder}`);
  return repository;
}

/** The absolute path of the git that tests run. */
export function realGit(): string {
  const git = findGit("/nonexistent");
  if (git === null) throw new Error("no git");
  return git;
}

/** Lists the files of a folder through a shadow. */
export async function listed(folder: string): Promise<Listing> {
  const repository = repositoryAt(folder);
  const shadow = openShadow(repository);
  const lists = { tracked: [] as string[], sparse: [] as string[], other: [] as string[] };
  const problems: GitProblem[] = [...shadow.problems];
  try {
    for await (const { kind, names } of worktreeFiles(realGit(), shadow, folder, problems)) {
      lists[kind].push(...names.toString().split("\0").slice(0, -1));
    }
  } finally {
    shadow.close();
  }
  for (const names of Object.values(lists)) names.sort();
  return { ...lists, problems };
}

/** Runs git on a full shadow of a repository and gives what it wrote. */
export async function shadowed(
  folder: string,
  args: readonly string[],
  selection: ShadowSelection = { index: true, refs: true, logs: true },
  options: GitOptions = {},
): Promise<{ readonly text: string; readonly problems: readonly GitProblem[] }> {
  const shadow = openShadow(repositoryAt(folder), selection);
  const problems: GitProblem[] = [...shadow.problems];
  try {
    const pieces: Buffer[] = [];
    for await (const piece of streamGit(realGit(), shadow, args, problems, options)) pieces.push(piece);
    return { text: Buffer.concat(pieces).toString(), problems };
  } finally {
    shadow.close();
  }
}
