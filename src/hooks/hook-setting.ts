import { UserError } from "../model/errors.js";
import { findGit } from "../system/git/find-git.js";
import { type GitSetting, readGitSettings } from "../system/git/git-settings.js";
import { locateRepository } from "../system/git/locate-repository.js";
import { repositoryHere } from "../system/git/repository-here.js";
import type { Repository } from "../system/git/repository.js";
import { findHooksFolder, type HooksFolder } from "./hooks-folder.js";

/** A repository, as far as hooks are concerned. */
export interface HookSetting {
  readonly repository: Repository;
  readonly settings: readonly GitSetting[];
  readonly folder: HooksFolder;
}

/**
 * Looks at the repository that a folder belongs to.
 *
 * @throws UserError where there is none, or none that works
 */
export function lookAtHooks(cwd: string): HookSetting {
  const repository = cwd === process.cwd() ? repositoryHere() : locateRepository(cwd);
  if (repository === null) throw new UserError(`${cwd}: not in a git repository: git init`);
  if (repository.broken) {
    throw new UserError(
      `${repository.gitDir}: this repository is broken (${repository.problems[0]?.detail ?? "unknown"}): git fsck tells what is lost`,
    );
  }
  const settings = readGitSettings(repository, findGit(repository.workTree ?? repository.gitDir));
  return { repository, settings, folder: findHooksFolder(repository, settings) };
}
