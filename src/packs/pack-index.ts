import { createHash } from "node:crypto";
import { MalformedFile } from "./malformed-file.js";
import type { OidList } from "./oid-list.js";

const MAGIC = 0xff744f63;
const FANOUT_SIZE = 256 * 4;
const LARGE_OFFSET = 0x80000000;

/** The parts of an index file, as views of its bytes. */
interface Layout {
  readonly count: number;
  /** Bytes from one object id to the next. */
  readonly stride: number;
  readonly oids: number;
  readonly offsets: number;
  /** Start of the table of 64-bit offsets, and how many there are. */
  readonly large: { readonly start: number; readonly count: number };
  /** Start of the table of checksums; null in version 1. */
  readonly crcs: number | null;
}

/**
 * A pack index, version 1 or 2 (gitformat-pack(5)): ids in ascending order, and where in the pack each object is. Its length was
 * checked; ids and offsets are what the file says.
 */
export class PackIndex {
  readonly bytes: Buffer;
  readonly oidLength: number;
  readonly count: number;
  readonly #layout: Layout;
  readonly #fanout: number;

  /** @throws MalformedFile */
  constructor(bytes: Buffer, oidLength: number) {
    this.bytes = bytes;
    this.oidLength = oidLength;
    if (bytes.length < FANOUT_SIZE + 2 * oidLength) throw new MalformedFile("the index is too short");
    const isVersion2 = bytes.readUInt32BE(0) === MAGIC;
    if (isVersion2 && bytes.readUInt32BE(4) !== 2)
      throw new MalformedFile("the index has an unknown version");
    this.#fanout = isVersion2 ? 8 : 0;
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

  /**
   * Where in the pack the object starts.
   *
   * @throws MalformedFile where it refers to a 64-bit offset that is not there
   */
  offset(position: number): number {
    const { offsets, stride, large, crcs } = this.#layout;
    const value = this.bytes.readUInt32BE(offsets + position * (crcs === null ? stride : 4));
    if (crcs === null || value < LARGE_OFFSET) return value;
    const index = value - LARGE_OFFSET;
    if (index >= large.count) throw new MalformedFile("the index refers to an offset that it has not");
    const start = large.start + index * 8;
    return this.bytes.readUInt32BE(start) * 0x1_0000_0000 + this.bytes.readUInt32BE(start + 4);
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

  /** Whether it ends with the hash of everything before. Git does not look. */
  endsWithChecksum(): boolean {
    const end = this.bytes.length - this.oidLength;
    const hash = createHash(this.oidLength === 20 ? "sha1" : "sha256");
    return hash.update(this.bytes.subarray(0, end)).digest().equals(this.bytes.subarray(end));
  }

  #version1(): Layout {
    const stride = 4 + this.oidLength;
    if (this.bytes.length !== FANOUT_SIZE + this.count * stride + 2 * this.oidLength) {
      throw new MalformedFile("the length of the index does not fit its count");
    }
    const offsets = FANOUT_SIZE;
    return {
      count: this.count,
      stride,
      oids: offsets + 4,
      offsets,
      large: { start: 0, count: 0 },
      crcs: null,
    };
  }

  #version2(): Layout {
    const oids = 8 + FANOUT_SIZE;
    const crcs = oids + this.count * this.oidLength;
    const offsets = crcs + this.count * 4;
    const start = offsets + this.count * 4;
    const rest = this.bytes.length - start - 2 * this.oidLength;
    if (rest < 0 || rest % 8 !== 0 || rest / 8 > this.count) {
      throw new MalformedFile("the length of the index does not fit its count");
    }
    return {
      count: this.count,
      stride: this.oidLength,
      oids,
      offsets,
      large: { start, count: rest / 8 },
      crcs,
    };
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
