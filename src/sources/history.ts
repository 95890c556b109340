import type { Candidate } from "../model/candidate.js";
import type { Incomplete, Skip } from "../model/coverage.js";
import { UserError } from "../model/errors.js";
import type { Exposure } from "../model/finding.js";
import { reveal } from "../model/key.js";
import type { Progress } from "../options.js";
import { attributeFinds } from "../exposure/attribute-finds.js";
import type { ObjectFind } from "../inspect/inspect-object.js";
import { pathText } from "../inspect/path-text.js";
import { Inspector } from "../inspect/inspector.js";
import { emptyTally } from "../inspect/subject.js";
import type { Origin } from "../model/location.js";
import { searchObjects } from "../packs/search-objects.js";
import { findGit } from "../system/git/find-git.js";
import type { GitProblem } from "../system/git/git-problem.js";
import { indexEntries } from "../system/git/index-entries.js";
import type { Repository } from "../system/git/repository.js";
import { openShadow, type Shadow } from "../system/git/shadow.js";
import { keptModules, quarantines } from "./beside-objects.js";
import { resolveByCommits } from "./commit-words.js";
import { checkConnectivity } from "./connectivity.js";
import { incompleteByGit } from "./git-incomplete.js";
import { inspectRefs } from "./inspect-refs.js";
import { incompleteByObjects } from "./object-incomplete.js";
import { ObjectFinds } from "./object-finds.js";

/** How a history is read. */
export interface HistoryOptions {
  readonly jobs: number;
  /** Also finds out where things are that are no findings. */
  readonly explain: boolean;
  readonly signal: AbortSignal | null;
  readonly onProgress: ((progress: Progress) => void) | null;
}

/** What a repository holds. */
export interface HistoryResult {
  readonly candidates: readonly Candidate[];
  readonly skipped: readonly Skip[];
  readonly incomplete: readonly Incomplete[];
  /** By the value of the key. */
  readonly exposures: ReadonlyMap<string, Exposure>;
  readonly objects: number;
  readonly commits: number;
  readonly files: number;
  /** Bytes of content. */
  readonly bytes: number;
}

/**
 * Reads every object of a repository, whether anything leads to it or not, with names of refs and reflogs.
 *
 * @throws UserError where there is no git; the signal's reason where it is aborted
 */
export async function readHistory(repository: Repository, options: HistoryOptions): Promise<HistoryResult> {
  const git = findGit(repository.workTree ?? repository.commonDir);
  if (git === null) throw new UserError("git was not found in PATH: install git");
  const shadow = openShadow(repository, { index: true, refs: true, logs: true }, options.signal);
  try {
    return await new HistoryReader(git, shadow, options).read();
  } finally {
    shadow.close();
  }
}

class HistoryReader {
  readonly #git: string;
  readonly #shadow: Shadow;
  readonly #options: HistoryOptions;
  readonly #inspector = new Inspector({ maxFileSize: Number.MAX_SAFE_INTEGER });
  readonly #problems: GitProblem[] = [];
  readonly #skipped: Skip[] = [];

  constructor(git: string, shadow: Shadow, options: HistoryOptions) {
    this.#git = git;
    this.#shadow = shadow;
    this.#options = options;
  }

  async read(): Promise<HistoryResult> {
    const { jobs, onProgress, explain, signal } = this.#options;
    const { repository } = this.#shadow;
    const connectivity = checkConnectivity(this.#git, this.#shadow);
    const index = this.#inspectIndex();
    index.catch(() => undefined);
    try {
      const finds = new ObjectFinds(this.#git, this.#shadow, this.#inspector, this.#problems);
      const stores = [repository.objectsDir, ...repository.alternates];
      const totals = await searchObjects(
        {
          objectFolders: [...stores, ...quarantines(stores)],
          objectFormat: repository.objectFormat,
        },
        {
          jobs,
          ...(signal === null ? {} : { signal }),
          onFound: (found) => finds.take(found),
          onProgress: ({ objects, ofObjects, bytes }) => {
            const of = { files: 0, bytes: 0, objects: ofObjects };
            onProgress?.({ done: { files: 0, bytes, objects }, total: of });
          },
        },
      );
      const unread = await finds.readAgain(totals.problems);
      const names = await this.#inspectRefs();
      const { wanted, rest } = explain ? { wanted: finds.all, rest: [] } : splitByNeed(finds.all);
      const attributed = await this.#attribute(wanted);
      // What leads where cannot be told of objects that are not what they are named.
      const isLie = unread.some(({ reason }) => reason === "mismatch");
      const missing = isLie ? [] : await connectivity.missing(totals.objects);
      this.#options.signal?.throwIfAborted();
      const placed = await resolveByCommits(attributed.candidates, ["HEAD"], this.#git, this.#shadow);
      return {
        candidates: [...placed, ...rest.flatMap(candidatesOf), ...names, ...onlyInIndex(await index, placed)],
        exposures: attributed.exposures,
        skipped: [...this.#skipped, ...this.#modules(), ...attributed.skipped],
        incomplete: [
          ...incompleteByRepository(repository),
          ...incompleteByObjects(unread),
          ...[...this.#shadow.problems, ...this.#problems, ...attributed.problems, ...missing].map(
            incompleteByGit,
          ),
        ],
        objects: totals.objects,
        commits: totals.byType.commit.objects,
        bytes: totals.bytes,
        files: 0,
      };
    } finally {
      connectivity.kill();
    }
  }

  /** Names in the index are in no tree until they are committed; submodules are no objects of this repository at all. */
  async #inspectIndex(): Promise<readonly Candidate[]> {
    const tally = emptyTally();
    const oids = new Map<string, string>();
    for await (const entries of indexEntries(this.#git, this.#shadow, this.#problems)) {
      const names: Buffer[] = [];
      for (const { mode, path } of entries) {
        names.push(path, END);
        if (mode === "160000") this.#skipped.push({ path: pathText(path), reason: "submodule" });
      }
      const from = tally.candidates.length;
      this.#inspector.names(Buffer.concat(names), "", tally);
      if (tally.candidates.length === from) continue;
      for (const { oid, path } of entries) oids.set(pathText(path), oid);
    }
    return tally.candidates.map((candidate) => {
      const object = oids.get(candidate.location.path) ?? "";
      const origin: Origin = { kind: "file-name", object, reach: ["index"] };
      return { ...candidate, location: { ...candidate.location, origin } };
    });
  }

  /** Repositories of submodules that nothing in the index speaks of any more. */
  #modules(): Skip[] {
    const told = new Set(this.#skipped.map(({ path }) => path));
    return keptModules(this.#shadow.repository.commonDir)
      .filter((name) => !told.has(name))
      .map((name) => ({ path: `.git/modules/${name}`, reason: "submodule" }));
  }

  #inspectRefs(): Promise<readonly Candidate[]> {
    return inspectRefs(this.#git, this.#shadow, this.#inspector, this.#problems);
  }

  async #attribute(finds: readonly ObjectFind[]) {
    if (finds.length === 0) return { candidates: [], exposures: new Map(), skipped: [], problems: [] };
    return attributeFinds(finds, {
      git: this.#git,
      shadow: this.#shadow,
      inspector: this.#inspector,
      jobs: this.#options.jobs,
      now: new Date(),
    });
  }
}

const END = Buffer.from([0]);

function candidatesOf(find: ObjectFind): readonly Candidate[] {
  return find.type === "tree" ? find.names.flatMap(({ candidates }) => candidates) : find.candidates;
}

/** Names of the index that no commit has. */
function onlyInIndex(inIndex: readonly Candidate[], placed: readonly Candidate[]): Candidate[] {
  const paths = new Set(
    placed.flatMap(({ location: { origin, path } }) => (origin.kind === "file-name" ? [path] : [])),
  );
  return inIndex.filter(({ location }) => !paths.has(location.path));
}

/** Sorts out the finds whose places need not be known. */
function splitByNeed(finds: readonly ObjectFind[]): { wanted: ObjectFind[]; rest: ObjectFind[] } {
  // What one place tells of a key holds for all of its places.
  const keys = new Set(
    finds
      .filter(needsPlace)
      .flatMap(candidatesOf)
      .map(({ key }) => reveal(key)),
  );
  const isWanted = (find: ObjectFind): boolean =>
    needsPlace(find) || candidatesOf(find).some(({ key }) => keys.has(reveal(key)));
  return { wanted: finds.filter(isWanted), rest: finds.filter((find) => !isWanted(find)) };
}

/** Whether the place of a find matters: no path makes another vendor's key or a placeholder Pictify's. */
function needsPlace(find: ObjectFind): boolean {
  if (find.type === "blob" && find.unread.length > 0) return true;
  return candidatesOf(find).some(
    ({ judgement: { status } }) => status === "ours" || status === "unattributed",
  );
}

/** A clone that was made without a part of the history cannot tell what is in that. */
function* incompleteByRepository({ shallow, partial }: Repository): Generator<Incomplete> {
  if (shallow) yield { reason: "shallow-clone", fix: "git fetch --unshallow" };
  if (partial) {
    yield {
      reason: "partial-clone",
      fix: "git fetch --refetch --no-filter, or clone it again without --filter",
    };
  }
}
