import { MalformedFile } from "./malformed-file.js";
import type { PackIndex, PackOffsets } from "./pack-index.js";
import type { Scratch } from "./scratch.js";

/** Bytes of {@link Scratch} that {@link sortEntries} takes an entry. */
export const ORDER_SCRATCH = 8;

/** Bytes before the first entry of a pack. */
export const PACK_HEAD = 12;

/** Offsets in a pack, in as few bytes as do. */
export type Offsets = Uint32Array | Float64Array;

/** Entries in the order of the pack. They must lie in it one behind the other, or bytes would be read twice or never. */
export function sortEntries(
  { count, oidLength }: PackIndex,
  offsets: PackOffsets,
  packSize: number,
  scratch: Scratch,
): { readonly starts: Offsets; readonly positions: Uint32Array } {
  const end = packSize - oidLength;
  const positions = new Uint32Array(new SharedArrayBuffer(count * 4));
  const sorted = scratch.float64(count);
  for (let position = 0; position < count; position++) sorted[position] = offsets.at(position);
  sortByOffset(sorted, positions);
  let previous = 0;
  for (const offset of sorted) {
    if (offset === previous) throw new MalformedFile("two objects start at the same offset");
    if (offset < PACK_HEAD || offset >= end) throw new MalformedFile("an offset lies outside of the pack");
    previous = offset;
  }
  if (sorted[0] !== PACK_HEAD) throw new MalformedFile("the pack has bytes that the index does not name");
  const starts = newOffsets(count + 1, end);
  starts.set(sorted);
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

/** The entry at each position of the index; `positions` says it the other way round. */
export function entriesByPosition(positions: Uint32Array): Uint32Array {
  const entries = new Uint32Array(positions.length);
  for (let entry = 0; entry < positions.length; entry++) entries[positions[entry] ?? 0] = entry;
  return entries;
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
  return starts[low] === offset ? low : -1;
}
