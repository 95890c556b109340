/** A commit as `rev-list` lists it. */
export interface ListedCommit {
  readonly oid: string;
  /** When it was recorded: seconds since 1970. */
  readonly time: number;
  readonly parents: readonly string[];
}

const NONE: readonly number[] = [];

/** The commits of a repository, each with a number, and how they descend from one another. Parents that it lacks are left out. */
export class CommitGraph {
  readonly #commits: readonly ListedCommit[];
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #parents: readonly (readonly number[])[];
  #children: readonly (readonly number[])[] | undefined;
  #order: Int32Array | undefined;

  constructor(commits: readonly ListedCommit[]) {
    const numbers = new Map(commits.map(({ oid }, number) => [oid, number]));
    this.#commits = commits;
    this.#numbers = numbers;
    this.#parents = commits.map(({ parents }) =>
      parents.length === 0
        ? NONE
        : parents.map((oid) => numbers.get(oid) ?? -1).filter((number) => number !== -1),
    );
  }

  get count(): number {
    return this.#commits.length;
  }

  /** The number of a commit; undefined where it is not here. */
  numberOf(oid: string): number | undefined {
    return this.#numbers.get(oid);
  }

  oid(number: number): string {
    return this.#commits[number]?.oid ?? "";
  }

  /** Seconds since 1970. */
  time(number: number): number {
    return this.#commits[number]?.time ?? 0;
  }

  parents(number: number): readonly number[] {
    return this.#parents[number] ?? NONE;
  }

  /** The parent that a change is told against: the first, or -1 where there is none. */
  firstParent(number: number): number {
    return this.#parents[number]?.[0] ?? -1;
  }

  /** Every commit once, parents before children. */
  get order(): Int32Array {
    if (this.#order !== undefined) return this.#order;
    const order = new Int32Array(this.count);
    const waitsFor = Int32Array.from(this.#parents, (parents) => parents.length);
    let end = 0;
    for (let number = 0; number < this.count; number++) if (waitsFor[number] === 0) order[end++] = number;
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

  #childrenOf(number: number): readonly number[] {
    this.#children ??= childrenOf(this.#parents);
    return this.#children[number] ?? NONE;
  }
}

/** A commit that names the same parent twice is that parent's child twice: the order counts them so. */
function childrenOf(parents: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const children: number[][] = parents.map(() => []);
  for (const [number, own] of parents.entries()) for (const parent of own) children[parent]?.push(number);
  return children;
}
