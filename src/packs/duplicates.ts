import { looseLists } from "./loose-lists.js";
import { newMarks } from "./marks.js";
import { newFanout, type OidList } from "./oid-list.js";
import { OidSet } from "./oid-set.js";
import type { LooseObjects } from "./store-listing.js";

/** Which objects stand elsewhere too: a 1 for each, over shared memory. */
export interface Duplicates {
  /** For each list of a pack's ids. */
  readonly packs: readonly Uint8Array[];
  /** For the loose objects, which come after all packs. */
  readonly loose: Uint8Array;
  /** How many different objects there are. */
  readonly objects: number;
}

/** Ids that begin with the same byte are compared with each other only, so that few are held at a time. */
const PART_BITS = 8;
const PARTS = 2 ** PART_BITS;

/**
 * Finds the ids that stand in an earlier list too, or twice in their own.
 *
 * @param giveWay waited for now and then
 */
export async function findDuplicates(
  packs: readonly OidList[],
  loose: LooseObjects,
  oidLength: number,
  giveWay: () => Promise<void>,
): Promise<Duplicates> {
  const packMarks = packs.map(({ count }) => newMarks(count));
  const looseMarks = newMarks(loose.count);
  const lists = [
    ...packs.map((oids, pack) => withParts(oids, packMarks[pack] ?? looseMarks)),
    ...Array.from(looseLists(loose, oidLength), ({ oids, first }) =>
      withParts(oids, looseMarks.subarray(first, first + oids.count)),
    ),
  ];
  const seen = new OidSet(largestPart(lists), oidLength);
  let objects = 0;
  for (let part = 0; part < PARTS; part++) {
    seen.clear();
    for (const list of lists) addPart(seen, list, part);
    objects += seen.size;
    await giveWay();
  }
  return { packs: packMarks, loose: looseMarks, objects };
}

interface PartedList {
  readonly oids: OidList;
  readonly marks: Uint8Array;
  /** Places where the parts start, and the end of the last. */
  readonly starts: Uint32Array;
}

function withParts(oids: OidList, marks: Uint8Array): PartedList {
  return { oids, marks, starts: newFanout(oids, PART_BITS).starts };
}

function largestPart(lists: readonly PartedList[]): number {
  let largest = 0;
  for (let part = 0; part < PARTS; part++) {
    const size = lists.reduce((sum, { starts }) => sum + (starts[part + 1] ?? 0) - (starts[part] ?? 0), 0);
    largest = Math.max(largest, size);
  }
  return largest;
}

function addPart(seen: OidSet, { oids, marks, starts }: PartedList, part: number): void {
  const { view, start, stride } = oids;
  const end = starts[part + 1] ?? 0;
  for (let place = starts[part] ?? 0; place < end; place++) {
    if (!seen.add(view, start + place * stride)) marks[place] = 1;
  }
}
