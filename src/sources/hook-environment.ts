import { resolve } from "node:path";

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

/** What git tells a hook about one repository: nothing where it speaks of another. */
export function hookEnvironment(environment: Environment, isAboutIt: boolean): HookEnvironment {
  if (!isAboutIt) return NO_HOOK;
  const { GIT_INDEX_FILE: indexFile, GIT_QUARANTINE_PATH: quarantine } = environment;
  return {
    indexFile: indexFile === undefined || indexFile === "" ? null : indexFile,
    quarantine: quarantine === undefined || quarantine === "" ? null : resolve(quarantine),
  };
}
