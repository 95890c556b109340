import { UserError } from "../model/errors.js";
import type { ScanOptions } from "../options.js";
import type { Where } from "./read-sources.js";
import { repositoryTarget } from "./repository-target.js";
import { resolveTargets } from "./targets.js";

/** What is to be read, and the folder that reports name it from. */
export interface ScanPlace {
  /** Absolute. */
  readonly root: string;
  readonly where: Where;
}

/**
 * Finds out what a scan is to read.
 *
 * @throws UserError where that is not there, or is several things at a time
 */
export async function resolvePlace(given: ScanOptions, cwd: string): Promise<ScanPlace> {
  const option = gitOption(given);
  if (option === null) {
    const paths = given.paths ?? (given.stdin === undefined ? ["."] : []);
    const { root, targets } = await resolveTargets(paths, cwd);
    return { root, where: { kind: "files", targets } };
  }
  const { repository, hook } = repositoryTarget(given.paths ?? [], cwd, option);
  return {
    root: repository.workTree ?? repository.commonDir,
    where: { kind: "repository", repository, hook },
  };
}

/** The option that asks for what git holds instead of files; null where none does. */
function gitOption({ history, staged, range, stdin }: ScanOptions): string | null {
  const asked = [
    ...(history === true ? ["--history"] : []),
    ...(staged === true ? ["--staged"] : []),
    ...(range === undefined ? [] : ["--range"]),
  ];
  const [option] = asked;
  if (option === undefined) return null;
  if (asked.length > 1) throw new UserError(`${asked.join(" and ")} exclude each other: leave one`);
  if (stdin !== undefined) throw new UserError(`${option} and --stdin exclude each other: leave one`);
  return option;
}
