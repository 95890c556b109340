import { createHash } from "node:crypto";
import { type Offsets, ORDER_SCRATCH, PACK_HEAD, sortEntries } from "./entry-order.js";
import { PARENT_SCRATCH, readParents } from "./entry-parents.js";
import { arrangeFamilies, type Families, FAMILY_SCRATCH } from "./families.js";
import { MalformedFile } from "./malformed-file.js";
import type { ObjectProblem } from "./object-store.js";
import { PackIndex, PackOffsets } from "./pack-index.js";
import { ALIGNMENT, Scratch } from "./scratch.js";
import type { OpenPack } from "./store-listing.js";
import { readAt } from "./store-file.js";

/** How many lists are taken from {@link Scratch} at most, each of which may be followed by a gap. */
const LISTS = 16;

const READ_SIZE = 1024 * 1024;

/** The entries of a pack, numbered in its order, and what is made from what; arrays over shared memory. */
interface ArrangedEntries extends Families {
  readonly count: number;
  /** Where each entry starts, and the end of the last. */
  readonly starts: Offsets;
  /** Position in the index of each entry. */
  readonly positions: Uint32Array;
}

/** Everything about a pack that threads need; arrays over shared memory. */
export interface PackPlan extends ArrangedEntries {
  readonly file: string;
  readonly fd: number;
  /** Its index up to the offsets. */
  readonly index: Buffer;
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

/**
 * Plans the reading of a pack.
 *
 * @param index of the pack, as {@link openIndex} gives it
 * @param giveWay waited for now and then, so that a plan of millions of entries can be interrupted
 * @param scratch as {@link newScratch} makes it
 * @throws MalformedFile where pack and index do not fit
 */
export async function planPack(
  pack: OpenPack,
  index: PackIndex,
  duplicates: Uint8Array,
  problems: ObjectProblem[],
  giveWay: () => Promise<void>,
  scratch: Scratch,
): Promise<PackPlan> {
  // An old index has no checksum for each object: a delta moved to another base of the same length would pass.
  if (index.count > 0 && !index.hasChecksums && !endsWithChecksum(pack))
    problems.push({ file: pack.file, reason: "malformed" });
  await giveWay();
  const entries = await arrangeEntries(pack, index, problems, giveWay, scratch);
  return { file: pack.file, fd: pack.fd, index: pack.index, duplicates, ...entries };
}

/**
 * Sorts the entries of a pack and groups them into families; what is made from itself is a problem each. Reads heads of entries
 * alone. Parameters and errors are those of {@link planPack}.
 */
export async function arrangeEntries(
  pack: OpenPack,
  index: PackIndex,
  problems: ObjectProblem[],
  giveWay: () => Promise<void>,
  scratch: Scratch,
): Promise<ArrangedEntries> {
  scratch.clear();
  const { count } = index;
  const offsets = new PackOffsets(index, pack.offsets);
  if (count === 0) {
    const starts = new Float64Array(1);
    const families = arrangeFamilies(new Int32Array(0), starts, scratch);
    return { count, starts, positions: new Uint32Array(0), ...families };
  }
  const { starts, positions } = sortEntries(index, offsets, pack.size, scratch);
  await giveWay();
  const parents = await readParents(pack, { index, offsets, starts, positions }, giveWay, scratch);
  await giveWay();
  const families = arrangeFamilies(parents, starts, scratch);
  for (const entry of families.circular) {
    const oid = index.oid(positions[entry] ?? 0).toString("hex");
    problems.push({ oid, file: pack.file, reason: "circular" });
  }
  return { count, starts, positions, ...families };
}

/** Memory to plan packs with, one after the other, of which the largest has so many objects. */
export function newScratch(count: number): Scratch {
  const perEntry = ORDER_SCRATCH + PARENT_SCRATCH + FAMILY_SCRATCH;
  return new Scratch(count * perEntry + LISTS * ALIGNMENT);
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
