import { Worker } from "node:worker_threads";
import { keepBound } from "./young-generation.js";

/**
 * Starts a thread of our own. What this process was started with, such as `--input-type` or `--import`, is not for it: some of that
 * would end the process.
 */
export function startThread(file: string, workerData: unknown = null): Worker {
  return new Worker(file, { workerData, execArgv: [] }).once("online", keepBound);
}
