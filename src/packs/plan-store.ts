import { MalformedFile } from "./malformed-file.js";
import { type ObjectProblem, type ObjectStore, oidLength } from "./object-store.js";
import { OidSet } from "./oid-set.js";
import { type PackPlan, planPack } from "./pack-plan.js";
import type { LooseObjects, StoreListing } from "./store-listing.js";

/** Loose objects, with 1 for each that stands elsewhere too. A copy may be another object, and git may take either. */
export interface LoosePlan extends LooseObjects {
  readonly duplicates: Uint8Array;
}

/** What is to be read of a store: every copy of every object. */
export interface StorePlan {
  readonly packs: readonly PackPlan[];
  readonly loose: LoosePlan;
  /** How many different objects that is. */
  readonly objects: number;
}

/**
 * Plans every pack, and says what is there twice. A pack that cannot be planned becomes a problem.
 *
 * @throws the reason of the signal where that is aborted
 */
export async function planStore(
  store: ObjectStore,
  listing: StoreListing,
  problems: ObjectProblem[],
  signal?: AbortSignal,
): Promise<StorePlan> {
  const giveWay = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
  };
  const length = oidLength(store.objectFormat);
  // A pack without objects is three words and a checksum long.
  const filled = listing.packs.filter(({ size }) => size > 12 + length);
  const onlyOne = filled.length <= 1 && listing.loose.count === 0;
  const capacity = listing.packs.reduce((sum, { index }) => sum + Math.floor(index.length / length), 0);
  const seen = onlyOne ? null : new OidSet(capacity + listing.loose.count, length);
  const packs: PackPlan[] = [];
  for (const pack of listing.packs) {
    try {
      packs.push(await planPack(pack, (bytes, start) => seen?.add(bytes, start) ?? true, problems, giveWay));
    } catch (error) {
      if (!(error instanceof MalformedFile)) throw error;
      problems.push({ file: pack.file, reason: "malformed" });
    }
  }
  const loose = planLoose(listing.loose, seen, length);
  const objects = seen?.size ?? packs.reduce((sum, { count }) => sum + count, 0);
  return { packs, loose, objects };
}

function planLoose(loose: LooseObjects, seen: OidSet | null, length: number): LoosePlan {
  const duplicates = new Uint8Array(new SharedArrayBuffer(loose.count));
  for (let index = 0; seen !== null && index < loose.count; index++) {
    if (!seen.add(loose.oids, index * length)) duplicates[index] = 1;
  }
  return { ...loose, duplicates };
}
