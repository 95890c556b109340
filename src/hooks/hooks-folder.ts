import { realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { UserError } from "../model/errors.js";
import { fileAt } from "../system/file-at.js";
import { expandHome } from "../system/git/git-include.js";
import { type GitSetting, settingOf } from "../system/git/git-settings.js";
import { isInside } from "../system/real-folder.js";
import type { Repository } from "../system/git/repository.js";

/** Where git looks for the hooks of a repository. */
export interface HooksFolder {
  /** Absolute and without symbolic links; it need not exist. */
  readonly path: string;
  /** The `core.hooksPath` that names it; null where it is the usual one. */
  readonly setting: GitSetting | null;
  /** Whether it lies outside of the repository, and so may be that of others too. */
  readonly isOutside: boolean;
}

/** Finds where git looks for hooks, as its configuration says. */
export function findHooksFolder(repository: Repository, settings: readonly GitSetting[]): HooksFolder {
  const setting = settingOf(settings, "core.hookspath");
  const named = setting === null ? "hooks" : expandHome(setting.value);
  // A relative one starts where git runs hooks: at the top of the work tree, or in a bare repository.
  const from = setting === null ? repository.commonDir : (repository.workTree ?? repository.gitDir);
  const path = realPath(isAbsolute(named) ? named : resolve(from, named));
  return { path, setting, isOutside: !foldersOf(repository).some((folder) => isInside(path, folder)) };
}

/**
 * Refuses a folder that keylint must not write to.
 *
 * @param allowOutside whether its user has agreed to a folder outside of the repository that only the repository itself names
 */
export function requireWritableFolder(
  { path, setting, isOutside }: HooksFolder,
  allowOutside: boolean,
): void {
  const named = setting === null ? path : `core.hooksPath (${setting.file})`;
  if (isOutside && !allowOutside && (setting === null || setting.scope === "repository")) {
    throw new UserError(
      `${named} leads out of the repository, to ${path}: if you trust it, add --outside; if not: git config --unset core.hooksPath`,
    );
  }
  if (!isFolderOrNothing(path)) {
    throw new UserError(
      `${named} is ${path}, which is no folder, so git runs no hooks: git config --unset core.hooksPath`,
    );
  }
}

/** A path as it is told to people: from the top of the repository, where it lies in there. */
export function shownPath(path: string, repository: Repository): string {
  const top = repository.workTree ?? repository.gitDir;
  return isInside(path, top) ? relative(top, path) : path;
}

/** A folder's path without symbolic links, as far as it exists. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPath(parent), basename(path));
  }
}

/** The repository's own folders, with the main work tree of a linked one. */
function foldersOf({ workTree, gitDir, commonDir }: Repository): readonly string[] {
  const main = basename(commonDir) === ".git" ? [dirname(commonDir)] : [];
  return [gitDir, commonDir, ...main, ...(workTree === null ? [] : [workTree])];
}

function isFolderOrNothing(path: string): boolean {
  return ["folder", "nothing"].includes(fileAt(path));
}
