import { newMarks } from "./marks.js";
import { OBJECT_TYPES, type ObjectType } from "./object-store.js";
import { looseLists } from "./loose-lists.js";
import { type Fanout, newFanout, type OidList } from "./oid-list.js";
import { PackIndex } from "./pack-index.js";
import type { LooseObjects } from "./store-listing.js";

/** Objects that others may refer to, with a byte for each: as what others refer to it, and as what it was read. */
export interface LinkTargets {
  readonly oids: OidList;
  readonly fanout: Fanout;
  readonly marks: Uint8Array;
  /** The number of its first object among all of the store. */
  readonly first: number;
}

/** All objects of a store, in shared memory. */
export interface StoreTargets {
  /** One for each pack, in the order of its index. */
  readonly packs: readonly LinkTargets[];
  /** One for each object folder. */
  readonly loose: readonly LinkTargets[];
  /** The marks of all loose objects, in the order of their list. */
  readonly looseMarks: Uint8Array;
  /** The number of the first loose object among all of the store. */
  readonly firstLoose: number;
}

/** The bits for types begin here that say as what an object was read; those below say as what others refer to it. */
const READ = 4;
const REFERRED = (1 << READ) - 1;

/** Each link is looked for in one list after the other. */
const LISTS_LIMIT = 64;

/**
 * Prepares to note what objects of a store refer to; null where it has so many packs that it is cheaper to have git walk through
 * the history.
 */
export function newTargets(
  indexes: readonly Buffer[],
  loose: LooseObjects,
  oidLength: number,
): StoreTargets | null {
  const looseMarks = newMarks(loose.count);
  const packLists = indexes.map((bytes) => new PackIndex(bytes, oidLength).oids);
  const packed = packLists.reduce((sum, { count }) => sum + count, 0);
  const looseTargets = [...looseLists(loose, oidLength)].map(({ oids, first }) => ({
    oids,
    fanout: newFanout(oids),
    marks: looseMarks.subarray(first, first + oids.count),
    first: packed + first,
  }));
  if (indexes.length + looseTargets.length > LISTS_LIMIT) return null;
  let first = 0;
  const packs = packLists.map((oids) => {
    const targets = { oids, fanout: newFanout(oids), marks: newMarks(oids.count), first };
    first += oids.count;
    return targets;
  });
  return { packs, loose: looseTargets, looseMarks, firstLoose: packed };
}

/** Notes that an object was read. */
export function markRead(marks: Uint8Array, place: number, type: ObjectType): void {
  mark(marks, place, 1 << (READ + OBJECT_TYPES.indexOf(type)));
}

/** Whether marks say that an object was read as one of a type. */
export function wasReadAs(marks: number, type: ObjectType): boolean {
  return ((marks >> (READ + OBJECT_TYPES.indexOf(type))) & 1) === 1;
}

/**
 * Notes that an object is referred to.
 *
 * @param type as what: a bit for each type, in the order of their numbers
 */
export function markReferred(marks: Uint8Array, place: number, type: number): void {
  mark(marks, place, type);
}

/** Other threads set other bits of the same mark. Most are set already. */
function mark(marks: Uint8Array, place: number, bit: number): void {
  if (((marks[place] ?? 0) & bit) === 0) Atomics.or(marks, place, bit);
}

/** Whether every object was read that another one refers to, and is of the type that it is said to be of. */
export function targetsAreMet({ packs, looseMarks }: StoreTargets): boolean {
  const areMet = (marks: Uint8Array): boolean =>
    marks.every((bits) => (bits & REFERRED & ~(bits >> READ)) === 0);
  return packs.every(({ marks }) => areMet(marks)) && areMet(looseMarks);
}
