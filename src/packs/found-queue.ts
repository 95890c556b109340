import type { FoundRing, PlacedFind } from "./found-ring.js";
import type { FoundObject } from "./object-store.js";

interface Waiting extends PlacedFind {
  /** Null where it was put into none. */
  readonly ring: FoundRing | null;
}

/** Hands on finds one at a time, in the order in which they come. */
export class FoundQueue {
  readonly #onFound: (found: FoundObject) => void | Promise<void>;
  readonly #waiting: Waiting[] = [];
  /** Copies of what is in rings: only one is handed on at a time. */
  #content = new Uint8Array(0);
  #work: Promise<void> | null = null;
  #failure: { readonly error: unknown } | null = null;

  constructor(onFound: (found: FoundObject) => void | Promise<void>) {
    this.#onFound = onFound;
  }

  /** Whether finds wait that had no room in a ring. */
  get isBehind(): boolean {
    return this.#waiting.some(({ ring }) => ring === null);
  }

  /** Adds a find; its room in the ring is given back as soon as it was taken. */
  add(find: PlacedFind, ring: FoundRing | null): void {
    this.#waiting.push({ ...find, ring });
    this.#work ??= this.#handOn();
  }

  /**
   * Resolves when nothing waits.
   *
   * @throws what the receiver of the finds has thrown
   */
  async empty(): Promise<void> {
    await this.#work;
    if (this.#failure !== null) throw this.#failure.error;
  }

  async #handOn(): Promise<void> {
    // Never within the call that found it: that one is still using its memory.
    await Promise.resolve();
    for (let next; (next = this.#waiting.shift()) !== undefined;) {
      try {
        if (this.#failure === null) await this.#onFound(this.#contentOf(next));
      } catch (error) {
        this.#failure = { error };
      }
      if (next.place !== null) next.ring?.release(next.place);
    }
    this.#work = null;
  }

  /** A find with its content out of the ring. */
  #contentOf({ found, place, ring }: Waiting): FoundObject {
    const view = place === null ? null : (ring?.view(place) ?? null);
    if (view === null) return found;
    if (this.#content.length < view.length)
      this.#content = new Uint8Array(2 ** Math.ceil(Math.log2(view.length)));
    this.#content.set(view);
    return { ...found, bytes: this.#content.subarray(0, view.length) };
  }
}
