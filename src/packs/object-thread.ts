import { parentPort, threadId } from "node:worker_threads";
import { FoundRing, type PlacedFind } from "./found-ring.js";
import { type SearchPlan, STOPPED } from "./search-plan.js";
import type { ThreadTotals } from "./object-totals.js";
import { UnitSearch } from "./unit-search.js";

/** What a thread is told: the plan, and which of the threads it is. */
export interface ThreadOrder {
  readonly plan: SearchPlan;
  readonly thread: number;
}

/** What a thread tells. */
export type ThreadMessage =
  | { readonly kind: "found"; readonly find: PlacedFind }
  | { readonly kind: "done"; readonly totals: ThreadTotals };

// The entry of a thread: one order comes in, finds and totals go out.
const port = parentPort;
if (port === null) throw new Error(`object-thread.js runs in a worker thread only, not in ${threadId}`);
port.once("message", ({ plan, thread }: ThreadOrder) => {
  void run(plan, thread);
});

async function run(plan: SearchPlan, thread: number): Promise<void> {
  const memory = plan.rings[thread];
  if (memory === undefined) throw new RangeError("there is no such thread");
  const ring = new FoundRing(memory);
  const search = new UnitSearch(plan, thread, (found) => {
    for (;;) {
      const find = ring.put(found);
      if (find !== null) {
        const { bytes } = find.found;
        const message: ThreadMessage = { kind: "found", find };
        port?.postMessage(message, bytes === null ? [] : [bytes.buffer as ArrayBuffer]);
        return;
      }
      if (Atomics.load(plan.control, STOPPED) !== 0) return;
      ring.wait();
    }
  });
  await search.run(() => null);
  const message: ThreadMessage = { kind: "done", totals: search.totals };
  const { links } = search.totals;
  port?.postMessage(message, links === null ? [] : [links.buffer as ArrayBuffer]);
  port?.close();
}
