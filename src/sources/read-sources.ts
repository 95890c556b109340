import type { Candidate } from "../model/candidate.js";
import { addTally } from "../inspect/subject.js";
import type { ResolvedOptions } from "../options.js";
import type { Repository } from "../system/git/repository.js";
import type { HookEnvironment } from "./hook-environment.js";
import { excludesAll } from "./excludes-all.js";
import type { HistoryResult } from "./history.js";
import { NOTHING_TO_SCAN } from "./own-files.js";
import { PathFilter } from "./path-filter.js";
import type { Target } from "./targets.js";

/** Everything that was read, and what was not. */
export interface ReadSources extends HistoryResult {
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

/** Reads what was asked for. What only another way of reading needs is not loaded. */
export function readSources(
  where: Where,
  options: ResolvedOptions,
  exclusions: Exclusions,
): Promise<ReadSources> {
  return where.kind === "files"
    ? readFiles(where.targets, options, exclusions)
    : readRepository(where, options, exclusions);
}

const NO_HISTORY: Pick<HistoryResult, "exposures" | "keepers"> = { exposures: new Map(), keepers: new Map() };

async function readFiles(
  targets: readonly Target[],
  options: ResolvedOptions,
  exclusions: Exclusions,
): Promise<ReadSources> {
  const { readTargets } = await import("./read-targets.js");
  const read = await readTargets(targets, { ...options, ...exclusions });
  const { tally, incomplete, landmarks } = read;
  const skipped = [...read.skipped];
  if (options.stdin !== null) {
    const { readStream } = await import("./stdin.js");
    const stream = await readStream(options.stdin, options.signal);
    skipped.push(...stream.skipped);
    addTally(tally, stream);
  }
  const { candidates, files, bytes } = tally;
  const coverage = { files, bytes, objects: 0, commits: 0 };
  return { candidates, skipped, incomplete, ...NO_HISTORY, ...coverage, landmarks };
}

async function readRepository(
  { repository, hook }: Where & { readonly kind: "repository" },
  options: ResolvedOptions,
  exclusions: Exclusions,
): Promise<ReadSources> {
  const result = await readGit(repository, options, hook);
  // What is tracked is meant to be there, node_modules or not.
  const rules = { ...exclusions, includeNodeModules: true };
  const filter = new PathFilter(rules);
  const candidates = result.candidates.filter(
    ({ location }) => !isFileOf(location) || !filter.excludes(location.path),
  );
  const skipped = result.skipped.filter(({ path }) => !filter.excludes(path));
  const isHidden = filter.skipped.length > 0 && (await excludesAll(repository, rules, options.signal));
  return {
    ...result,
    candidates,
    skipped: [...skipped, ...filter.skipped],
    incomplete: [...result.incomplete, ...(isHidden ? [NOTHING_TO_SCAN] : [])],
    landmarks: [],
  };
}

async function readGit(
  repository: Repository,
  options: ResolvedOptions,
  { indexFile, quarantine }: HookEnvironment,
): Promise<HistoryResult> {
  const { staged, range, signal } = options;
  if (staged) {
    const { readStaged } = await import("./staged.js");
    return { ...NO_HISTORY, ...(await readStaged(repository, indexFile, signal)) };
  }
  if (range !== null) {
    const { readRange } = await import("./range.js");
    return { ...NO_HISTORY, ...(await readRange(repository, range, quarantine, signal)) };
  }
  const { readHistory } = await import("./history.js");
  return readHistory(repository, options);
}

function isFileOf({ origin }: Candidate["location"]): boolean {
  return origin.kind === "blob" || origin.kind === "file-name" || origin.kind === "staged";
}
