import { nextTurn } from "../system/next-turn.js";
import { findDuplicates } from "./duplicates.js";
import { MalformedFile } from "./malformed-file.js";
import { type ObjectProblem, type ObjectStore, oidLength } from "./object-store.js";
import { arrangeEntries, newScratch, openIndex, type PackPlan, planPack } from "./pack-plan.js";
import type { PackIndex } from "./pack-index.js";
import type { LooseObjects, OpenPack, StoreListing } from "./store-listing.js";

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
  const giveWay = givingWay(signal);
  const opened: { readonly pack: OpenPack; readonly index: PackIndex }[] = [];
  for (const pack of listing.packs) {
    const index = await unlessMalformed(pack, problems, () => openIndex(pack));
    if (index === null) continue;
    // What it names is read all the same.
    if (!index.endsWithChecksum(pack.offsets)) problems.push({ file: indexFile(pack), reason: "malformed" });
    opened.push({ pack, index });
    await giveWay();
  }
  const lists = opened.map(({ index }) => index.oids);
  const { loose } = listing;
  const duplicates = await findDuplicates(lists, loose, oidLength(store.objectFormat), giveWay);
  const scratch = newScratch(opened.reduce((largest, { index }) => Math.max(largest, index.count), 0));
  const packs: PackPlan[] = [];
  for (const [number, { pack, index }] of opened.entries()) {
    const marks = duplicates.packs[number] ?? duplicates.loose;
    const plan = await unlessMalformed(pack, problems, () =>
      planPack(pack, index, marks, problems, giveWay, scratch),
    );
    if (plan !== null) packs.push(plan);
  }
  return { packs, loose: { ...loose, duplicates: duplicates.loose }, objects: duplicates.objects };
}

/**
 * Adds what is made from itself in the packs of a store, by way of other deltas, to its problems.
 *
 * @throws the reason of the signal where that is aborted
 */
export async function findCircles(
  listing: StoreListing,
  problems: ObjectProblem[],
  signal: AbortSignal,
): Promise<void> {
  const giveWay = givingWay(signal);
  for (const pack of listing.packs) {
    await unlessMalformed(pack, problems, () => {
      const index = openIndex(pack);
      return arrangeEntries(pack, index, problems, giveWay, newScratch(index.count));
    });
  }
}

/** Lets others have their turn, and ends where the signal is aborted. */
function givingWay(signal: AbortSignal | undefined): () => Promise<void> {
  return async () => {
    await nextTurn();
    signal?.throwIfAborted();
  };
}

function indexFile({ file }: OpenPack): string {
  return file.replace(/\.pack$/u, ".idx");
}

async function unlessMalformed<T>(
  { file }: OpenPack,
  problems: ObjectProblem[],
  work: () => T | Promise<T>,
): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof MalformedFile)) throw error;
    problems.push({ file, reason: "malformed" });
    return null;
  }
}
