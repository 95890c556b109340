import { resolve } from "node:path";
import { locateRepository, repositoryAt } from "./locate-repository.js";
import { realFolder } from "../real-folder.js";
import type { Repository } from "./repository.js";

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

/** The repository that this process runs for: the one that git names in the environment, or that of the current folder. */
export function repositoryHere(): Repository | null {
  const cwd = process.cwd();
  return repositoryOfHook(process.env, cwd) ?? locateRepository(cwd);
}
