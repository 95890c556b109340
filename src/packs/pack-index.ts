import { createHash } from "node:crypto";
import { MalformedFile } from "./malformed-file.js";
import type { OidList } from "./oid-list.js";

const MAGIC = 0xff744f63;
const FANOUT_SIZE = 256 * 4;
/** Bytes before the ids in version 2. */
export const INDEX_HEAD = 8 + FANOUT_SIZE;
const OFFSET_SIZE = 4;
const LARGE_OFFSET = 0x80000000;
const LARGE_OFFSET_SIZE = 8;

/** The parts of an index, as views of its bytes. */
interface Layout {
  readonly count: number;
  /** Bytes from one object id to the next. */
  readonly stride: number;
  readonly oids: number;
  /** Start of the table of checksums; null in version 1. */
  readonly crcs: number | null;
}

/**
 * Bytes from the start of an index file to its offsets, which are needed no longer than till a pack is planned; all of a file that
 * has them among its ids, or is no index.
 *
 * @param head the first {@link INDEX_HEAD} bytes of the file, or all of it
 */
export function offsetsStart(head: Buffer, size: number, oidLength: number): number {
  if (head.length < INDEX_HEAD || head.readUInt32BE(0) !== MAGIC) return size;
  const count = head.readUInt32BE(INDEX_HEAD - 4);
  return Math.min(INDEX_HEAD + count * (oidLength + 4), size);
}

/**
 * A pack index, version 1 or 2 (gitformat-pack(5)), up to its offsets: ids in ascending order, and checksums. Its length was
 * checked; ids are what the file says.
 */
export class PackIndex {
  readonly bytes: Buffer;
  readonly oidLength: number;
  readonly count: number;
  readonly #layout: Layout;
  readonly #fanout: number;

  /**
   * @param bytes up to {@link offsetsStart}
   * @throws MalformedFile
   */
  constructor(bytes: Buffer, oidLength: number) {
    this.bytes = bytes;
    this.oidLength = oidLength;
    if (bytes.length < FANOUT_SIZE) throw new MalformedFile("the index is too short");
    const isVersion2 = bytes.readUInt32BE(0) === MAGIC;
    if (isVersion2 && bytes.readUInt32BE(4) !== 2)
      throw new MalformedFile("the index has an unknown version");
    this.#fanout = isVersion2 ? INDEX_HEAD - FANOUT_SIZE : 0;
    if (bytes.length < this.#fanout + FANOUT_SIZE) throw new MalformedFile("the index is too short");
    this.count = bytes.readUInt32BE(this.#fanout + FANOUT_SIZE - 4);
    this.#layout = isVersion2 ? this.#version2() : this.#version1();
  }

  get hasChecksums(): boolean {
    return this.#layout.crcs !== null;
  }

  /** A view of the id at a position. */
  oid(position: number): Buffer {
    const start = this.#layout.oids + position * this.#layout.stride;
    return this.bytes.subarray(start, start + this.oidLength);
  }

  /** Where in the bytes of the file the id at a position starts. */
  oidStart(position: number): number {
    return this.#layout.oids + position * this.#layout.stride;
  }

  /** CRC-32 of the object as stored in the pack; only in version 2. */
  checksum(position: number): number {
    const { crcs } = this.#layout;
    return crcs === null ? 0 : this.bytes.readUInt32BE(crcs + position * 4);
  }

  /** All ids. */
  get oids(): OidList {
    const { bytes, count, oidLength } = this;
    const { oids: start, stride } = this.#layout;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    return { view, start, stride, count, oidLength };
  }

  /** The position of an id, -1 where it is not in this pack. */
  positionOf(oid: Uint8Array): number {
    const first = oid[0] ?? 0;
    let low = first === 0 ? 0 : this.bytes.readUInt32BE(this.#fanout + (first - 1) * 4);
    let high = this.bytes.readUInt32BE(this.#fanout + first * 4);
    while (low < high) {
      const middle = (low + high) >>> 1;
      const order = this.oid(middle).compare(oid);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    return -1;
  }

  /**
   * Whether the file ends with the hash of everything before. Git does not look.
   *
   * @param rest what follows {@link offsetsStart} in the file
   */
  endsWithChecksum(rest: Buffer): boolean {
    const hash = createHash(this.oidLength === 20 ? "sha1" : "sha256");
    if (rest.length > 0) hash.update(this.bytes);
    const last = rest.length > 0 ? rest : this.bytes;
    const end = Math.max(0, last.length - this.oidLength);
    return hash.update(last.subarray(0, end)).digest().equals(last.subarray(end));
  }

  #version1(): Layout {
    const stride = OFFSET_SIZE + this.oidLength;
    if (this.bytes.length !== FANOUT_SIZE + this.count * stride + 2 * this.oidLength) throw new BadLength();
    return { count: this.count, stride, oids: FANOUT_SIZE + OFFSET_SIZE, crcs: null };
  }

  #version2(): Layout {
    const crcs = INDEX_HEAD + this.count * this.oidLength;
    if (this.bytes.length !== crcs + this.count * 4) throw new BadLength();
    return { count: this.count, stride: this.oidLength, oids: INDEX_HEAD, crcs };
  }

  /**
   * Checks that ids ascend (git lets one stand there twice) and that the fan-out tells how many begin with each byte, or a look-up would miss some.
   *
   * @throws MalformedFile
   */
  checkOrder(): void {
    const { bytes } = this;
    const { stride, oids } = this.#layout;
    let position = 0;
    let previous = -1;
    for (let first = 0; first < 256; first++) {
      const end = bytes.readUInt32BE(this.#fanout + first * 4);
      if (end < position || end > this.count)
        throw new MalformedFile("the fan-out of the index does not ascend");
      for (; position < end; position++) {
        const start = oids + position * stride;
        const prefix = bytes.readUInt32BE(start);
        if (prefix >>> 24 !== first) throw new MalformedFile("the fan-out of the index does not fit its ids");
        const ascends =
          prefix > previous ||
          (prefix === previous && this.oid(position - 1).compare(this.oid(position)) <= 0);
        if (!ascends) throw new MalformedFile("the ids of the index do not ascend");
        previous = prefix;
      }
    }
  }
}

/** Where in a pack its objects start, as its index says. */
export class PackOffsets {
  readonly #bytes: Buffer;
  readonly #start: number;
  readonly #stride: number;
  /** Start of the table of 64-bit offsets, and how many there are. */
  readonly #large: number;
  readonly #largeCount: number;

  /**
   * @param rest what follows {@link offsetsStart} in the file
   * @throws MalformedFile where that has not the length that it should have
   */
  constructor({ bytes, hasChecksums, count, oidLength }: PackIndex, rest: Buffer) {
    this.#bytes = hasChecksums ? rest : bytes;
    this.#start = hasChecksums ? 0 : FANOUT_SIZE;
    this.#stride = hasChecksums ? OFFSET_SIZE : OFFSET_SIZE + oidLength;
    this.#large = count * OFFSET_SIZE;
    this.#largeCount = hasChecksums ? (rest.length - this.#large - 2 * oidLength) / LARGE_OFFSET_SIZE : 0;
    const isSound = this.#largeCount >= 0 && this.#largeCount <= count && Number.isInteger(this.#largeCount);
    if (!isSound) throw new BadLength();
  }

  /**
   * Where in the pack the object at a position of the index starts.
   *
   * @throws MalformedFile where it refers to a 64-bit offset that is not there
   */
  at(position: number): number {
    const value = this.#bytes.readUInt32BE(this.#start + position * this.#stride);
    if (this.#stride > OFFSET_SIZE || value < LARGE_OFFSET) return value;
    const index = value - LARGE_OFFSET;
    if (index >= this.#largeCount) {
      throw new MalformedFile("the index refers to an offset that it has not");
    }
    const start = this.#large + index * LARGE_OFFSET_SIZE;
    return this.#bytes.readUInt32BE(start) * 0x1_0000_0000 + this.#bytes.readUInt32BE(start + 4);
  }
}

class BadLength extends MalformedFile {
  constructor() {
    super("the length of the index does not fit its count");
  }
}
