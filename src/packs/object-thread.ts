import { parentPort, threadId } from "node:worker_threads";
import type { FoundObject } from "./object-store.js";
import { type SearchPlan, STOPPED, WAITING, waitingSize } from "./search-plan.js";
import type { ThreadTotals } from "./object-totals.js";
import { UnitSearch } from "./unit-search.js";

/** What a thread is told: the plan, and which of the threads it is. */
export interface ThreadOrder {
  readonly plan: SearchPlan;
  readonly thread: number;
}

/** What a thread tells. */
export type ThreadMessage =
  | { readonly kind: "found"; readonly found: FoundObject }
  | { readonly kind: "done"; readonly totals: ThreadTotals };

/** Kibibytes of finds that may wait until somebody has taken them; a thread pauses beyond that. */
const WAITING_LIMIT = 4 * 1024;

// The entry of a thread: one order comes in, finds and totals go out.
const port = parentPort;
if (port === null) throw new Error(`object-thread.js runs in a worker thread only, not in ${threadId}`);
port.once("message", ({ plan, thread }: ThreadOrder) => {
  void run(plan, thread);
});

async function run(plan: SearchPlan, thread: number): Promise<void> {
  const { control } = plan;
  const search = new UnitSearch(plan, thread, (found) => {
    for (let waiting; (waiting = Atomics.load(control, WAITING)) > WAITING_LIMIT;) {
      if (Atomics.load(control, STOPPED) !== 0) return;
      Atomics.wait(control, WAITING, waiting, 100);
    }
    Atomics.add(control, WAITING, waitingSize(found));
    const message: ThreadMessage = { kind: "found", found };
    port?.postMessage(message, found.bytes === null ? [] : [found.bytes.buffer as ArrayBuffer]);
  });
  await search.run(() => null);
  const message: ThreadMessage = { kind: "done", totals: search.totals };
  const { links } = search.totals;
  port?.postMessage(message, links === null ? [] : [links.buffer as ArrayBuffer]);
  port?.close();
}
