/** Cuts a stream at a separator byte, such as the NUL that git's `-z` writes. Synchronous, as there can be millions of pieces. */
export class Pieces {
  readonly #separator: number;
  #rest: Buffer[] = [];

  /** @param separator one character */
  constructor(separator: "\0" | "\n") {
    this.#separator = separator.charCodeAt(0);
  }

  /** The pieces that end in a chunk. */
  *of(chunk: Buffer): Generator<Buffer> {
    let start = 0;
    for (let end; (end = chunk.indexOf(this.#separator, start)) !== -1; start = end + 1) {
      const piece = chunk.subarray(start, end);
      if (this.#rest.length === 0) yield piece;
      else {
        this.#rest.push(piece);
        const whole = Buffer.concat(this.#rest);
        this.#rest = [];
        yield whole;
      }
    }
    if (start < chunk.length) this.#rest.push(chunk.subarray(start));
  }
}
