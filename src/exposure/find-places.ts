import type { GitProblem } from "../system/git/git-problem.js";
import { indexEntries } from "../system/git/index-entries.js";
import { Pieces } from "../system/git/pieces.js";
import type { Shadow } from "../system/git/shadow.js";
import { DIFF_PATIENCE, streamGit } from "../system/git/stream-git.js";
import type { CommitGraph } from "./commit-graph.js";
import { type Change, hasPart, type Wanted } from "./read-changes.js";
import type { RefTip } from "./ref-tips.js";

/** A path at which an object stands, or stood, in some commits, the index, or a tree that a tag names. */
export interface Place {
  readonly path: Buffer;
  readonly oid: string;
  /** Numbers of the commits that put it there. */
  readonly commits: number[];
  isInIndex: boolean;
  /** The tree that a ref names itself, where that is what holds it. */
  tree: string | null;
}

/** Collects under which paths the objects that were found stand. */
export class FindPlaces {
  readonly #byBlob = new Map<string, Map<string, Place>>();

  /** Where a blob stands; empty where nothing tells. */
  ofBlob(oid: string): readonly Place[] {
    return [...(this.#byBlob.get(oid)?.values() ?? [])];
  }

  /** The places whose path has a part of some name. */
  ofName(name: Buffer): readonly Place[] {
    const found: Place[] = [];
    for (const places of this.#byBlob.values()) {
      for (const place of places.values()) if (hasPart(place.path, name)) found.push(place);
    }
    return found;
  }

  /** For each place, the first of its commits. */
  *firstCommits(graph: CommitGraph): Generator<number> {
    for (const places of this.#byBlob.values()) {
      for (const { commits } of places.values()) {
        const first = firstOf(graph, commits);
        if (first !== null) yield first;
      }
    }
  }

  addChanges(changes: readonly Change[]): void {
    for (const { commit, path, after } of changes) {
      if (after !== null && commit !== -1) this.#place(after, path).commits.push(commit);
    }
  }

  /** Adds what stands in the index. */
  async addIndex(git: string, shadow: Shadow, wanted: Wanted, problems: GitProblem[]): Promise<void> {
    for await (const entries of indexEntries(git, shadow, problems)) {
      for (const { oid, path } of entries) {
        if (isWanted(wanted, oid, path)) this.#place(oid, Buffer.from(path)).isInIndex = true;
      }
    }
  }

  /** Adds what stands in trees that refs name themselves, with no commit: tags can. */
  async addTrees(
    git: string,
    shadow: Shadow,
    tips: readonly RefTip[],
    graph: CommitGraph,
    wanted: Wanted,
    problems: GitProblem[],
  ): Promise<void> {
    const targets = new Set(
      tips
        .filter(({ name }) => name !== null)
        .flatMap(({ target }) => (graph.numberOf(target) === undefined ? [target] : [])),
    );
    for (const tree of await treesAmong(git, shadow, [...targets], problems)) {
      const fields = new Pieces("\0");
      for await (const chunk of streamGit(git, shadow, ["ls-tree", "-r", "-z", tree], problems, {
        deadline: DIFF_PATIENCE,
      })) {
        for (const field of fields.of(chunk)) {
          const tab = field.indexOf("\t");
          const oid = field.toString("latin1", 0, tab).split(" ")[2] ?? "";
          const path = Buffer.from(field.subarray(tab + 1));
          if (isWanted(wanted, oid, path)) this.#place(oid, path).tree = tree;
        }
      }
    }
  }

  #place(oid: string, path: Buffer): Place {
    const places = this.#byBlob.get(oid) ?? new Map<string, Place>();
    this.#byBlob.set(oid, places);
    const id = path.toString("latin1");
    let place = places.get(id);
    if (place === undefined) {
      place = { path, oid, commits: [], isInIndex: false, tree: null };
      places.set(id, place);
    }
    return place;
  }
}

/** The commit among some that was recorded first; null where there are none. */
export function firstOf(graph: CommitGraph, commits: readonly number[]): number | null {
  return commits.reduce<number | null>(
    (best, commit) => (best === null || graph.time(commit) < graph.time(best) ? commit : best),
    null,
  );
}

function isWanted({ blobs, names }: Wanted, oid: string, path: Buffer): boolean {
  return blobs.has(oid) || names.some((name) => hasPart(path, name));
}

async function treesAmong(
  git: string,
  shadow: Shadow,
  oids: readonly string[],
  problems: GitProblem[],
): Promise<readonly string[]> {
  if (oids.length === 0) return [];
  const args = ["cat-file", "--batch-check=%(objecttype) %(objectname)"];
  const options = { input: [oids.map((oid) => `${oid}\n`).join("")] };
  const trees: string[] = [];
  const lines = new Pieces("\n");
  for await (const chunk of streamGit(git, shadow, args, problems, options)) {
    for (const line of lines.of(chunk)) {
      const [type, oid] = line.toString("latin1").split(" ");
      if (type === "tree" && oid !== undefined) trees.push(oid);
    }
  }
  return trees;
}
