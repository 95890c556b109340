import { type EntryHead, HEAD_LIMIT, OFFSET_DELTA, readEntryHead, REFERENCE_DELTA } from "./entry-head.js";
import { entryAt, type Offsets } from "./entry-order.js";
import { ELSEWHERE, ROOT } from "./families.js";
import type { PackIndex, PackOffsets } from "./pack-index.js";
import type { Scratch } from "./scratch.js";
import type { OpenPack } from "./store-listing.js";
import { readAt } from "./store-file.js";

/** Bytes of {@link Scratch} that {@link readParents} takes an entry. */
export const PARENT_SCRATCH = 4;

const READ_SIZE = 1024 * 1024;
/** Entries that are looked at before others may have a turn. */
const TURN = 100_000;

/** What is known of a pack before its entries are read. */
export interface PackOrder {
  readonly index: PackIndex;
  readonly offsets: PackOffsets;
  /** Where each entry starts, and the end of the last. */
  readonly starts: Offsets;
  /** Position in the index of each entry. */
  readonly positions: Uint32Array;
}

/** The base of every entry; entries whose head is malformed are roots, and fail when they are read. */
export async function readParents(
  pack: OpenPack,
  order: PackOrder,
  giveWay: () => Promise<void>,
  scratch: Scratch,
): Promise<Int32Array> {
  const { index, starts } = order;
  const parents = scratch.int32(index.count).fill(ROOT);
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
      parents[entry] = referenced(chunk.subarray(end - pack.oidLength, end), order);
    }
  }
  return parents;
}

function referenced(oid: Uint8Array, { index, offsets, starts, positions }: PackOrder): number {
  const position = index.positionOf(oid);
  if (position < 0) return ELSEWHERE;
  const entry = entryAt(starts, index.count, offsets.at(position));
  return positions[entry] === position ? entry : ELSEWHERE;
}
