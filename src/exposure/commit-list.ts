import { CommitGraph } from "./commit-graph.js";
import { CommitNumbers } from "./commit-numbers.js";

/** Commits in the order in which they are listed. Their parents may come later, or never. */
export class CommitList {
  readonly #numbers: CommitNumbers;
  readonly #times: number[] = [];
  readonly #parentStarts: number[] = [0];
  #parentOids: Buffer;
  readonly #line: Buffer;

  constructor(oidLength: number) {
    this.#numbers = new CommitNumbers(oidLength);
    this.#parentOids = Buffer.alloc(512 * oidLength);
    this.#line = Buffer.alloc(oidLength);
  }

  get count(): number {
    return this.#numbers.count;
  }

  /** Whether a commit is in the list, by its id in hexadecimal. */
  has(oid: string): boolean {
    return this.#numbers.ofHex(oid) !== -1;
  }

  /**
   * Adds a commit; one that is there already is left as it is.
   *
   * @param time when it was recorded: seconds since 1970
   * @param oids its id and those of its parents, in hexadecimal, with a space between any two
   */
  add(time: number, oids: string): void {
    const digits = 2 * this.#numbers.oidLength;
    this.#line.write(oids.slice(0, digits), "hex");
    if (!this.#numbers.add(this.#line, 0)) return;
    this.#times.push(time);
    let end = this.#parentStarts.at(-1) ?? 0;
    for (let at = digits + 1; at < oids.length; at += digits + 1) {
      this.#addParent(oids.slice(at, at + digits), end++);
    }
    this.#parentStarts.push(end);
  }

  /** The graph of all that were added up to now. */
  graph(): CommitGraph {
    const { oidLength } = this.#numbers;
    const parentStarts = new Int32Array(this.#parentStarts.length);
    const parents = new Int32Array(this.#parentStarts.at(-1) ?? 0);
    let end = 0;
    for (let number = 0; number < this.count; number++) {
      const stop = this.#parentStarts[number + 1] ?? 0;
      for (let at = this.#parentStarts[number] ?? 0; at < stop; at++) {
        const parent = this.#numbers.of(this.#parentOids, at * oidLength);
        if (parent !== -1) parents[end++] = parent;
      }
      parentStarts[number + 1] = end;
    }
    const times = Float64Array.from(this.#times);
    const oids = this.#numbers.oids;
    return new CommitGraph({ oids, times, parentStarts, parents: parents.subarray(0, end) }, this.#numbers);
  }

  #addParent(oid: string, at: number): void {
    const { oidLength } = this.#numbers;
    if ((at + 1) * oidLength > this.#parentOids.length) {
      this.#parentOids = Buffer.concat([this.#parentOids], 2 * this.#parentOids.length);
    }
    this.#parentOids.write(oid, at * oidLength, "hex");
  }
}
