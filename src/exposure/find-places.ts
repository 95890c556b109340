import { checkObjects } from "../system/git/check-objects.js";
import type { GitProblem } from "../system/git/git-problem.js";
import { indexEntries, otherIndexEntries } from "../system/git/index-entries.js";
import type { Shadow } from "../system/git/shadow.js";
import { treeEntries } from "../system/git/tree-entries.js";
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
  /** The indexes of other work trees that it stands in, by their paths in the shadow. */
  readonly otherIndexes: Set<string>;
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

  /** Adds what stands in the index, and in those of other work trees. */
  async addIndex(git: string, shadow: Shadow, wanted: Wanted, problems: GitProblem[]): Promise<void> {
    for await (const entries of indexEntries(git, shadow, problems)) {
      for (const { oid, path } of entries) {
        if (isWanted(wanted, oid, path)) this.#place(oid, Buffer.from(path)).isInIndex = true;
      }
    }
    for await (const { index, entries } of otherIndexEntries(git, shadow, problems)) {
      for (const { oid, path } of entries) {
        if (isWanted(wanted, oid, path)) this.#place(oid, Buffer.from(path)).otherIndexes.add(index);
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
    for (const object of await checkObjects(git, shadow, [...targets], problems)) {
      if (object?.type !== "tree") continue;
      for await (const { oid, path } of treeEntries(git, shadow, object.oid, problems)) {
        if (isWanted(wanted, oid, path)) this.#place(oid, path).tree = object.oid;
      }
    }
  }

  #place(oid: string, path: Buffer): Place {
    const places = this.#byBlob.get(oid) ?? new Map<string, Place>();
    this.#byBlob.set(oid, places);
    const id = path.toString("latin1");
    let place = places.get(id);
    if (place === undefined) {
      place = { path, oid, commits: [], isInIndex: false, otherIndexes: new Set(), tree: null };
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
