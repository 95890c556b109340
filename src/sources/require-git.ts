import { UserError } from "../model/errors.js";
import { findGit } from "../system/git/find-git.js";
import type { Repository } from "../system/git/repository.js";

/**
 * The absolute path of the git that reads a repository.
 *
 * @throws UserError where there is none
 */
export function requireGit({ workTree, commonDir }: Repository): string {
  const folder = workTree ?? commonDir;
  const git = findGit(folder);
  if (git !== null) return git;
  throw new UserError(`${folder} is in a git repository, but git was not found in PATH: install git`);
}
