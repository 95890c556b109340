import { ZIP_END } from "./archive-format.js";

/** What a zip file begins with: a member, or its directory. */
const BEGINNINGS = [Buffer.from([0x50, 0x4b, 0x03, 0x04]), Buffer.from([0x50, 0x4b, 0x01, 0x02])];

/** Bytes of a chunk that may belong to a signature which the next one ends. */
const TAIL = ZIP_END.length - 1;

/**
 * Watches a stream that goes by for a zip file behind its beginning, as in an archive that unpacks itself, and keeps that. Of what
 * stands before the zip file nothing is held.
 */
export class ZipWithin {
  readonly #limit: number;
  #passed = 0;
  #tail: Buffer = Buffer.alloc(0);
  /** Where what is kept begins; null until there is something. */
  #start: number | null = null;
  #kept: Buffer[] = [];
  #hasEnd = false;

  /** @param limit bytes of a stream with a zip file in it that can be gone back to at most */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The stream itself. Its chunks must not be written to. */
  async *watch(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      this.#take(chunk);
      yield chunk;
    }
  }

  /**
   * What went by, with zeros for all before the zip file, as its directory may count from there; null where nothing looks like one,
   * "too-large" where it is more than is kept.
   */
  found(): Buffer | "too-large" | null {
    if (this.#start === null || !this.#hasEnd) return null;
    if (this.#passed > this.#limit) return "too-large";
    return Buffer.concat([Buffer.alloc(this.#start), ...this.#kept]);
  }

  #take(chunk: Buffer): void {
    if (this.#start === null) this.#begin(chunk);
    else this.#kept.push(chunk);
    if (this.#start !== null) this.#hasEnd ||= find(this.#tail, chunk, ZIP_END) !== null;
    this.#tail = Buffer.from(Buffer.concat([this.#tail, chunk.subarray(-TAIL)]).subarray(-TAIL));
    this.#passed += chunk.length;
    if (this.#passed > this.#limit) this.#kept = [];
  }

  #begin(chunk: Buffer): void {
    const at = BEGINNINGS.flatMap((signature) => find(this.#tail, chunk, signature) ?? []);
    if (at.length === 0) return;
    const first = Math.min(...at);
    this.#start = this.#passed + first;
    this.#kept = first < 0 ? [this.#tail.subarray(first), chunk] : [chunk.subarray(first)];
  }
}

/** Where a signature begins in a chunk, below zero where it does in the tail of the one before; null where it is not there. */
function find(tail: Buffer, chunk: Buffer, signature: Buffer): number | null {
  const seam = Buffer.concat([tail, chunk.subarray(0, TAIL)]).indexOf(signature);
  if (seam !== -1) return seam - tail.length;
  const at = chunk.indexOf(signature);
  return at === -1 ? null : at;
}
