/** Links that one thread writes down at most: what is beyond takes more memory than it saves time. */
export const LINKS_LIMIT = 768 * 1024;
const FIRST_LINKS = 4096;

/**
 * Links between objects, as they are met: of each the number of the object that refers to another, and the number of that. A tree
 * that is made from another has only those of its entries that the other has not.
 */
export class LinkLog {
  #numbers = new Uint32Array(2 * FIRST_LINKS);
  #length = 0;
  #isWhole = true;

  /** Whether it has all links up to now. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** The links, two numbers for each; null where some are missing. */
  get links(): Uint32Array | null {
    return this.#isWhole ? this.#numbers.slice(0, this.#length) : null;
  }

  add(from: number, to: number): void {
    if (!this.#isWhole) return;
    if (this.#length === this.#numbers.length && !this.#grow()) return;
    this.#numbers[this.#length++] = from;
    this.#numbers[this.#length++] = to;
  }

  /** Says that a link cannot be written down: the others are of no use without it. */
  leaveOut(): void {
    this.#isWhole = false;
    this.#numbers = new Uint32Array(0);
  }

  #grow(): boolean {
    if (this.#length >= 2 * LINKS_LIMIT) {
      this.leaveOut();
      return false;
    }
    const numbers = new Uint32Array(Math.min(2 * this.#length, 2 * LINKS_LIMIT));
    numbers.set(this.#numbers);
    this.#numbers = numbers;
    return true;
  }
}
