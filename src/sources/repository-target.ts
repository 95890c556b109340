import { resolve } from "node:path";
import { UserError } from "../model/errors.js";
import { type HookEnvironment, hookEnvironment, NO_HOOK } from "./hook-environment.js";
import { repositoryOfHook } from "../system/git/repository-here.js";
import { locateRepository } from "../system/git/locate-repository.js";
import type { Repository } from "../system/git/repository.js";
import { statIfPresent } from "./targets.js";

/**
 * The one repository that some paths are in.
 *
 * @throws UserError where there is none, or more than one
 */
function repositoryOf(paths: readonly string[], cwd: string, option: string): Repository {
  const found = new Map<string, Repository>();
  for (const path of paths.length === 0 ? ["."] : paths) {
    const absolute = resolve(cwd, path);
    if (statIfPresent(absolute, path) === null) {
      throw new UserError(
        `${path}: no such file or folder in ${cwd}: check the spelling, or name another path`,
      );
    }
    const repository = locateRepository(absolute);
    if (repository === null) {
      throw new UserError(
        `${path}: not in a git repository: name a clone, or leave out ${option} to scan its files`,
      );
    }
    found.set(repository.gitDir, repository);
  }
  const [repository, another] = found.values();
  if (repository === undefined || another !== undefined) {
    throw new UserError("several repositories were named: name one at a time");
  }
  return repository;
}

/**
 * Whether GIT_DIR names another repository than the one that this folder is in. Hooks ask for what is staged, or for a range: who
 * asks for a history means the folder, and has the variable from a hook that went elsewhere.
 */
function isLeftOver(
  { commonDir }: Repository,
  own: Repository | null,
  { GIT_WORK_TREE: workTree }: NodeJS.ProcessEnv,
): own is Repository {
  return own !== null && own.commonDir !== commonDir && workTree === undefined;
}

function withOther(own: Repository, { gitDir: path }: Repository): Repository {
  const detail = `GIT_DIR names ${path}, which was not read`;
  return { ...own, problems: [...own.problems, { reason: "other-repository", path, detail }] };
}

/** The repository to read, and what git tells about it where this runs in one of its hooks. */
export function repositoryTarget(
  paths: readonly string[],
  cwd: string,
  option: string,
): { readonly repository: Repository; readonly hook: HookEnvironment } {
  const { env } = process;
  const ofHook = paths.length === 0 ? repositoryOfHook(env, cwd) : null;
  const own = locateRepository(cwd);
  if (option === "--history" && ofHook !== null && isLeftOver(ofHook, own, env))
    return { repository: withOther(own, ofHook), hook: NO_HOOK };
  const repository = ofHook ?? repositoryOf(paths, cwd, option);
  const here = ofHook ?? own;
  return { repository, hook: hookEnvironment(env, here?.gitDir === repository.gitDir) };
}
