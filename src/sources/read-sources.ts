import type { Candidate } from "../model/candidate.js";
import type { Incomplete, Skip } from "../model/coverage.js";
import type { Exposure } from "../model/finding.js";
import { addTally } from "../inspect/subject.js";
import type { ResolvedOptions } from "../options.js";
import type { Repository } from "../system/git/repository.js";
import type { HookEnvironment } from "./hook-environment.js";
import { readHistory } from "./history.js";
import { PathFilter } from "./path-filter.js";
import { readTargets } from "./read-targets.js";
import { readRange } from "./range.js";
import { readStaged } from "./staged.js";
import { readStream } from "./stdin.js";
import type { Target } from "./targets.js";

/** Everything that was read, and what was not. */
export interface ReadSources {
  readonly candidates: readonly Candidate[];
  readonly skipped: readonly Skip[];
  readonly incomplete: readonly Incomplete[];
  /** What the history tells of a key, by its value. */
  readonly exposures: ReadonlyMap<string, Exposure>;
  readonly files: number;
  readonly objects: number;
  readonly commits: number;
  readonly bytes: number;
  /** Paths of what tells how a project is built and published; none where no files were read. */
  readonly landmarks: readonly string[];
}

/** What is to be read: files and folders, or what git holds. */
export type Where =
  | { readonly kind: "files"; readonly targets: readonly Target[] }
  | { readonly kind: "repository"; readonly repository: Repository; readonly hook: HookEnvironment };

/** Which paths are left out. */
export interface Exclusions {
  readonly patterns: readonly string[];
  readonly prefix: string;
}

/** Reads what was asked for. */
export function readSources(
  where: Where,
  options: ResolvedOptions,
  exclusions: Exclusions,
): Promise<ReadSources> {
  return where.kind === "files"
    ? readFiles(where.targets, options, exclusions)
    : readRepository(where, options, exclusions);
}

const NO_EXPOSURES: ReadonlyMap<string, Exposure> = new Map();

async function readFiles(
  targets: readonly Target[],
  options: ResolvedOptions,
  exclusions: Exclusions,
): Promise<ReadSources> {
  const { tally, skipped, incomplete, landmarks } = await readTargets(targets, { ...options, ...exclusions });
  if (options.stdin !== null) {
    addTally(tally, await readStream(options.stdin.input, options.stdin.path, options.signal));
  }
  const { candidates, files, bytes } = tally;
  const read = { files, bytes, objects: 0, commits: 0 };
  return { candidates, skipped, incomplete, exposures: NO_EXPOSURES, ...read, landmarks };
}

async function readRepository(
  { repository, hook }: Where & { readonly kind: "repository" },
  options: ResolvedOptions,
  exclusions: Exclusions,
): Promise<ReadSources> {
  const { staged, range, signal } = options;
  const result: Omit<ReadSources, "landmarks"> = staged
    ? { exposures: NO_EXPOSURES, ...(await readStaged(repository, hook.indexFile, signal)) }
    : range === null
      ? await readHistory(repository, options)
      : { exposures: NO_EXPOSURES, ...(await readRange(repository, range, hook.quarantine, signal)) };
  // What is tracked is meant to be there, node_modules or not.
  const filter = new PathFilter({ ...exclusions, includeNodeModules: true });
  const candidates = result.candidates.filter(
    ({ location }) => !isFileOf(location) || !filter.excludes(location.path),
  );
  const skipped = result.skipped.filter(({ path }) => !filter.excludes(path));
  return { ...result, candidates, skipped: [...skipped, ...filter.skipped], landmarks: [] };
}

function isFileOf({ origin }: Candidate["location"]): boolean {
  return origin.kind === "blob" || origin.kind === "file-name" || origin.kind === "staged";
}
