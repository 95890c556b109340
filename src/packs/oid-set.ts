import { randomBytes } from "node:crypto";

/**
 * A set of object ids that are kept where they stand. The hash is seeded, so that nobody can make up ids that all collide.
 */
export class OidSet {
  readonly #oidLength: number;
  readonly #slots: Uint32Array;
  readonly #hashes: Uint32Array;
  readonly #starts: Float64Array;
  readonly #sources: Uint32Array;
  readonly #views: DataView[] = [];
  readonly #seed = new Uint32Array(new Uint8Array(randomBytes(12)).buffer);
  #size = 0;

  /** @param capacity how many ids may be in it at most */
  constructor(capacity: number, oidLength: number) {
    this.#oidLength = oidLength;
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(Math.max(capacity, 8) * 2)));
    this.#hashes = new Uint32Array(capacity + 1);
    this.#starts = new Float64Array(capacity + 1);
    this.#sources = new Uint32Array(capacity + 1);
  }

  /** How many different ids were added. */
  get size(): number {
    return this.#size;
  }

  /** Forgets all ids. */
  clear(): void {
    this.#slots.fill(0);
    this.#views.length = 0;
    this.#size = 0;
  }

  /** Adds the id at `start` of `view`. Returns false where it is in the set already. */
  add(view: DataView, start: number): boolean {
    if (this.#views.at(-1) !== view) this.#views.push(view);
    const hash = this.#hash(view, start);
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = this.#slots[slot] ?? 0;
      if (entry === 0) {
        this.#size++;
        this.#slots[slot] = this.#size;
        this.#hashes[this.#size] = hash;
        this.#starts[this.#size] = start;
        this.#sources[this.#size] = this.#views.length - 1;
        return true;
      }
      if (this.#hashes[entry] === hash && this.#isAt(entry, view, start)) return false;
    }
  }

  #isAt(entry: number, view: DataView, start: number): boolean {
    const other = this.#views[this.#sources[entry] ?? 0];
    const otherStart = this.#starts[entry] ?? 0;
    for (let offset = 0; offset < this.#oidLength; offset += 4) {
      if (other?.getUint32(otherStart + offset) !== view.getUint32(start + offset)) return false;
    }
    return true;
  }

  #hash(view: DataView, start: number): number {
    const [a = 0, b = 0, c = 0] = this.#seed;
    let hash = a;
    // Ids of honest stores differ in their first bytes; the others count too, since anybody can write an index.
    for (let at = start; at < start + this.#oidLength; at += 4) {
      hash = Math.imul(hash ^ view.getUint32(at), b | 1);
      hash ^= hash >>> 15;
    }
    hash = Math.imul(hash ^ c, 0x85ebca6b);
    return (hash ^ (hash >>> 13)) >>> 0;
  }
}
