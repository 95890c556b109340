import type { Offsets } from "./entry-order.js";
import { entryOf } from "./families.js";
import { type ObjectMemory, STORED_SIZE } from "./object-memory.js";
import type { PackPlan } from "./pack-plan.js";
import { readAt } from "./store-file.js";

/** Bytes of entries that are read ahead at a time; the rest of the room is for what lies between them. */
const AHEAD_SIZE = (STORED_SIZE / 4) * 3;
/** Entries this large are left to whoever needs them. */
const LARGEST_ENTRY = 1024 * 1024;
/** Bytes between two entries that are read along, since that is cheaper than another call. */
const GAP = 4096;
/** Entries that are read ahead at a time. */
const ENTRY_LIMIT = 32 * 1024;

/**
 * Stored bytes of entries in the order in which they will be asked for. A family is spread over the pack: a few thousand entries
 * that come next are read together, in the order of the pack. One a thread, whose memory it takes.
 */
export class ReadAhead {
  readonly #memory: ObjectMemory;
  readonly #entries = new Int32Array(ENTRY_LIMIT);
  readonly #addresses = new Int32Array(ENTRY_LIMIT);
  readonly #keys = new Float64Array(ENTRY_LIMIT);
  #fd = -1;
  #starts: Offsets = new Uint32Array(0);
  #order: Uint32Array = new Uint32Array(0);
  #next = 0;
  #count = 0;
  #cursor = 0;

  constructor(memory: ObjectMemory) {
    this.#memory = memory;
  }

  /** Begins with the entries of a pack from one place of its order to another. */
  begin({ fd, starts, order }: PackPlan, first: number, end: number): void {
    this.#fd = fd;
    this.#starts = starts;
    this.#order = order.subarray(first, end);
    this.#next = 0;
    this.#count = 0;
    this.#cursor = 0;
  }

  /**
   * Address of the stored bytes of an entry, good until the next call; -1 where they could not be read, or are too many. Entries
   * may be left out, but not asked for in another order.
   */
  address(entry: number): number {
    for (;;) {
      while (this.#cursor < this.#count) {
        const at = this.#cursor++;
        if (this.#entries[at] === entry) return this.#addresses[at] ?? -1;
      }
      if (!this.#readNext()) return -1;
    }
  }

  #readNext(): boolean {
    let size = 0;
    let count = 0;
    while (this.#next < this.#order.length && count < ENTRY_LIMIT && size < AHEAD_SIZE - LARGEST_ENTRY) {
      const entry = entryOf(this.#order[this.#next++] ?? 0);
      const stored = this.#storedSize(entry);
      if (stored <= LARGEST_ENTRY) size += stored;
      this.#entries[count++] = entry;
    }
    this.#count = count;
    this.#cursor = 0;
    if (count > 0) this.#readAll(count, STORED_SIZE - size);
    return count > 0;
  }

  #storedSize(entry: number): number {
    return (this.#starts[entry + 1] ?? 0) - (this.#starts[entry] ?? 0);
  }

  /** @param spare bytes that may be spent on gaps */
  #readAll(count: number, spare: number): void {
    const keys = this.#keys.subarray(0, count);
    for (let at = 0; at < count; at++) keys[at] = (this.#entries[at] ?? 0) * ENTRY_LIMIT + at;
    keys.sort();
    let room = spare;
    let to = this.#memory.stored;
    let from = 0;
    let end = -1;
    let first = 0;
    const read = (next: number): void => {
      if (end < 0) return;
      const target = this.#memory.bytes.subarray(to, to + end - from);
      const isWhole = readAt(this.#fd, target, from) === target.length;
      for (let index = first; index < next; index++) {
        const at = (keys[index] ?? 0) % ENTRY_LIMIT;
        if (this.#addresses[at] === -1) continue;
        this.#addresses[at] = isWhole ? to + (this.#starts[this.#entries[at] ?? 0] ?? 0) - from : -1;
      }
      to += end - from;
      end = -1;
    };
    for (let index = 0; index < count; index++) {
      const at = (keys[index] ?? 0) % ENTRY_LIMIT;
      const entry = this.#entries[at] ?? 0;
      const start = this.#starts[entry] ?? 0;
      const stored = this.#storedSize(entry);
      this.#addresses[at] = stored > LARGEST_ENTRY ? -1 : 0;
      if (stored > LARGEST_ENTRY) continue;
      const gap = start - end;
      if (end >= 0 && gap <= GAP && gap <= room) {
        room -= gap;
      } else {
        read(index);
        first = index;
        from = start;
      }
      end = start + stored;
    }
    read(count);
  }
}
