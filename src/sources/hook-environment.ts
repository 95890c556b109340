import { resolve } from "node:path";
import { repositoryAt } from "../system/git/locate-repository.js";
import { realFolder } from "../system/git/real-folder.js";
import type { Repository } from "../system/git/repository.js";

/** What git tells its hooks in the environment, as far as it matters to a scan. */
export interface HookEnvironment {
  /** The index that the commit is made from, relative to the work tree; null where it is the repository's own. */
  readonly indexFile: string | null;
  /** The folder of objects that a push has brought, absolute; null outside of a server's hook. */
  readonly quarantine: string | null;
}

/** An environment without hooks. */
export const NO_HOOK: HookEnvironment = { indexFile: null, quarantine: null };

type Environment = Readonly<Record<string, string | undefined>>;

/** The repository that git names to a hook in GIT_DIR, with the work tree that it runs in; null where it names none. */
export function repositoryOfHook(environment: Environment, cwd: string): Repository | null {
  const { GIT_DIR: gitDir, GIT_WORK_TREE: workTree } = environment;
  if (gitDir === undefined || gitDir === "") return null;
  const folder = resolve(cwd, gitDir);
  // A server runs its hooks in the git folder itself.
  const isBare = workTree === undefined && realFolder(folder) === realFolder(cwd);
  return repositoryAt(folder, isBare ? null : resolve(cwd, workTree ?? "."));
}

/** What git tells a hook about one repository: nothing where it speaks of another. */
export function hookEnvironment(environment: Environment, isAboutIt: boolean): HookEnvironment {
  if (!isAboutIt) return NO_HOOK;
  const { GIT_INDEX_FILE: indexFile, GIT_QUARANTINE_PATH: quarantine } = environment;
  return {
    indexFile: indexFile === undefined || indexFile === "" ? null : indexFile,
    quarantine: quarantine === undefined || quarantine === "" ? null : resolve(quarantine),
  };
}
