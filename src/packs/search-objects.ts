import {
  type FoundObject,
  type ObjectProblem,
  type ObjectStore,
  type ObjectType,
  OBJECT_TYPES,
} from "./object-store.js";
import { FoundQueue } from "./found-queue.js";
import { targetsAreMet } from "./link-targets.js";
import { ObjectLinks } from "./object-links.js";
import { ObjectThreads } from "./object-threads.js";
import { planStore } from "./plan-store.js";
import {
  newControl,
  newSearchPlan,
  PROGRESS_LENGTH,
  type SearchPlan,
  STOPPED,
  WAITING,
  waitingSize,
} from "./search-plan.js";
import { closePacks, listStore, type StoreListing } from "./store-listing.js";
import { emptyTypeTotals, type ThreadTotals, UnitSearch } from "./unit-search.js";

/** How {@link searchObjects} goes about it, and whom it tells. */
export interface SearchObjectsOptions {
  /** How many threads search at a time, this one included. */
  readonly jobs: number;
  readonly signal?: AbortSignal;
  /** Told now and then how far it is. */
  readonly onProgress?: (progress: ObjectProgress) => void;
  /** Told each object that may hold a key, one at a time: the next one waits for the promise. */
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

/** What was read. Every object of the store is counted once or has a problem. */
export interface ObjectTotals {
  readonly objects: number;
  /** Bytes of their content, as if it had all been inflated. */
  readonly bytes: number;
  readonly byType: Readonly<Record<ObjectType, { readonly objects: number; readonly bytes: number }>>;
  /** Packs from the remote of a partial clone: what they refer to may not be here. */
  readonly promisorPacks: number;
  /**
   * Whether every object was read that another one refers to, and is of the type that it is said to be of. False where links were
   * not followed, or that could not be told.
   */
  readonly isClosed: boolean;
  readonly problems: readonly ObjectProblem[];
}

/** Milliseconds that this thread searches before it gives way. */
const TURN = 20;
const PROGRESS_INTERVAL = 100;

/** Bytes of finds that may wait. */
const QUEUE_SIZE = 4 * 1024 * 1024;

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
  const threads = new ObjectThreads(threadsFor(listing, options.jobs), (found) => {
    queue.add(found, () => {
      Atomics.sub(control, WAITING, waitingSize(found));
      Atomics.notify(control, WAITING);
    });
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
    const here = new UnitSearch(plan, 0, (found) => {
      queue.add(found);
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
    const now = performance.now();
    if (now - last < TURN) return null;
    last = now;
    if (now - lastReport >= PROGRESS_INTERVAL) {
      lastReport = now;
      report();
    }
    if (queue.bytes > QUEUE_SIZE) return queue.empty();
    return new Promise((resolve) => setImmediate(resolve));
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

/** What has a problem was not followed. */
function linksOf(
  { packs, targets }: SearchPlan,
  parts: readonly ThreadTotals[],
  problems: readonly ObjectProblem[],
): ObjectLinks | null {
  const logs = parts.flatMap(({ links }) => links ?? []);
  if (targets === null || problems.length > 0 || logs.length < parts.length) return null;
  return new ObjectLinks(packs, targets, logs);
}

/** What has a problem was not followed. */
function isClosed(
  { targets }: SearchPlan,
  parts: readonly ThreadTotals[],
  problems: readonly ObjectProblem[],
): boolean {
  if (targets === null || problems.length > 0) return false;
  return parts.every(({ linksAreSound }) => linksAreSound) && targetsAreMet(targets);
}

function sumTotals(parts: readonly ThreadTotals[], problems: readonly ObjectProblem[]) {
  const byType = emptyTypeTotals();
  for (const part of parts) {
    for (const type of OBJECT_TYPES) {
      byType[type].objects += part.byType[type].objects;
      byType[type].bytes += part.byType[type].bytes;
    }
  }
  const sum = (unit: "objects" | "bytes"): number =>
    OBJECT_TYPES.reduce((total, type) => total + byType[type][unit], 0);
  return {
    objects: sum("objects"),
    bytes: sum("bytes"),
    byType,
    problems: [...problems, ...parts.flatMap((part) => part.problems)],
  };
}
