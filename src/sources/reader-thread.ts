import { parentPort, workerData } from "node:worker_threads";
import { Inspector, type InspectorOptions } from "../inspect/inspector.js";
import { emptyTally } from "../inspect/subject.js";
import { packTally } from "../inspect/transfer.js";
import type { FileBatch } from "./file-batch.js";
import { readBatch } from "./file-reader.js";

// The entry of a reader thread: batches come in, tallies go out, in the same order.
const port = parentPort;
if (port === null) throw new Error("reader-thread.js runs in a worker thread only");
const inspector = new Inspector(workerData as InspectorOptions);
let previous: Promise<void> = Promise.resolve();
port.on("message", (batch: FileBatch) => {
  previous = previous.then(async () => {
    const tally = emptyTally();
    await readBatch(inspector, batch, tally);
    port.postMessage(packTally(tally));
  });
});
