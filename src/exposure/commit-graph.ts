import type { CommitNumbers } from "./commit-numbers.js";

/** Commits, each with a number, in arrays: there can be half a million of them. */
export interface CommitTable {
  /** Their ids, one behind the other. */
  readonly oids: Buffer;
  /** When each was recorded: seconds since 1970. */
  readonly times: Float64Array;
  /** Where in {@link parents} those of each commit start, and the end of the last. */
  readonly parentStarts: Int32Array;
  /** Numbers of commits. Parents that the repository lacks are left out. */
  readonly parents: Int32Array;
}

/** The commits of a repository and how they descend from one another. */
export class CommitGraph {
  readonly count: number;
  readonly #table: CommitTable;
  readonly #numbers: CommitNumbers;
  readonly #oidLength: number;
  #children: { readonly starts: Int32Array; readonly numbers: Int32Array } | undefined;
  #order: Int32Array | undefined;

  /** @param numbers of the commits of the table, by their ids */
  constructor(table: CommitTable, numbers: CommitNumbers) {
    this.count = table.times.length;
    this.#table = table;
    this.#numbers = numbers;
    this.#oidLength = numbers.oidLength;
  }

  /** The number of a commit; undefined where it is not here. */
  numberOf(oid: string): number | undefined {
    const number = this.#numbers.ofHex(oid);
    return number === -1 ? undefined : number;
  }

  oid(number: number): string {
    const start = number * this.#oidLength;
    return this.#table.oids.toString("hex", start, start + this.#oidLength);
  }

  /** Seconds since 1970. */
  time(number: number): number {
    return this.#table.times[number] ?? 0;
  }

  parents(number: number): Int32Array {
    const { parents, parentStarts } = this.#table;
    return parents.subarray(parentStarts[number], parentStarts[number + 1]);
  }

  /** The parent that a change is told against: the first, or -1 where there is none. */
  firstParent(number: number): number {
    return this.parent(number, 0);
  }

  /** A parent by its place among those of its commit, from 0 on; -1 where there is none. */
  parent(number: number, index: number): number {
    const { parents, parentStarts } = this.#table;
    const at = (parentStarts[number] ?? 0) + index;
    return at < (parentStarts[number + 1] ?? 0) ? (parents[at] ?? -1) : -1;
  }

  /** Every commit once, parents before children. */
  get order(): Int32Array {
    if (this.#order !== undefined) return this.#order;
    const order = new Int32Array(this.count);
    const { parentStarts } = this.#table;
    const waitsFor = new Int32Array(this.count);
    let end = 0;
    for (let number = 0; number < this.count; number++) {
      waitsFor[number] = (parentStarts[number + 1] ?? 0) - (parentStarts[number] ?? 0);
      if (waitsFor[number] === 0) order[end++] = number;
    }
    for (let at = 0; at < end; at++) {
      for (const child of this.#childrenOf(order[at] ?? 0)) {
        const left = (waitsFor[child] ?? 0) - 1;
        waitsFor[child] = left;
        if (left === 0) order[end++] = child;
      }
    }
    return (this.#order = order.subarray(0, end));
  }

  /** Marks some commits, and all that descend from them, with 1. */
  descendants(of: Iterable<number>): Uint8Array {
    const marks = new Uint8Array(this.count);
    const waiting = [...of];
    for (const number of waiting) marks[number] = 1;
    for (let number; (number = waiting.pop()) !== undefined;) {
      for (const child of this.#childrenOf(number)) {
        if (marks[child] === 1) continue;
        marks[child] = 1;
        waiting.push(child);
      }
    }
    return marks;
  }

  /** Hands marks on from commits to all that they descend from: `marks` holds bits for some, and is filled in for the rest. */
  handDown(marks: Uint16Array): void {
    const { order } = this;
    for (let at = order.length - 1; at >= 0; at--) {
      const number = order[at] ?? 0;
      const own = marks[number] ?? 0;
      if (own !== 0) for (const parent of this.parents(number)) marks[parent] = (marks[parent] ?? 0) | own;
    }
  }

  /** A commit that names the same parent twice is that parent's child twice: the order counts them so. */
  #childrenOf(number: number): Int32Array {
    this.#children ??= childrenOf(this.#table);
    const { starts, numbers } = this.#children;
    return numbers.subarray(starts[number], starts[number + 1]);
  }
}

function childrenOf({ times, parents, parentStarts }: CommitTable) {
  const count = times.length;
  const starts = new Int32Array(count + 1);
  for (const parent of parents) starts[parent + 1] = (starts[parent + 1] ?? 0) + 1;
  for (let number = 0; number < count; number++) {
    starts[number + 1] = (starts[number + 1] ?? 0) + (starts[number] ?? 0);
  }
  const numbers = new Int32Array(parents.length);
  const ends = starts.slice(0, count);
  for (let number = 0; number < count; number++) {
    for (let at = parentStarts[number] ?? 0; at < (parentStarts[number + 1] ?? 0); at++) {
      const parent = parents[at] ?? 0;
      const end = ends[parent] ?? 0;
      numbers[end] = number;
      ends[parent] = end + 1;
    }
  }
  return { starts, numbers };
}
