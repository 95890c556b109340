/**
 * Memory for numbers that are needed while one pack is planned, and used again for the next. Taken in one piece, so that it is
 * given back as a whole: what a C library frees in pieces between others, it keeps.
 */
export class Scratch {
  readonly #bytes: ArrayBuffer;
  #used = 0;

  /** @param size bytes */
  constructor(size: number) {
    this.#bytes = new ArrayBuffer(size);
  }

  /** Takes back everything that was given. */
  clear(): void {
    this.#used = 0;
  }

  /** So many numbers, whatever they are. */
  uint8(length: number): Uint8Array {
    return new Uint8Array(this.#bytes, this.#take(length), length);
  }

  /** So many numbers, whatever they are. */
  int32(length: number): Int32Array {
    return new Int32Array(this.#bytes, this.#take(length * 4), length);
  }

  /** So many numbers, whatever they are. */
  float64(length: number): Float64Array {
    return new Float64Array(this.#bytes, this.#take(length * 8), length);
  }

  #take(size: number): number {
    const start = this.#used;
    this.#used += Math.ceil(size / ALIGNMENT) * ALIGNMENT;
    return start;
  }
}

/** Bytes at a multiple of which everything starts. */
export const ALIGNMENT = 8;
