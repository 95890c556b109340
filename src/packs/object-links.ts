import { entriesByPosition } from "./entry-order.js";
import { type FamilyTree, NONE, treeOf } from "./families.js";
import { type LinkTargets, type StoreTargets, wasReadAs } from "./link-targets.js";
import { placeOfOid } from "./oid-list.js";
import type { PackPlan } from "./pack-plan.js";

/** The objects that refer to each: `sources[starts[n]]` up to `starts[n + 1]` are those of number n. */
interface Referrers {
  readonly starts: Uint32Array;
  readonly sources: Uint32Array;
}

/**
 * What refers to what in a store, as the search met it. Objects have numbers: their places in the lists of the packs, one behind
 * the other, then in the list of loose ones. An object that stands in several lists has a number in each, and is referred to by
 * the first.
 */
export class ObjectLinks {
  readonly #packs: readonly PackPlan[];
  readonly #lists: readonly LinkTargets[];
  readonly #count: number;
  readonly #logs: readonly Uint32Array[];
  #referrers: Referrers | undefined;
  /** Of each pack that was asked for. */
  readonly #trees: (FamilyTree | undefined)[] = [];
  readonly #entries: (Uint32Array | undefined)[] = [];

  /** @param logs of the threads: two numbers for each link, from and to */
  constructor(packs: readonly PackPlan[], targets: StoreTargets, logs: readonly Uint32Array[]) {
    this.#packs = packs;
    this.#lists = [...targets.packs, ...targets.loose];
    const last = this.#lists.at(-1);
    this.#count = last === undefined ? 0 : last.first + last.oids.count;
    this.#logs = logs;
  }

  /**
   * Commits whose tree has, at any depth, one of some files or folders, by their ids in hexadecimal: all of these, and others.
   * A tree that is made from one that has it may have dropped it; that is not looked at.
   *
   * @returns null where one of them is not in the store
   */
  commitsOver(oids: Iterable<string>): string[] | null {
    const seen = new Uint8Array(this.#count);
    const waiting: number[] = [];
    const commits: string[] = [];
    const visit = (number: number): void => {
      if (seen[number] === 1) return;
      seen[number] = 1;
      waiting.push(number);
    };
    for (const oid of oids) {
      const numbers = this.#numbersOf(Buffer.from(oid, "hex"));
      if (numbers.length === 0) return null;
      numbers.forEach(visit);
    }
    this.#referrers ??= this.#invert();
    const { starts, sources } = this.#referrers;
    for (let number; (number = waiting.pop()) !== undefined;) {
      const marks = this.#marksOf(number);
      if (wasReadAs(marks, "commit")) {
        commits.push(this.#oid(number).toString("hex"));
        continue;
      }
      const named = this.#firstNumber(number);
      const end = starts[named + 1] ?? 0;
      for (let at = starts[named] ?? 0; at < end; at++) visit(sources[at] ?? 0);
      if (wasReadAs(marks, "tree")) for (const made of this.#madeFrom(number)) visit(made);
    }
    return commits;
  }

  /** Numbers of an object, first that by which others refer to it. */
  #numbersOf(oid: Buffer): number[] {
    const view = new DataView(oid.buffer, oid.byteOffset, oid.length);
    return this.#lists.flatMap(({ oids, fanout, first }) => {
      const place = placeOfOid(oids, fanout, view, 0);
      return place < 0 ? [] : [first + place];
    });
  }

  #firstNumber(number: number): number {
    if (this.#lists.length === 1) return number;
    return this.#numbersOf(this.#oid(number))[0] ?? number;
  }

  #oid(number: number): Buffer {
    const { oids, first } = this.#listOf(number);
    const { view, start, stride, oidLength } = oids;
    return Buffer.from(view.buffer, view.byteOffset + start + (number - first) * stride, oidLength);
  }

  #marksOf(number: number): number {
    const { marks, first } = this.#listOf(number);
    return marks[number - first] ?? 0;
  }

  #listOf(number: number): LinkTargets {
    const list = this.#lists.findLast(({ first }) => first <= number);
    if (list === undefined) throw new RangeError(`there is no object ${number}`);
    return list;
  }

  /** Numbers of the objects that a pack makes from one of its own. */
  *#madeFrom(number: number): Generator<number> {
    const pack = this.#lists.findLastIndex(({ first }) => first <= number);
    const plan = this.#packs[pack];
    if (plan === undefined) return;
    const { order, count, positions } = plan;
    const first = this.#lists[pack]?.first ?? 0;
    const { children, siblings } = (this.#trees[pack] ??= treeOf(order, count));
    const entries = (this.#entries[pack] ??= entriesByPosition(positions));
    const entry = entries[number - first] ?? 0;
    for (let child = children[entry] ?? NONE; child !== NONE; child = siblings[child] ?? NONE) {
      yield first + (positions[child] ?? 0);
    }
  }

  #invert(): Referrers {
    const starts = new Uint32Array(this.#count + 1);
    for (const log of this.#logs) {
      for (let at = 1; at < log.length; at += 2) {
        const next = (log[at] ?? 0) + 1;
        starts[next] = (starts[next] ?? 0) + 1;
      }
    }
    for (let number = 0; number < this.#count; number++) {
      starts[number + 1] = (starts[number + 1] ?? 0) + (starts[number] ?? 0);
    }
    const sources = new Uint32Array(starts[this.#count] ?? 0);
    const ends = starts.slice(0, this.#count);
    for (const log of this.#logs) {
      for (let at = 0; at + 1 < log.length; at += 2) {
        const to = log[at + 1] ?? 0;
        const end = ends[to] ?? 0;
        sources[end] = log[at] ?? 0;
        ends[to] = end + 1;
      }
    }
    return { starts, sources };
  }
}
