import { nextTurn } from "../system/next-turn.js";
import type { FoundObject, ObjectProblem, ObjectStore } from "./object-store.js";
import { FoundQueue } from "./found-queue.js";
import { FoundRing, newRing, ownCopy } from "./found-ring.js";
import type { ObjectLinks } from "./object-links.js";
import { ObjectThreads } from "./object-threads.js";
import { isClosed, linksOf, type ObjectTotals, sumTotals } from "./object-totals.js";
import { planStore } from "./plan-store.js";
import { newControl, newSearchPlan, PROGRESS_LENGTH, type SearchPlan, STOPPED } from "./search-plan.js";
import { closePacks, listStore, type StoreListing } from "./store-listing.js";
import { UnitSearch } from "./unit-search.js";

/** How {@link searchObjects} goes about it, and whom it tells. */
export interface SearchObjectsOptions {
  /** How many threads search at a time, this one included. */
  readonly jobs: number;
  readonly signal?: AbortSignal;
  /** Told now and then how far it is. */
  readonly onProgress?: (progress: ObjectProgress) => void;
  /**
   * Told each object that may hold a key, one at a time: the next one waits for the promise. Its bytes are good until then, as their
   * memory is used again.
   */
  readonly onFound: (found: FoundObject) => void | Promise<void>;
  /** Tables of the search, as `compileLiterals` makes them; those of the anchors unless given. */
  readonly program?: Uint8Array;
  /** Whether to follow what objects refer to. */
  readonly followLinks?: boolean;
  /** Given what objects refer to, where they were followed and all of it is known and little enough to be held. */
  readonly onLinks?: (links: ObjectLinks) => void;
}

/** How far a search is. */
export interface ObjectProgress {
  readonly objects: number;
  /** How many objects there are. */
  readonly ofObjects: number;
  /** Bytes of their content. */
  readonly bytes: number;
}

/** Milliseconds that this thread searches before it gives way. */
const TURN = 20;
const PROGRESS_INTERVAL = 100;

/** Stored bytes below which no other thread is worth its start. */
const ALONE_SIZE = 2 * 1024 * 1024;
/** What a loose object counts for. */
const LOOSE_SIZE = 4096;

/**
 * Reads every object of a store, in packs and loose, and hands on those whose content holds a literal, or is an archive or wide
 * text. Runs no git and reads no configuration. Whatever the files hold: what cannot be read is a problem. Where something has
 * vanished, as when git packs loose objects meanwhile, the store is read once more.
 *
 * @throws the reason of the signal where that is aborted
 */
export async function searchObjects(
  store: ObjectStore,
  options: SearchObjectsOptions,
): Promise<ObjectTotals> {
  const told = new Set<string>();
  const onFound = (found: FoundObject): void | Promise<void> => {
    if (told.has(found.oid)) return;
    told.add(found.oid);
    return options.onFound(found);
  };
  const totals = await searchOnce(store, { ...options, onFound });
  const hasVanished = totals.problems.some(({ reason }) => reason === "vanished");
  return hasVanished ? searchOnce(store, { ...options, onFound }) : totals;
}

async function searchOnce(store: ObjectStore, options: SearchObjectsOptions): Promise<ObjectTotals> {
  const { signal } = options;
  signal?.throwIfAborted();
  const problems: ObjectProblem[] = [];
  const listing = listStore(store, problems);
  const queue = new FoundQueue(options.onFound);
  const control = newControl();
  const threads = new ObjectThreads(threadsFor(listing, options.jobs), (find, ring) => {
    queue.add(find, ring);
  });
  const aborted = new Promise<never>((_, reject) => {
    signal?.addEventListener("abort", () => {
      Atomics.store(control, STOPPED, 1);
      reject(signal.reason as Error);
    });
  });
  aborted.catch(() => undefined);
  try {
    const { packs, loose, objects } = await planStore(store, listing, problems, signal);
    const { program = null, followLinks = false, onLinks } = options;
    const follow = !followLinks ? "no" : onLinks === undefined ? "yes" : "log";
    const plan = newSearchPlan(store, program, packs, loose, control, threads.count + 1, follow);
    const report = (): void => options.onProgress?.(progressOf(plan, objects));
    threads.start(plan);
    const ring = new FoundRing(plan.rings[0] ?? newRing());
    const here = new UnitSearch(plan, 0, (found) => {
      const find = ring.put(found);
      if (find !== null) queue.add(find, ring);
      // Nobody takes anything while this thread waits.
      else queue.add({ found: { ...found, bytes: found.bytes && ownCopy(found.bytes) }, place: null }, null);
    });
    await here.run(turns(queue, report));
    signal?.throwIfAborted();
    const timer = setInterval(report, PROGRESS_INTERVAL);
    const others = await Promise.race([threads.totals(), aborted]).finally(() => {
      clearInterval(timer);
    });
    await Promise.race([queue.empty(), aborted]);
    report();
    const promisorPacks = listing.packs.filter(({ promisor }) => promisor).length;
    const parts = [here.totals, ...others];
    const totals = sumTotals(parts, problems);
    const links = linksOf(plan, parts, totals.problems);
    if (links !== null) onLinks?.(links);
    return { ...totals, promisorPacks, isClosed: isClosed(plan, parts, totals.problems) };
  } finally {
    Atomics.store(control, STOPPED, 1);
    await threads.close();
    closePacks(listing.packs);
  }
}

function threadsFor({ packs, loose }: StoreListing, jobs: number): number {
  const stored = packs.reduce((sum, { size }) => sum + size, loose.count * LOOSE_SIZE);
  return stored < ALONE_SIZE ? 0 : Math.max(0, jobs - 1);
}

/** Gives way to everything else now and then, and waits where more was found than is taken. */
function turns(queue: FoundQueue, report: () => void): () => Promise<void> | null {
  let last = performance.now();
  let lastReport = last;
  return () => {
    if (queue.isBehind) return queue.empty();
    const now = performance.now();
    if (now - last < TURN) return null;
    last = now;
    if (now - lastReport >= PROGRESS_INTERVAL) {
      lastReport = now;
      report();
    }
    return nextTurn();
  };
}

function progressOf({ progress }: SearchPlan, ofObjects: number): ObjectProgress {
  let objects = 0;
  let bytes = 0;
  for (let cell = 0; cell < progress.length; cell += PROGRESS_LENGTH) {
    objects += progress[cell] ?? 0;
    bytes += progress[cell + 1] ?? 0;
  }
  return { objects, ofObjects, bytes };
}
