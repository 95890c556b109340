import { LINKS_LIMIT } from "./link-log.js";
import { newTargets, type StoreTargets } from "./link-targets.js";
import { newRing } from "./found-ring.js";
import { type ObjectStore, oidLength } from "./object-store.js";
import type { PackPlan } from "./pack-plan.js";
import type { LoosePlan } from "./plan-store.js";

/** Numbers in {@link SearchPlan.units} for each unit. */
export const UNIT_LENGTH = 3;
/** Number of the pack in a unit of loose objects. */
export const LOOSE_UNIT = -1;

/** Cells of {@link SearchPlan.control}. */
export const NEXT_UNIT = 0;
export const STOPPED = 1;

/** Numbers a thread reports in {@link SearchPlan.progress}. */
export const PROGRESS_LENGTH = 2;

/** All that threads share. Arrays are over shared memory. */
export interface SearchPlan {
  readonly store: ObjectStore;
  /** Tables of the search; null for the built ones. */
  readonly program: Uint8Array | null;
  readonly packs: readonly PackPlan[];
  readonly loose: LoosePlan;
  /** Pieces of work: pack, first and end in the order of its families (or, for {@link LOOSE_UNIT}, of the loose objects). */
  readonly units: Int32Array;
  readonly control: Int32Array;
  /** Null where nobody follows what objects refer to. */
  readonly targets: StoreTargets | null;
  /** Whether what objects refer to is written down as well. */
  readonly logsLinks: boolean;
  /** Objects and bytes read, for each thread. */
  readonly progress: Float64Array;
  /** For the finds of each thread. */
  readonly rings: readonly SharedArrayBuffer[];
}

const LOOSE_BATCH = 64;

/** Cells of shared memory for a search that has not begun. */
export function newControl(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(2 * 4));
}

/** A plan for so many threads. */
export function newSearchPlan(
  store: ObjectStore,
  program: Uint8Array | null,
  packs: readonly PackPlan[],
  loose: LoosePlan,
  control: Int32Array,
  threads: number,
  follow: "no" | "yes" | "log",
): SearchPlan {
  const indexes = packs.map(({ index }) => index);
  const targets = follow !== "no" ? newTargets(indexes, loose, oidLength(store.objectFormat)) : null;
  const progress = new Float64Array(new SharedArrayBuffer(threads * PROGRESS_LENGTH * 8));
  const units = cutUnits(packs, loose.count);
  // Nearly every object is referred to: of more than that, not all links could be written down.
  const objects = packs.reduce((sum, { count }) => sum + count, loose.count);
  const logsLinks = follow === "log" && targets !== null && objects < LINKS_LIMIT * threads;
  const rings = Array.from({ length: threads }, newRing);
  return { store, program, packs, loose, units, control, targets, logsLinks, progress, rings };
}

/** Cuts the work into units that threads claim one after the other. */
function cutUnits(packs: readonly PackPlan[], looseCount: number): Int32Array {
  const units: number[] = [];
  for (const [number, { batches }] of packs.entries()) {
    for (let batch = 0; batch + 1 < batches.length; batch++)
      units.push(number, batches[batch] ?? 0, batches[batch + 1] ?? 0);
  }
  for (let first = 0; first < looseCount; first += LOOSE_BATCH) {
    units.push(LOOSE_UNIT, first, Math.min(looseCount, first + LOOSE_BATCH));
  }
  const shared = new Int32Array(new SharedArrayBuffer(units.length * 4));
  shared.set(units);
  return shared;
}
