import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Worker } from "node:worker_threads";
import { Inspector, type InspectorOptions } from "../inspect/inspector.js";
import { addTally, emptyTally, type Tally } from "../inspect/subject.js";
import { type TransferredTally, unpackTally } from "../inspect/transfer.js";
import { nextTurn } from "../system/next-turn.js";
import { startThread } from "../system/start-thread.js";
import type { FileBatch } from "./file-batch.js";
import { readBatch } from "./file-reader.js";

/** Batches that a thread holds at a time, so that it need not wait for this one to answer. */
const BATCHES_IN_FLIGHT = 3;

/** Batches that may wait; whoever lists files pauses beyond that. */
const QUEUE_LENGTH = 256;

interface Thread {
  readonly worker: Worker;
  inFlight: number;
}

/**
 * Reads batches of files on this thread and, from the second batch on, on others beside it. Synchronous calls on few threads
 * cost a fraction of asynchronous ones (shared facts, speed.md); this thread gives way after every batch.
 */
export class ReaderPool {
  readonly #options: InspectorOptions;
  readonly #jobs: number;
  readonly #signal: AbortSignal | null;
  readonly #onBatch: (tally: Tally) => void;
  readonly #tally = emptyTally();
  readonly #queue: FileBatch[] = [];
  readonly #threads: Thread[] = [];
  #inspector: Inspector | undefined;
  #reading = false;
  #failure: { readonly error: unknown } | undefined;
  #wake: (() => void)[] = [];
  readonly #onAbort = (): void => {
    this.#changed();
  };

  /** @param onBatch is told the whole tally after every batch */
  constructor(
    jobs: number,
    options: InspectorOptions,
    signal: AbortSignal | null,
    onBatch: (tally: Tally) => void,
  ) {
    this.#jobs = jobs;
    this.#options = options;
    this.#signal = signal;
    this.#onBatch = onBatch;
    signal?.addEventListener("abort", this.#onAbort);
  }

  /** Takes in a batch. Wait for the promise before the next one: it resolves when there is room. */
  async add(batch: FileBatch): Promise<void> {
    this.#queue.push(batch);
    if (this.#queue.length > 1) this.#startThread();
    this.#feedThreads();
    void this.#readHere();
    while (this.#queue.length > QUEUE_LENGTH && !this.#stopped) await this.#change();
    this.#throwIfStopped();
  }

  /** The tally of everything that was added, as soon as all of it is read; more can be added afterwards. */
  async drain(): Promise<Tally> {
    while (!this.#stopped && (this.#queue.length > 0 || this.#reading || this.#threads.some(isBusy))) {
      await this.#change();
    }
    this.#throwIfStopped();
    return this.#tally;
  }

  /** Ends the threads, whatever they do. */
  close(): void {
    this.#signal?.removeEventListener("abort", this.#onAbort);
    for (const { worker } of this.#threads) void worker.terminate();
  }

  get #stopped(): boolean {
    return this.#failure !== undefined || this.#signal?.aborted === true;
  }

  #throwIfStopped(): void {
    this.#signal?.throwIfAborted();
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  #change(): Promise<void> {
    return new Promise((resolve) => this.#wake.push(resolve));
  }

  #changed(): void {
    const waiting = this.#wake;
    this.#wake = [];
    for (const resolve of waiting) resolve();
  }

  #fail(error: unknown): void {
    this.#failure ??= { error };
    this.#changed();
  }

  #add(part: Tally): void {
    addTally(this.#tally, part);
    this.#onBatch(this.#tally);
    this.#changed();
  }

  async #readHere(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    try {
      await nextTurn();
      this.#inspector ??= new Inspector(this.#options);
      for (let batch; !this.#stopped && (batch = this.#queue.shift()) !== undefined;) {
        const tally = emptyTally();
        await readBatch(this.#inspector, batch, tally);
        this.#add(tally);
        await nextTurn();
      }
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#reading = false;
      this.#changed();
    }
  }

  #startThread(): void {
    if (this.#threads.length + 1 >= this.#jobs) return;
    // Where there is too little memory this can be told; the start of a thread would end the process.
    this.#inspector ??= new Inspector(this.#options);
    const worker = startThread(threadFile(), this.#options);
    const thread: Thread = { worker, inFlight: 0 };
    worker.on("message", (packed: TransferredTally) => {
      thread.inFlight--;
      this.#feedThreads();
      this.#add(unpackTally(packed));
    });
    worker.on("error", (error) => {
      this.#fail(error);
    });
    worker.on("exit", () => {
      if (thread.inFlight > 0) this.#fail(new Error("a reader thread ended before its work was done"));
    });
    this.#threads.push(thread);
  }

  #feedThreads(): void {
    for (const thread of this.#threads) {
      while (thread.inFlight < BATCHES_IN_FLIGHT) {
        const batch = this.#queue.shift();
        if (batch === undefined) return;
        thread.inFlight++;
        thread.worker.postMessage(batch);
      }
    }
  }
}

function isBusy(thread: Thread): boolean {
  return thread.inFlight > 0;
}

/** The built entry of the threads: beside this module when bundled, in dist/ when this is run from its source by a test. */
function threadFile(): string {
  const candidates = ["./reader-thread.js", "../reader-thread.js", "../../dist/reader-thread.js"];
  const files = candidates.map((path) => fileURLToPath(new URL(path, import.meta.url)));
  const file = files.find((path) => existsSync(path));
  if (file === undefined) throw new Error("dist/reader-thread.js is missing: npm run build makes it");
  return file;
}
