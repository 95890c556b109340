import type { FoundObject } from "./object-store.js";

interface Waiting {
  readonly found: FoundObject;
  readonly release: () => void;
}

/** Hands on finds one at a time, in the order in which they come. */
export class FoundQueue {
  readonly #onFound: (found: FoundObject) => void | Promise<void>;
  readonly #waiting: Waiting[] = [];
  #bytes = 0;
  #work: Promise<void> | null = null;
  #failure: { readonly error: unknown } | null = null;

  constructor(onFound: (found: FoundObject) => void | Promise<void>) {
    this.#onFound = onFound;
  }

  /** Bytes of content that wait. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Adds a find; `release` is called as soon as it was taken. */
  add(found: FoundObject, release: () => void = () => undefined): void {
    this.#waiting.push({ found, release });
    this.#bytes += found.bytes?.length ?? 0;
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
        if (this.#failure === null) await this.#onFound(next.found);
      } catch (error) {
        this.#failure = { error };
      }
      this.#bytes -= next.found.bytes?.length ?? 0;
      next.release();
    }
    this.#work = null;
  }
}
