import { type ObjectMemory, WINDOW_COUNT, WINDOW_SIZE } from "./object-memory.js";
import { readAt } from "./store-file.js";

/** Bytes before a place that are read with it: families mostly go forward, and sometimes a little back. */
const LOOK_BACK = 16 * 1024;

/** Parts of one pack in memory; the one that was not used for the longest time is replaced. */
export class PackWindows {
  readonly #memory: ObjectMemory;
  readonly #fd: number;
  readonly #starts = new Float64Array(WINDOW_COUNT).fill(-1);
  readonly #ends = new Float64Array(WINDOW_COUNT).fill(-1);
  readonly #used = new Float64Array(WINDOW_COUNT);
  #clock = 0;
  #current = 0;

  constructor(memory: ObjectMemory, fd: number) {
    this.#memory = memory;
    this.#fd = fd;
  }

  /** Address of the bytes [start, end) of the pack; -1 where it has not so many or they do not fit in a window. */
  address(start: number, end: number): number {
    let window = this.#current;
    if (!this.#holds(window, start, end)) {
      window = this.#find(start, end);
      if (window < 0) window = this.#read(start, end);
      if (window < 0) return -1;
      this.#current = window;
      this.#used[window] = ++this.#clock;
    }
    return this.#memory.windows + window * WINDOW_SIZE + start - (this.#starts[window] ?? 0);
  }

  #holds(window: number, start: number, end: number): boolean {
    return start >= (this.#starts[window] ?? 0) && end <= (this.#ends[window] ?? -1);
  }

  #find(start: number, end: number): number {
    for (let window = 0; window < WINDOW_COUNT; window++) if (this.#holds(window, start, end)) return window;
    return -1;
  }

  #read(start: number, end: number): number {
    if (end - start > WINDOW_SIZE) return -1;
    let oldest = 0;
    for (let window = 1; window < WINDOW_COUNT; window++) {
      if ((this.#used[window] ?? 0) < (this.#used[oldest] ?? 0)) oldest = window;
    }
    const from = Math.max(0, start - Math.min(LOOK_BACK, WINDOW_SIZE - (end - start)));
    const address = this.#memory.windows + oldest * WINDOW_SIZE;
    const length = readAt(this.#fd, this.#memory.bytes.subarray(address, address + WINDOW_SIZE), from);
    this.#starts[oldest] = from;
    this.#ends[oldest] = from + length;
    return end <= from + length ? oldest : -1;
  }
}
