import type { FoundObject } from "./object-store.js";

/** Bytes that a ring has room for: enough for what a thread finds till the other has its next turn, or it would wait. */
const RING_SIZE = 4 * 1024 * 1024;
/** Bytes of the largest content that is put into a ring. What is larger has memory of its own, and waits for an empty ring. */
const LARGEST = RING_SIZE / 2;

/** Where a content lies in a ring. */
export interface RingPlace {
  /** Null where it has memory of its own. */
  readonly start: number | null;
  readonly length: number;
  /** Bytes that it takes, with a gap at the end of the ring. */
  readonly room: number;
}

/** A find on its way: its content is in a ring, or its own. */
export interface PlacedFind {
  readonly found: FoundObject;
  /** Null where it takes no room. */
  readonly place: RingPlace | null;
}

/**
 * Contents that one thread has found and another is still to take, in the order in which they come. The same memory serves all the
 * time: memory for each find would be left to the garbage collectors of two threads, which are in no hurry.
 */
export class FoundRing {
  readonly #used: Int32Array;
  readonly #bytes: Uint8Array;
  #next = 0;

  /** @param memory as {@link newRing} makes it */
  constructor(memory: SharedArrayBuffer) {
    this.#used = new Int32Array(memory, 0, 1);
    this.#bytes = new Uint8Array(memory, 8);
  }

  /** Puts a find into the ring; null where there is no room yet. */
  put(found: FoundObject): PlacedFind | null {
    const { bytes } = found;
    if (bytes === null) return { found, place: null };
    const place = this.#take(bytes.length);
    if (place === null) return null;
    if (place.start === null) return { found: { ...found, bytes: ownCopy(bytes) }, place };
    this.#bytes.set(bytes, place.start);
    return { found: { ...found, bytes: null }, place };
  }

  /** Waits, at most a tenth of a second, for something to be taken. Blocks the thread. */
  wait(): void {
    Atomics.wait(this.#used, 0, Atomics.load(this.#used, 0), 100);
  }

  /** The content at a place, good until {@link release}. */
  view({ start, length }: RingPlace): Uint8Array | null {
    return start === null ? null : this.#bytes.subarray(start, start + length);
  }

  /** Says that the content at a place, and all before it, was taken. */
  release({ room }: RingPlace): void {
    Atomics.sub(this.#used, 0, room);
    Atomics.notify(this.#used, 0);
  }

  #take(length: number): RingPlace | null {
    const isLarge = length > LARGEST;
    const used = Atomics.load(this.#used, 0);
    // What is never needed is never touched, and takes no memory.
    if (used === 0) this.#next = 0;
    const comesRound = this.#next + length > RING_SIZE;
    const gap = comesRound ? RING_SIZE - this.#next : 0;
    const room = isLarge ? RING_SIZE : gap + length;
    if (used + room > RING_SIZE) return null;
    Atomics.add(this.#used, 0, room);
    if (isLarge) return { start: null, length, room };
    const start = comesRound ? 0 : this.#next;
    this.#next = start + length;
    return { start, length, room };
  }
}

/** Memory for a ring. */
export function newRing(): SharedArrayBuffer {
  return new SharedArrayBuffer(8 + RING_SIZE);
}

/** The same bytes in memory that has nothing else in it. */
export function ownCopy(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes;
  const isOwn = buffer instanceof ArrayBuffer && buffer.byteLength === bytes.length;
  return isOwn ? new Uint8Array(buffer) : Uint8Array.from(bytes);
}
