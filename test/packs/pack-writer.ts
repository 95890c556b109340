import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { OBJECT_TYPES, type ObjectStore, type ObjectType } from "../../src/packs/object-store.js";

/** A piece of what a delta makes: bytes of the base, or new ones. */
export type Piece = { readonly offset: number; readonly length: number } | { readonly insert: Buffer };

/** An entry of a pack. `base` is the place in the list of entries; an id makes a reference delta. */
export type Entry =
  | { readonly content: Buffer; readonly type?: ObjectType }
  | { readonly base: number | Buffer; readonly baseSize: number; readonly pieces: readonly Piece[] };

/** What stands at an entry's place in the pack, in full. */
export interface Written {
  readonly type: ObjectType;
  readonly content: Buffer;
  readonly oid: Buffer;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32, as pack indexes have it. */
export function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 255] ?? 0);
  return ~crc >>> 0;
}

/** The id of a blob. */
export function blobId(content: Buffer, format: ObjectStore["objectFormat"] = "sha1"): Buffer {
  return idOf("blob", content, format);
}

/** The id of an object. */
export function idOf(
  type: ObjectType,
  content: Buffer,
  format: ObjectStore["objectFormat"] = "sha1",
): Buffer {
  return createHash(format).update(`${type} ${content.length}\0`).update(content).digest();
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  return [...bytes, value];
}

/** The bytes of a delta. */
export function encodeDelta(baseSize: number, pieces: readonly Piece[]): Buffer {
  const size = pieces.reduce(
    (sum, piece) => sum + ("insert" in piece ? piece.insert.length : piece.length),
    0,
  );
  const parts: Buffer[] = [Buffer.from([...varint(baseSize), ...varint(size)])];
  for (const piece of pieces) {
    if ("insert" in piece) {
      for (let at = 0; at < piece.insert.length; at += 127) {
        const part = piece.insert.subarray(at, at + 127);
        parts.push(Buffer.from([part.length]), part);
      }
      continue;
    }
    const { offset, length } = piece;
    const bytes = [0, 8, 16, 24].map((shift) => (offset >>> shift) & 255);
    const lengths = length === 0x10000 ? [0, 0, 0] : [0, 8, 16].map((shift) => (length >>> shift) & 255);
    let operation = 128;
    const values: number[] = [];
    for (const [index, byte] of [...bytes, ...lengths].entries()) {
      if (byte === 0) continue;
      operation |= 1 << index;
      values.push(byte);
    }
    parts.push(Buffer.from([operation, ...values]));
  }
  return Buffer.concat(parts);
}

function entryHead(type: number, size: number): number[] {
  const rest = Math.floor(size / 16);
  return [(rest > 0 ? 128 : 0) | (type << 4) | (size % 16), ...(rest > 0 ? varint(rest) : [])];
}

function distanceBytes(distance: number): number[] {
  const bytes = [distance & 127];
  for (let rest = Math.floor(distance / 128); rest > 0; rest = Math.floor(rest / 128)) {
    rest--;
    bytes.unshift((rest & 127) | 128);
  }
  return bytes;
}

/** A pack and its index, as bytes. */
export interface PackFiles {
  readonly pack: Buffer;
  readonly index: Buffer;
  readonly written: readonly Written[];
  /** Where in the pack each entry starts. */
  readonly offsets: readonly number[];
}

/** How {@link packFiles} goes about it. */
export interface PackOptions {
  readonly version?: 1 | 2;
  readonly format?: ObjectStore["objectFormat"];
  /** Contents of bases that are not in the pack. */
  readonly elsewhere?: readonly Buffer[];
}

/** Writes a pack, of blobs mostly, with deltas of one's own, which git would not make. */
export function packFiles(entries: readonly Entry[], options: PackOptions = {}): PackFiles {
  const { version = 2, format = "sha1", elsewhere = [] } = options;
  const known = new Map(elsewhere.map((content) => [blobId(content, format).toString("hex"), content]));
  const parts: Buffer[] = [];
  const head = Buffer.from("PACK\0\0\0\x02\0\0\0\0", "latin1");
  head.writeUInt32BE(entries.length, 8);
  parts.push(head);
  const offsets: number[] = [];
  const written: Written[] = [];
  const crcs: number[] = [];
  let offset = head.length;
  for (const entry of entries) {
    let start: number[];
    let data: Buffer;
    let content: Buffer;
    let type: ObjectType = "blob";
    if ("content" in entry) {
      content = entry.content;
      data = content;
      type = entry.type ?? "blob";
      start = entryHead(OBJECT_TYPES.indexOf(type) + 1, data.length);
    } else {
      const named = entry.base;
      const inPack =
        typeof named === "number" ? written[named] : written.find(({ oid }) => oid.equals(named));
      const base =
        inPack?.content ?? (typeof named === "number" ? undefined : known.get(named.toString("hex")));
      type = inPack?.type ?? "blob";
      data = encodeDelta(entry.baseSize, entry.pieces);
      content = Buffer.concat(
        entry.pieces.map((piece) =>
          "insert" in piece
            ? piece.insert
            : (base ?? Buffer.alloc(0)).subarray(piece.offset, piece.offset + piece.length),
        ),
      );
      start =
        typeof entry.base === "number"
          ? [...entryHead(6, data.length), ...distanceBytes(offset - (offsets[entry.base] ?? 0))]
          : [...entryHead(7, data.length), ...entry.base];
    }
    const bytes = Buffer.concat([Buffer.from(start), deflateSync(data)]);
    parts.push(bytes);
    offsets.push(offset);
    crcs.push(crc32(bytes));
    written.push({ type, content, oid: idOf(type, content, format) });
    offset += bytes.length;
  }
  const body = Buffer.concat(parts);
  const checksum = createHash(format).update(body).digest();
  const order = written.map((_, index) => index);
  order.sort((a, b) => (written[a]?.oid ?? body).compare(written[b]?.oid ?? body));
  const rows = order.map((index) => ({
    oid: written[index]?.oid ?? Buffer.alloc(20),
    offset: offsets[index] ?? 0,
    crc: crcs[index] ?? 0,
  }));
  return {
    pack: Buffer.concat([body, checksum]),
    index: indexBytes(rows, checksum, version, format),
    written,
    offsets,
  };
}

/** A line of an index. */
export interface IndexRow {
  readonly oid: Buffer;
  readonly offset: number;
  readonly crc: number;
}

/** An index of the given rows, in their order. In version 2, offsets beyond 1000 are written in 64 bits. */
export function indexBytes(
  rows: readonly IndexRow[],
  checksum: Buffer,
  version: 1 | 2,
  format: ObjectStore["objectFormat"] = "sha1",
): Buffer {
  const word = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return bytes;
  };
  const fanout = Array.from({ length: 256 }, (_, first) =>
    word(rows.filter(({ oid }) => (oid[0] ?? 0) <= first).length),
  );
  const large = rows.filter(({ offset }) => offset > 1000);
  const parts =
    version === 1
      ? [...fanout, ...rows.flatMap(({ oid, offset }) => [word(offset), oid])]
      : [
          Buffer.from([0xff, 0x74, 0x4f, 0x63, 0, 0, 0, 2]),
          ...fanout,
          ...rows.map(({ oid }) => oid),
          ...rows.map(({ crc }) => word(crc)),
          ...rows.map((row) => word(row.offset > 1000 ? 0x80000000 + large.indexOf(row) : row.offset)),
          ...large.flatMap(({ offset }) => [word(0), word(offset)]),
        ];
  const body = Buffer.concat([...parts, checksum]);
  return Buffer.concat([body, createHash(format).update(body).digest()]);
}

/** Puts a pack into an object folder, which is made. */
export function putPack(
  objects: string,
  name: string,
  { pack, index }: Pick<PackFiles, "pack" | "index">,
): void {
  mkdirSync(join(objects, "pack"), { recursive: true });
  writeFileSync(join(objects, "pack", `pack-${name}.pack`), pack);
  writeFileSync(join(objects, "pack", `pack-${name}.idx`), index);
}

/** Puts a loose blob into an object folder. */
export function putLoose(
  objects: string,
  content: Buffer,
  format: ObjectStore["objectFormat"] = "sha1",
): string {
  const oid = blobId(content, format).toString("hex");
  mkdirSync(join(objects, oid.slice(0, 2)), { recursive: true });
  const bytes = deflateSync(Buffer.concat([Buffer.from(`blob ${content.length}\0`), content]));
  writeFileSync(join(objects, oid.slice(0, 2), oid.slice(2)), bytes);
  return oid;
}
