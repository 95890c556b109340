import type { ObjectMemory } from "./object-memory.js";

/** Bytes of the arena that may be full of objects that are not needed any more before it is tidied up. */
const TIDY_FROM = 8 * 1024 * 1024;

/** The objects of a family that others are still to be made from, each made from one below it, in the arena of a memory. */
export class ObjectStack {
  readonly #memory: ObjectMemory;
  readonly #addresses: number[] = [];
  readonly #sizes: number[] = [];
  readonly #kinds: number[] = [];
  readonly #notable: boolean[] = [];
  #top = 0;

  constructor(memory: ObjectMemory) {
    this.#memory = memory;
    this.clear();
  }

  get depth(): number {
    return this.#addresses.length;
  }

  clear(): void {
    for (const list of [this.#addresses, this.#sizes, this.#kinds, this.#notable]) list.length = 0;
    this.#top = this.#memory.arena;
  }

  /** Address of the object on top. It may change with each allocation. */
  address(): number {
    return this.#addresses[this.#addresses.length - 1] ?? 0;
  }

  size(): number {
    return this.#sizes[this.#sizes.length - 1] ?? 0;
  }

  kinds(): number {
    return this.#kinds[this.#kinds.length - 1] ?? 0;
  }

  isNotable(): boolean {
    return this.#notable[this.#notable.length - 1] ?? false;
  }

  /** Room for so many bytes above the stack, good until the next allocation; -1 where there is none. */
  allocate(size: number): number {
    if (this.#top + size > this.#memory.arena + TIDY_FROM) this.#tidy();
    return this.#memory.reserve(this.#top + size) ? this.#top : -1;
  }

  /** Room behind something that was allocated and ends at `end`. */
  allocateBehind(end: number, size: number): number {
    const address = align(end + this.#memory.slack);
    return this.#memory.reserve(address + size) ? address : -1;
  }

  /** Moves an object to the place directly above the stack and returns its address. */
  moveDown(address: number, size: number): number {
    this.#memory.bytes.copyWithin(this.#top, address, address + size);
    return this.#top;
  }

  /** Puts an object on top that was allocated above the stack, or above what was on top meanwhile. */
  push(address: number, size: number, kinds: number, notable: boolean): void {
    this.#addresses.push(address);
    this.#sizes.push(size);
    this.#kinds.push(kinds);
    this.#notable.push(notable);
    this.#top = this.#endOf(address, size);
  }

  pop(): void {
    this.#addresses.pop();
    this.#sizes.pop();
    this.#kinds.pop();
    this.#notable.pop();
    this.#top = this.depth === 0 ? this.#memory.arena : this.#endOf(this.address(), this.size());
  }

  /** Moves all objects down to where others were below them, where that is worth it. */
  #tidy(): void {
    const needed = this.#sizes.reduce((sum, size) => sum + size, 0);
    if (needed * 2 > this.#top - this.#memory.arena) return;
    let to = this.#memory.arena;
    for (const [index, from] of this.#addresses.entries()) {
      const size = this.#sizes[index] ?? 0;
      this.#addresses[index] = to;
      if (from !== to) this.#memory.bytes.copyWithin(to, from, from + size);
      to = this.#endOf(to, size);
    }
    this.#top = to;
  }

  /** Where the next object can begin. */
  #endOf(address: number, size: number): number {
    return align(address + size + this.#memory.slack);
  }
}

function align(address: number): number {
  return Math.ceil(address / 16) * 16;
}
