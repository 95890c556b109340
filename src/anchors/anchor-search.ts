import { KINDS, PROGRAM, SEARCH_MODULE } from "./search-module.generated.js";

const PAGE = 65_536;
/** Bytes read before and after the input that never count; see wasm/search.ts. */
const PADDING = 64;

interface SearchExports {
  readonly search: (start: number, end: number, wideHits: number, capacity: number) => number;
  readonly wideHitCount: () => number;
  readonly lineEnds: (start: number, end: number) => number;
  readonly utf16Units: (start: number, end: number) => number;
}

const WIDE_HIT_CAPACITY = 64;

/** The bit of the literals that begin a list of bytes in decimal, which tables of numbers hold by chance. */
export const DECIMAL_BYTES = 1 << KINDS.indexOf("decimal-bytes");

/** The bit of what every zip file ends with. */
export const ZIP_WITHIN = 1 << KINDS.indexOf("zip");

let compiled: WebAssembly.Module | undefined;

/**
 * Finds the rare literals near which a key can stand, in one pass over bytes in memory of its own.
 *
 * Fill {@link input} from its start, then call {@link search}. One per thread.
 */
export class AnchorSearch {
  /** Where the bytes to be searched are put; as long as the capacity that was asked for. */
  readonly input: Buffer;
  readonly #inputStart: number;
  readonly #wideHits: Uint32Array;
  readonly #exports: SearchExports;

  /** @param capacity how many bytes can be searched at once */
  constructor(capacity: number) {
    const program = Buffer.from(PROGRAM, "base64");
    const wideHitStart = Math.ceil(program.length / 16) * 16;
    const inputStart = wideHitStart + WIDE_HIT_CAPACITY * 4 + PADDING;
    const memory = new WebAssembly.Memory({ initial: Math.ceil((inputStart + capacity + PADDING) / PAGE) });
    compiled ??= new WebAssembly.Module(Buffer.from(SEARCH_MODULE, "base64"));
    const instance = new WebAssembly.Instance(compiled, { env: { memory } });
    new Uint8Array(memory.buffer).set(program);
    this.#exports = instance.exports as unknown as SearchExports;
    this.#inputStart = inputStart;
    this.#wideHits = new Uint32Array(memory.buffer, wideHitStart, WIDE_HIT_CAPACITY);
    this.input = Buffer.from(memory.buffer, inputStart, capacity);
  }

  /** A bit for each kind of literal that occurs in the first `length` bytes of the input; 0 where there is none. */
  search(length: number): number {
    const start = this.#inputStart;
    return this.#exports.search(start, start + length, this.#wideHits.byteOffset, WIDE_HIT_CAPACITY);
  }

  /** Offsets in the input of the first UTF-16 and UTF-32 literals that the last search found, at most 64. */
  wideHits(): number[] {
    return [...this.#wideHits.subarray(0, this.#exports.wideHitCount())];
  }

  /** How many lines end in a stretch of the input, with CR LF, LF or CR. */
  lineEnds(start: number, end: number): number {
    return this.#exports.lineEnds(this.#inputStart + start, this.#inputStart + end);
  }

  /** How many UTF-16 units the UTF-8 in a stretch of the input makes; exact where it is valid. */
  utf16Units(start: number, end: number): number {
    return this.#exports.utf16Units(this.#inputStart + start, this.#inputStart + end);
  }
}
