import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Worker } from "node:worker_threads";
import { startThread } from "../system/start-thread.js";
import { FoundRing, type PlacedFind } from "./found-ring.js";
import type { ThreadMessage, ThreadOrder } from "./object-thread.js";
import type { SearchPlan } from "./search-plan.js";
import type { ThreadTotals } from "./object-totals.js";

/** Threads that search beside the main one. They start at once, and wait for their order. */
export class ObjectThreads {
  readonly #workers: readonly Worker[];
  readonly #ends: Promise<ThreadTotals>[] = [];
  readonly #onFound: (find: PlacedFind, ring: FoundRing | null) => void;
  #rings: readonly FoundRing[] = [];

  constructor(count: number, onFound: (find: PlacedFind, ring: FoundRing | null) => void) {
    this.#onFound = onFound;
    this.#workers = Array.from({ length: count }, () => startThread(threadFile()));
    for (const [index, worker] of this.#workers.entries()) this.#ends.push(this.#endOf(worker, index + 1));
    // An error is for whoever asks for the totals; nobody may, if something else fails first.
    for (const end of this.#ends) end.catch(() => undefined);
  }

  get count(): number {
    return this.#workers.length;
  }

  /** Tells the threads to search, as numbers 1 and on. */
  start(plan: SearchPlan): void {
    this.#rings = plan.rings.map((memory) => new FoundRing(memory));
    for (const [index, worker] of this.#workers.entries()) {
      const order: ThreadOrder = { plan, thread: index + 1 };
      worker.postMessage(order);
    }
  }

  /** What each thread has read, as soon as all are done. */
  totals(): Promise<ThreadTotals[]> {
    return Promise.all(this.#ends);
  }

  /** Ends the threads, whatever they do. */
  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #endOf(worker: Worker, thread: number): Promise<ThreadTotals> {
    return new Promise((resolve, reject) => {
      worker.on("message", (message: ThreadMessage) => {
        if (message.kind === "found") this.#onFound(message.find, this.#rings[thread] ?? null);
        else resolve(message.totals);
      });
      worker.on("error", reject);
      worker.on("exit", () => {
        reject(new Error("an object thread ended before its work was done"));
      });
    });
  }
}

/** The built entry of the threads: beside this module when bundled, in dist/ when this is run from its source by a test. */
function threadFile(): string {
  const candidates = ["./object-thread.js", "../object-thread.js", "../../dist/object-thread.js"];
  const files = candidates.map((path) => fileURLToPath(new URL(path, import.meta.url)));
  const file = files.find((path) => existsSync(path));
  if (file === undefined) throw new Error("dist/object-thread.js is missing: npm run build makes it");
  return file;
}
