import { createHash } from "node:crypto";
import { type EntryHead, HEAD_LIMIT, OFFSET_DELTA, readEntryHead, REFERENCE_DELTA } from "./entry-head.js";
import { arrangeFamilies, ELSEWHERE, type Families, type Offsets, ROOT } from "./families.js";
import { MalformedFile } from "./malformed-file.js";
import type { ObjectProblem } from "./object-store.js";
import { PackIndex } from "./pack-index.js";
import type { OpenPack } from "./store-listing.js";
import { readAt } from "./store-file.js";

const PACK_HEAD = 12;
const READ_SIZE = 1024 * 1024;

/** Everything about a pack that threads need; arrays over shared memory, entries numbered in the order of the pack. */
export interface PackPlan extends Families {
  readonly file: string;
  readonly fd: number;
  readonly index: Buffer;
  readonly count: number;
  /** Where each entry starts, and the end of the last. */
  readonly starts: Offsets;
  /** Position in the index of each entry. */
  readonly positions: Uint32Array;
  /**
   * 1 for each position of an object that stands elsewhere too, and is counted there. It is read here as well: git may take
   * either, and they may differ.
   */
  readonly duplicates: Uint8Array;
}

/**
 * The index of a pack, with every id where a look-up finds it.
 *
 * @throws MalformedFile where it is not like that, or does not fit the pack
 */
export function openIndex(pack: OpenPack): PackIndex {
  const index = new PackIndex(pack.index, pack.oidLength);
  index.checkOrder();
  checkPackHead(pack, index);
  return index;
}

/** Entries that are looked at before others may have a turn. */
const TURN = 100_000;

/**
 * Plans the reading of a pack: sorts its entries, reads their heads, groups them into families.
 *
 * @param index of the pack, as {@link openIndex} gives it
 * @param giveWay waited for now and then, so that a plan of millions of entries can be interrupted
 * @throws MalformedFile where pack and index do not fit
 */
export async function planPack(
  pack: OpenPack,
  index: PackIndex,
  duplicates: Uint8Array,
  problems: ObjectProblem[],
  giveWay: () => Promise<void>,
): Promise<PackPlan> {
  if (index.count === 0) return emptyPlan(pack, duplicates);
  // An old index has no checksum for each object: a delta moved to another base of the same length would pass.
  if (!index.hasChecksums && !endsWithChecksum(pack)) problems.push({ file: pack.file, reason: "malformed" });
  await giveWay();
  const { starts, positions } = sortEntries(index, pack.size);
  await giveWay();
  const parents = await readParents(pack, index, starts, positions, giveWay);
  await giveWay();
  const families = arrangeFamilies(parents, starts);
  for (const entry of families.circular) {
    const oid = index.oid(positions[entry] ?? 0).toString("hex");
    problems.push({ oid, file: pack.file, reason: "circular" });
  }
  return {
    file: pack.file,
    fd: pack.fd,
    index: pack.index,
    count: index.count,
    starts,
    positions,
    duplicates,
    ...families,
  };
}

function emptyPlan({ file, fd, index }: OpenPack, duplicates: Uint8Array): PackPlan {
  const none = new Int32Array(0);
  const families = arrangeFamilies(none, new Float64Array(1));
  const positions = new Uint32Array(0);
  return {
    file,
    fd,
    index,
    count: 0,
    starts: new Float64Array(1),
    positions,
    duplicates,
    ...families,
  };
}

/** Whether the pack ends with the hash of everything before. */
function endsWithChecksum({ fd, size, oidLength }: OpenPack): boolean {
  const hash = createHash(oidLength === 20 ? "sha1" : "sha256");
  const end = size - oidLength;
  for (let at = 0; at < end; at += READ_SIZE) {
    const chunk = Buffer.alloc(Math.min(READ_SIZE, end - at));
    if (readAt(fd, chunk, at) < chunk.length) return false;
    hash.update(chunk);
  }
  const checksum = Buffer.alloc(oidLength);
  return readAt(fd, checksum, end) === oidLength && hash.digest().equals(checksum);
}

function checkPackHead(pack: OpenPack, index: PackIndex): void {
  const head = Buffer.alloc(PACK_HEAD);
  if (readAt(pack.fd, head, 0) < PACK_HEAD || head.toString("latin1", 0, 4) !== "PACK") {
    throw new MalformedFile("this is no pack");
  }
  const version = head.readUInt32BE(4);
  if (version !== 2 && version !== 3) throw new MalformedFile("the pack has an unknown version");
  if (head.readUInt32BE(8) !== index.count) {
    throw new MalformedFile("the pack and its index have different numbers of objects");
  }
}

/** Entries in the order of the pack. They must lie in it one behind the other, or bytes would be read twice or never. */
function sortEntries(
  index: PackIndex,
  packSize: number,
): { readonly starts: Offsets; readonly positions: Uint32Array } {
  const { count } = index;
  const end = packSize - index.oidLength;
  const positions = new Uint32Array(new SharedArrayBuffer(count * 4));
  const offsets = new Float64Array(count);
  for (let position = 0; position < count; position++) offsets[position] = index.offset(position);
  sortByOffset(offsets, positions);
  let previous = 0;
  for (const offset of offsets) {
    if (offset === previous) throw new MalformedFile("two objects start at the same offset");
    if (offset < PACK_HEAD || offset >= end) throw new MalformedFile("an offset lies outside of the pack");
    previous = offset;
  }
  if (offsets[0] !== PACK_HEAD) throw new MalformedFile("the pack has bytes that the index does not name");
  const starts = newOffsets(count + 1, end);
  starts.set(offsets);
  starts[count] = end;
  return { starts, positions };
}

/** Room for so many offsets, over shared memory. */
function newOffsets(count: number, largest: number): Offsets {
  if (largest < 2 ** 32) return new Uint32Array(new SharedArrayBuffer(count * 4));
  return new Float64Array(new SharedArrayBuffer(count * 8));
}

/** Sorts offsets and says where each was. */
function sortByOffset(offsets: Float64Array, positions: Uint32Array): void {
  const factor = 2 ** Math.ceil(Math.log2(Math.max(offsets.length, 2)));
  const largest = offsets.reduce((max, offset) => Math.max(max, offset), 0);
  if (largest >= Number.MAX_SAFE_INTEGER / factor) {
    const unsorted = offsets.slice();
    for (let position = 0; position < positions.length; position++) positions[position] = position;
    positions.sort((a, b) => (unsorted[a] ?? 0) - (unsorted[b] ?? 0));
    for (const [entry, position] of positions.entries()) offsets[entry] = unsorted[position] ?? 0;
    return;
  }
  // Offset and position in one number: numbers are sorted without calling back.
  for (let position = 0; position < offsets.length; position++) {
    offsets[position] = (offsets[position] ?? 0) * factor + position;
  }
  offsets.sort();
  for (let entry = 0; entry < offsets.length; entry++) {
    const key = offsets[entry] ?? 0;
    const offset = Math.floor(key / factor);
    positions[entry] = key - offset * factor;
    offsets[entry] = offset;
  }
}

/** The base of every entry; entries whose head is malformed are roots, and fail when they are read. */
async function readParents(
  pack: OpenPack,
  index: PackIndex,
  starts: Offsets,
  positions: Uint32Array,
  giveWay: () => Promise<void>,
): Promise<Int32Array> {
  const parents = new Int32Array(index.count).fill(ROOT);
  const chunk = Buffer.alloc(READ_SIZE + HEAD_LIMIT);
  const head: EntryHead = { type: 0, size: 0, length: 0, distance: 0 };
  let chunkStart = 0;
  let chunkEnd = 0;
  for (let entry = 0; entry < index.count; entry++) {
    if (entry % TURN === TURN - 1) await giveWay();
    const start = starts[entry] ?? 0;
    if (start + HEAD_LIMIT > chunkEnd) {
      chunkStart = start;
      chunkEnd = start + readAt(pack.fd, chunk, start);
      chunk.fill(0, chunkEnd - chunkStart);
      // The last entries end less than that before the end of the file.
      if (chunkEnd - chunkStart < chunk.length) chunkEnd += HEAD_LIMIT;
    }
    if (!readEntryHead(chunk, start - chunkStart, pack.oidLength, head)) continue;
    if (head.type === OFFSET_DELTA) {
      parents[entry] = entryAt(starts, entry, start - head.distance);
    } else if (head.type === REFERENCE_DELTA) {
      const end = start - chunkStart + head.length;
      parents[entry] = referenced(chunk.subarray(end - pack.oidLength, end), index, starts, positions);
    }
  }
  return parents;
}

/** The entry before `limit` that starts at `offset`; -1 where none does. Bases are near more often than not. */
export function entryAt(starts: Offsets, limit: number, offset: number): number {
  let high = limit;
  let low = limit - 1;
  for (let step = 1; low >= 0 && (starts[low] ?? 0) > offset; step *= 2) {
    high = low;
    low -= step;
  }
  if (low < 0) low = 0;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return starts[low] === offset ? low : ROOT;
}

function referenced(oid: Uint8Array, index: PackIndex, starts: Offsets, positions: Uint32Array): number {
  const position = index.positionOf(oid);
  if (position < 0) return ELSEWHERE;
  const entry = entryAt(starts, index.count, index.offset(position));
  return positions[entry] === position ? entry : ELSEWHERE;
}
