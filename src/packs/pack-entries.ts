import { inflateSync } from "node:zlib";
import { type EntryHead, HEAD_LIMIT, readEntryHead } from "./entry-head.js";
import type { ObjectMemory } from "./object-memory.js";
import type { ObjectProblemReason } from "./object-store.js";
import { PackIndex } from "./pack-index.js";
import type { PackPlan } from "./pack-plan.js";
import type { ReadAhead } from "./read-ahead.js";
import { readAt } from "./store-file.js";

const ZLIB_HEAD = 2;
const ZLIB_TAIL = 4;

/** Reads the entries of a pack into memory, in the order of families: {@link open} one, then {@link inflate} it. */
export class PackEntries {
  /** Of the entry that is open. */
  readonly head: EntryHead = { type: 0, size: 0, length: 0, distance: 0 };
  readonly index: PackIndex;
  readonly #memory: ObjectMemory;
  readonly #plan: PackPlan;
  readonly #ahead: ReadAhead;
  #entry = 0;
  /** Where the open entry is in memory; -1 where it was not read ahead. */
  #address = -1;

  constructor(memory: ObjectMemory, ahead: ReadAhead, plan: PackPlan, oidLength: number) {
    this.#memory = memory;
    this.#plan = plan;
    const { buffer, byteOffset, length } = plan.index;
    this.index = new PackIndex(Buffer.from(buffer, byteOffset, length), oidLength);
    this.#ahead = ahead;
  }

  /** Says which entries will be read next: those from one place of the order of families to another. */
  begin(first: number, end: number): void {
    this.#ahead.begin(this.#plan, first, end);
  }

  /** The id that the index gives an entry. */
  oid(entry: number): Buffer {
    return this.index.oid(this.#plan.positions[entry] ?? 0);
  }

  /** Where in the pack an entry starts, and where the next one does. */
  range(entry: number): { readonly start: number; readonly end: number } {
    return { start: this.#plan.starts[entry] ?? 0, end: this.#plan.starts[entry + 1] ?? 0 };
  }

  /** Reads the {@link head} of an entry; null where it is well-formed. Entries may be left out, but go forward. */
  open(entry: number): ObjectProblemReason | null {
    const start = this.#plan.starts[entry] ?? 0;
    const end = this.#plan.starts[entry + 1] ?? 0;
    this.#entry = entry;
    this.#address = this.#ahead.address(entry);
    const { oidLength } = this.index;
    if (this.#address >= 0) {
      if (!readEntryHead(this.#memory.bytes, this.#address, oidLength, this.head)) return "malformed";
    } else {
      const bytes = Buffer.alloc(HEAD_LIMIT);
      if (readAt(this.#plan.fd, bytes, start) === 0) return "unreadable";
      if (!readEntryHead(bytes, 0, oidLength, this.head)) return "malformed";
    }
    return this.head.length + ZLIB_HEAD + ZLIB_TAIL >= end - start ? "malformed" : null;
  }

  /** The id of the base of an open delta that names it. */
  baseOid(): Buffer {
    const { start } = this.range(this.#entry);
    const oid = Buffer.alloc(this.index.oidLength);
    readAt(this.#plan.fd, oid, start + this.head.length - oid.length);
    return oid;
  }

  /**
   * Inflates the open entry to `to`, where there must be room for its size and the slack. Null where the stored bytes and their
   * length are what the index and the head say.
   */
  inflate(to: number): ObjectProblemReason | null {
    const { start, end } = this.range(this.#entry);
    if (this.#address >= 0) return this.#inflateAt(this.#address, end - start, to);
    // Put behind the place where it goes.
    const address = to + this.head.size + this.#memory.slack;
    if (!this.#memory.reserve(address + end - start)) return "too-large";
    const stored = this.#memory.bytes.subarray(address, address + end - start);
    if (readAt(this.#plan.fd, stored, start) < stored.length) return "unreadable";
    return this.#inflateAt(address, stored.length, to);
  }

  #inflateAt(address: number, length: number, to: number): ObjectProblemReason | null {
    const { module, bytes } = this.#memory;
    const data = address + this.head.length;
    const end = address + length;
    const header = ((bytes[data] ?? 0) << 8) | (bytes[data + 1] ?? 0);
    if ((header & 0x0f20) !== 0x0800 || header % 31 !== 0) return "malformed";
    let consumed = -1;
    if (module.inflate(data + ZLIB_HEAD, end - ZLIB_TAIL, to, this.head.size) === this.head.size) {
      consumed = ZLIB_HEAD + module.inflateConsumed() + ZLIB_TAIL;
    } else {
      consumed = inflateWithNode(bytes.subarray(data, end), bytes.subarray(to, to + this.head.size));
    }
    if (consumed !== -1 && data + consumed < end) return "excess";
    if (data + consumed !== end) return "malformed";
    // The checksum of the index covers everything; that of zlib is for indexes that have none.
    const sound = this.index.hasChecksums
      ? module.crc32(address, end) >>> 0 === this.index.checksum(this.#plan.positions[this.#entry] ?? 0)
      : module.adler32(to, to + this.head.size) >>> 0 === bytes.readUInt32BE(end - ZLIB_TAIL);
    return sound ? null : "malformed";
  }
}

/**
 * The same by node:zlib, for what our own inflate does not take: nothing is called malformed on its word alone.
 *
 * @returns how many bytes of the input it took; -1 where it does not make as many bytes as `target` has
 */
function inflateWithNode(stored: Uint8Array, target: Buffer): number {
  try {
    const { buffer, engine } = inflateSync(stored, {
      maxOutputLength: Math.max(target.length, 1),
      info: true,
    }) as unknown as { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };
    if (buffer.length !== target.length) return -1;
    target.set(buffer);
    return engine.bytesWritten;
  } catch {
    return -1;
  }
}
