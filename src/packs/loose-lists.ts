import type { OidList } from "./oid-list.js";
import type { LooseObjects } from "./store-listing.js";

/** The loose objects of one object folder. */
export interface LooseList {
  readonly oids: OidList;
  /** Number of the first among all loose objects. */
  readonly first: number;
}

/** Each object folder has its loose objects in order; their list has one folder behind the other. */
export function* looseLists({ count, oids }: LooseObjects, oidLength: number): Generator<LooseList> {
  const view = new DataView(oids.buffer, oids.byteOffset, oids.length);
  let first = 0;
  for (let index = 1; index <= count; index++) {
    const start = index * oidLength;
    const isLast = index === count;
    if (!isLast && oids.compare(oids, start - oidLength, start, start, start + oidLength) > 0) continue;
    yield {
      oids: { view, start: first * oidLength, stride: oidLength, count: index - first, oidLength },
      first,
    };
    first = index;
  }
}
