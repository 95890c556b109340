import type { Incomplete, Skip } from "../model/coverage.js";
import type { Exposure } from "../model/finding.js";
import type { Keeper } from "../model/keeper.js";
import type { Progress } from "../options.js";
import { attributeFinds } from "../exposure/attribute-finds.js";
import type { ObjectFind } from "../inspect/inspect-object.js";
import { Inspector } from "../inspect/inspector.js";
import type { ObjectLinks } from "../packs/object-links.js";
import { searchObjects } from "../packs/search-objects.js";
import { expectAnswer } from "../system/git/expect-answer.js";
import type { GitProblem } from "../system/git/git-problem.js";
import type { Repository } from "../system/git/repository.js";
import type { Shadow } from "../system/git/shadow.js";
import { keptModules, quarantines } from "./beside-objects.js";
import { resolveByCommits } from "./commit-words.js";
import { checkConnectivity } from "./connectivity.js";
import { candidatesOf, splitByNeed } from "./find-need.js";
import { incompleteByProblems } from "./git-incomplete.js";
import { inspectGitFiles, withoutCopies } from "./inspect-git-files.js";
import { inspectIndexes, onlyInIndex } from "./inspect-index.js";
import { inspectRefs } from "./inspect-refs.js";
import { incompleteByObjects } from "./object-incomplete.js";
import { lostLogEntries } from "./lost-log-entries.js";
import { openWatched } from "./open-watched.js";
import { requireGit } from "./require-git.js";
import type { GitScan } from "./git-scan.js";
import { ObjectFinds } from "./object-finds.js";
import { withOwnKeepers } from "./own-keepers.js";

/** How a history is read. */
export interface HistoryOptions {
  readonly jobs: number;
  /** Also finds out where things are that are no findings. */
  readonly explain: boolean;
  readonly signal: AbortSignal | null;
  readonly onProgress: ((progress: Progress) => void) | null;
}

/** What a repository holds. */
export interface HistoryResult extends GitScan {
  /** By the value of the key. */
  readonly exposures: ReadonlyMap<string, Exposure>;
  /** What keeps each key in the repository, by the value of the key. */
  readonly keepers: ReadonlyMap<string, readonly Keeper[]>;
}

/**
 * Reads every object of a repository, whether anything leads to it or not, with names of refs, reflogs and what else its git folder
 * holds.
 *
 * @throws UserError where there is no git; the signal's reason where it is aborted
 */
export async function readHistory(repository: Repository, options: HistoryOptions): Promise<HistoryResult> {
  const git = requireGit(repository);
  const shadow = openWatched(repository, { index: true, refs: true, logs: true }, options.signal);
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

  constructor(git: string, shadow: Shadow, options: HistoryOptions) {
    this.#git = git;
    this.#shadow = shadow;
    this.#options = options;
  }

  async read(): Promise<HistoryResult> {
    const { jobs, onProgress, explain, signal } = this.#options;
    const { repository } = this.#shadow;
    const connectivity = checkConnectivity(this.#git, this.#shadow);
    const index = inspectIndexes(this.#git, this.#shadow, this.#problems);
    index.catch(() => undefined);
    try {
      const finds = new ObjectFinds(this.#git, this.#shadow, this.#inspector, this.#problems);
      let links: ObjectLinks | null = null;
      const stores = [repository.objectsDir, ...repository.alternates];
      const totals = await searchObjects(
        {
          objectFolders: [...stores, ...quarantines(stores)],
          objectFormat: repository.objectFormat,
        },
        {
          jobs,
          followLinks: true,
          onLinks: (met) => {
            links = met;
          },
          ...(signal === null ? {} : { signal }),
          onFound: (found) => finds.take(found),
          onProgress: ({ objects, ofObjects, bytes }) => {
            const of = { files: 0, bytes: 0, objects: ofObjects };
            onProgress?.({ done: { files: 0, bytes, objects }, total: of });
          },
        },
      );
      const unread = await finds.readAgain(totals.problems);
      const unreadRefs: Skip[] = [];
      const names = await inspectRefs(this.#git, this.#shadow, this.#inspector, this.#problems, unreadRefs);
      const { wanted, rest } = explain ? { wanted: finds.all, rest: [] } : splitByNeed(finds.all);
      const attributed = await this.#attribute(wanted, links);
      links = null;
      // What leads where cannot be told of objects that are not what they are named.
      const isLie = unread.some(({ reason }) => reason === "mismatch" || reason === "circular");
      const missing = isLie
        ? []
        : await Promise.all([connectivity.missing(totals.isClosed), lostLogEntries(this.#git, this.#shadow)]);
      this.#options.signal?.throwIfAborted();
      // That nothing is missing is told by silence.
      await expectAnswer(this.#git, this.#shadow, this.#problems);
      const { candidates, submodules } = await index;
      const placed = await resolveByCommits(attributed.candidates, ["HEAD"], this.#git, this.#shadow);
      const files = await inspectGitFiles(repository, this.#inspector, signal);
      const inFiles = await resolveByCommits(files.candidates, ["HEAD"], this.#git, this.#shadow);
      const told = [...placed, ...rest.flatMap(candidatesOf), ...names, ...onlyInIndex(candidates, placed)];
      return {
        candidates: [...told, ...withoutCopies(inFiles, told)],
        exposures: attributed.exposures,
        keepers: withOwnKeepers(attributed.keepers, [...placed, ...names, ...inFiles], this.#shadow),
        skipped: [
          ...submodules,
          ...unreadRefs,
          ...this.#modules(submodules),
          ...attributed.skipped,
          ...files.skipped,
        ],
        incomplete: [
          ...(repository.shallow ? [SHALLOW_CLONE] : []),
          ...incompleteByObjects(unread),
          ...incompleteByProblems(
            [
              ...this.#shadow.problems,
              ...this.#problems,
              ...attributed.problems,
              ...missing.flat(),
              ...files.problems,
            ],
            repository,
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

  /** Repositories of submodules that nothing in the index speaks of any more. */
  #modules(submodules: readonly Skip[]): Skip[] {
    const told = new Set(submodules.map(({ path }) => path));
    return keptModules(this.#shadow.repository.commonDir)
      .filter((name) => !told.has(name))
      .map((name) => ({ path: `.git/modules/${name}`, reason: "submodule" }));
  }

  async #attribute(finds: readonly ObjectFind[], links: ObjectLinks | null) {
    if (finds.length === 0)
      return { candidates: [], exposures: new Map(), keepers: new Map(), skipped: [], problems: [] };
    return attributeFinds(finds, {
      git: this.#git,
      shadow: this.#shadow,
      inspector: this.#inspector,
      jobs: this.#options.jobs,
      commitsOver: (oids) => links?.commitsOver(oids) ?? null,
      now: new Date(),
    });
  }
}

/** What was cut off cannot be told of. */
const SHALLOW_CLONE: Incomplete = { reason: "shallow-clone", fix: "git fetch --unshallow" };
