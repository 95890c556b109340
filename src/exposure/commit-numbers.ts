/** The numbers of commits, by their ids. What is looked up is compared whole. */
export class CommitNumbers {
  readonly oidLength: number;
  #oids: Buffer;
  #count = 0;
  #slots = new Int32Array(1024).fill(NONE);
  readonly #wanted: Buffer;

  constructor(oidLength: number) {
    this.oidLength = oidLength;
    this.#oids = Buffer.alloc(512 * oidLength);
    this.#wanted = Buffer.alloc(oidLength);
  }

  get count(): number {
    return this.#count;
  }

  /** The ids of all commits in the order of their numbers, one behind the other. */
  get oids(): Buffer {
    return this.#oids.subarray(0, this.#count * this.oidLength);
  }

  /** Gives the id at `start` of `bytes` the next number, unless it has one. Returns whether that is so. */
  add(bytes: Buffer, start: number): boolean {
    if (this.of(bytes, start) !== NONE) return false;
    const end = this.#count * this.oidLength;
    if (end === this.#oids.length) this.#oids = Buffer.concat([this.#oids], 2 * end);
    bytes.copy(this.#oids, end, start, start + this.oidLength);
    this.#count++;
    if (this.#count * 2 > this.#slots.length) this.#grow();
    else this.#slots[this.#slotOf(bytes, start)] = this.#count - 1;
    return true;
  }

  /** The number of the id at `start` of `bytes`; -1 where it has none. */
  of(bytes: Buffer, start: number): number {
    return this.#slots[this.#slotOf(bytes, start)] ?? NONE;
  }

  /** The number of an id in hexadecimal; -1 where it has none. */
  ofHex(oid: string): number {
    if (oid.length !== 2 * this.oidLength || this.#wanted.write(oid, "hex") !== this.oidLength) return NONE;
    return this.of(this.#wanted, 0);
  }

  /** Where an id is in the table, or would be put. */
  #slotOf(bytes: Buffer, start: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = bytes.readUInt32LE(start) & mask; ; slot = (slot + 1) & mask) {
      const number = this.#slots[slot] ?? NONE;
      if (number === NONE) return slot;
      const at = number * this.oidLength;
      if (bytes.compare(this.#oids, at, at + this.oidLength, start, start + this.oidLength) === 0)
        return slot;
    }
  }

  #grow(): void {
    this.#slots = new Int32Array(2 * this.#slots.length).fill(NONE);
    for (let number = 0; number < this.#count; number++) {
      this.#slots[this.#slotOf(this.#oids, number * this.oidLength)] = number;
    }
  }
}

const NONE = -1;
