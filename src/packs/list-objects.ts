import { type ObjectProblem, type ObjectStore, oidLength } from "./object-store.js";
import { MalformedFile } from "./malformed-file.js";
import { PackIndex } from "./pack-index.js";
import { closePacks, listStore } from "./store-listing.js";

/** The ids of all objects of a store, each once. */
export interface ObjectList {
  readonly count: number;
  /** The ids in ascending order, one behind the other. */
  readonly oids: Buffer;
  readonly problems: readonly ObjectProblem[];
}

/** Lists every object of a store, in packs and loose, from indexes and names of files. */
export function listObjects(store: ObjectStore): ObjectList {
  const problems: ObjectProblem[] = [];
  const listing = listStore(store, problems);
  closePacks(listing.packs);
  const length = oidLength(store.objectFormat);
  let oids = sortedOids(listing.loose.oids, length);
  // Smallest first, so that the long list is walked as seldom as may be.
  for (const pack of [...listing.packs].reverse()) {
    try {
      oids = merge(oids, packedOids(new PackIndex(pack.index, length)), length);
    } catch (error) {
      if (!(error instanceof MalformedFile)) throw error;
      problems.push({ file: pack.file, reason: "malformed" });
    }
  }
  return { count: oids.length / length, oids, problems };
}

function packedOids(index: PackIndex): Buffer {
  index.checkOrder();
  if (index.hasChecksums && index.count > 0) {
    return index.bytes.subarray(index.oidStart(0), index.oidStart(0) + index.count * index.oidLength);
  }
  const oids = Buffer.alloc(index.count * index.oidLength);
  for (let position = 0; position < index.count; position++) {
    index.oid(position).copy(oids, position * index.oidLength);
  }
  return oids;
}

function sortedOids(oids: Buffer, length: number): Buffer {
  const list = Array.from({ length: oids.length / length }, (_, index) =>
    oids.subarray(index * length, (index + 1) * length),
  );
  // Alternates can hold the same object loose again.
  const sorted = Buffer.concat(list.sort((a, b) => a.compare(b)));
  return merge(sorted.subarray(0, length), sorted, length);
}

/** Joins two sorted lists; what is in them several times is in the result once. */
function merge(a: Buffer, b: Buffer, length: number): Buffer {
  if (a.length === 0) return b;
  const result = Buffer.alloc(a.length + b.length);
  let end = 0;
  let atA = 0;
  let atB = 0;
  while (atA < a.length || atB < b.length) {
    const fromA =
      atB >= b.length || (atA < a.length && a.compare(b, atB, atB + length, atA, atA + length) <= 0);
    const source = fromA ? a : b;
    const at = fromA ? atA : atB;
    const isNew = end === 0 || source.compare(result, end - length, end, at, at + length) !== 0;
    if (isNew) end += source.copy(result, end, at, at + length);
    if (fromA) atA += length;
    else atB += length;
  }
  return result.subarray(0, end);
}
