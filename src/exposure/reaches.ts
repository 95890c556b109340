import type { Reach } from "../model/location.js";
import type { CommitGraph } from "./commit-graph.js";
import type { RefTip } from "./ref-tips.js";

const ORDER: readonly Reach[] = [
  "head",
  "branch",
  "tag",
  "remote",
  "stash",
  "reflog",
  "notes",
  "index",
  "unreachable",
];

/** From where commits and other objects can be reached. Works out once, for all commits, what every ref leads to. */
export class Reaches {
  readonly #graph: CommitGraph;
  readonly #marks: Uint16Array;
  readonly #direct = new Map<string, number>();

  constructor(graph: CommitGraph, tips: readonly RefTip[]) {
    this.#graph = graph;
    this.#marks = new Uint16Array(graph.count);
    for (const { oid, through, target, reach } of tips) {
      const bit = bitOf(reach);
      for (const named of new Set([oid, ...through, target]))
        this.#direct.set(named, (this.#direct.get(named) ?? 0) | bit);
      const commit = graph.numberOf(target);
      if (commit !== undefined) this.#marks[commit] = (this.#marks[commit] ?? 0) | bit;
    }
    graph.handDown(this.#marks);
  }

  /** From where something can be reached that is in some commits, that a ref may name itself, and that may be in the index. */
  of(commits: Iterable<number>, oid: string, isInIndex: boolean): readonly Reach[] {
    let marks = this.#direct.get(oid) ?? 0;
    for (const commit of commits) marks |= this.#marks[commit] ?? 0;
    if (isInIndex) marks |= bitOf("index");
    return marks === 0 ? ["unreachable"] : ORDER.filter((reach) => (marks & bitOf(reach)) !== 0);
  }

  /** From where a commit, by its id, can be reached. */
  ofCommit(oid: string): readonly Reach[] {
    const number = this.#graph.numberOf(oid);
    return this.of(number === undefined ? [] : [number], oid, false);
  }
}

function bitOf(reach: Reach): number {
  return 1 << ORDER.indexOf(reach);
}
