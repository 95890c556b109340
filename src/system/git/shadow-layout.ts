import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Repository } from "./repository.js";

/** Where in a shadow things are: laid out as git does, so that linked work trees look to git like what they are. */
export interface ShadowLayout {
  /** The folder that stands for the repository's common folder. */
  readonly commonDir: string;
  /** The folder that stands for its git folder: the same, or one in `worktrees/` of it. */
  readonly gitDir: string;
  /** An empty folder, where git looks for hooks. */
  readonly emptyFolder: string;
  /** An empty file. */
  readonly emptyFile: string;
}

/** A HEAD that git accepts where the real one is not wanted, or cannot be had: a branch without a commit. */
const NO_HEAD = "ref: refs/heads/keylint-no-branch\n";

/** Makes the bare bones of a shadow in an empty folder. */
export function layOutShadow(repository: Repository, folder: string): ShadowLayout {
  const commonDir = join(folder, "git");
  const emptyFolder = join(folder, "empty");
  const emptyFile = join(folder, "none");
  for (const path of [commonDir, emptyFolder]) mkdirSync(path);
  for (const name of ["refs", "objects", "info"]) mkdirSync(join(commonDir, name));
  writeFileSync(emptyFile, "");
  writeFileSync(join(commonDir, "HEAD"), NO_HEAD);
  const linked = repository.gitDir !== repository.commonDir;
  const gitDir = linked ? layOutWorktree(commonDir, basename(repository.gitDir)) : commonDir;
  return { commonDir, gitDir, emptyFolder, emptyFile };
}

/** Makes the folder of a linked work tree in a shadow. */
export function layOutWorktree(commonDir: string, name: string): string {
  const path = join(commonDir, "worktrees", name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "HEAD"), NO_HEAD);
  writeFileSync(join(path, "commondir"), "../..\n");
  // Git passes over one whose `gitdir` does not name a `.git`; it need not exist.
  writeFileSync(join(path, "gitdir"), `${join(path, ".git")}\n`);
  return path;
}
