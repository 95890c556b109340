import { literalPairs } from "./literal-pairs.js";
import { OBJECTS_MODULE } from "./objects-module.generated.js";

const PAGE = 65_536;
/** Around everything: registers are read and written beyond the ends of the bytes they are for. */
const PADDING = 64;
const MEBIBYTE = 1024 * 1024;

/** Stored bytes that are held at a time. */
export const STORED_SIZE = 4 * MEBIBYTE;

/** Bytes of the longest delta that is inflated in its own place rather than among the objects. */
export const DELTA_SIZE = 4 * MEBIBYTE;

/** Bytes of the links of an object that are held at a time. */
export const LINKS_SIZE = 16 * 1024;

/** Bytes that all objects held at a time may take, which bounds the memory of a thread. */
const ARENA_LIMIT = 192 * MEBIBYTE;
const ARENA_START_SIZE = 4 * MEBIBYTE;

/** What wasm/objects.ts exports. Addresses and lengths are bytes; true is any number but 0. */
interface ObjectsModule {
  readonly INFLATE_MEMORY: { readonly value: number };
  readonly OUTPUT_SLACK: { readonly value: number };
  readonly CRC_MEMORY: { readonly value: number };
  readonly DIGEST_MEMORY: { readonly value: number };
  readonly search: (start: number, end: number, wideHits: number, capacity: number) => number;
  readonly prepareInflate: (memory: number) => void;
  readonly inflate: (from: number, end: number, to: number, size: number) => number;
  readonly inflateConsumed: () => number;
  readonly prepareCrc32: (memory: number) => void;
  readonly crc32: (from: number, end: number) => number;
  readonly adler32: (from: number, end: number) => number;
  readonly prepareDelta: (pairs: number, digest: number) => void;
  readonly readDeltaHead: (delta: number, end: number, baseLength: number) => number;
  readonly deltaResultLength: () => number;
  readonly searchDelta: (end: number, base: number, baseLength: number) => number;
  readonly deltaIsSound: () => number;
  readonly applyDelta: (end: number, base: number, length: number, to: number, limit: number) => number;
  readonly keepsHead: (end: number, count: number) => number;
  readonly LINK_LENGTH: { readonly value: number };
  readonly prepareLinks: (oidLength: number) => void;
  readonly beginTree: (tree: number, length: number, base: number, baseLength: number) => void;
  readonly treeLinks: (out: number, limit: number) => number;
  readonly beginCommit: (commit: number, length: number) => void;
  readonly commitLinks: (out: number, limit: number) => number;
  readonly tagLink: (tag: number, length: number, out: number) => number;
}

let compiled: WebAssembly.Module | undefined;

/**
 * The memory that objects pass through, with the code that works on it: stored bytes, a place for a delta, and the arena
 * where objects are put together. One a thread.
 */
export class ObjectMemory {
  readonly module: ObjectsModule;
  readonly stored: number;
  readonly delta: number;
  /** Where the first bytes of an object are put that is not put together. */
  readonly head: number;
  /** Where links to other objects are put. */
  readonly links: number;
  readonly arena: number;
  readonly slack: number;
  readonly #memory: WebAssembly.Memory;
  #bytes: Buffer;
  #view: DataView;

  /** @param program the tables of the search for literals */
  constructor(program: Uint8Array) {
    compiled ??= new WebAssembly.Module(Buffer.from(OBJECTS_MODULE, "base64"));
    this.#memory = new WebAssembly.Memory({ initial: 1 });
    const instance = new WebAssembly.Instance(compiled, { env: { memory: this.#memory } });
    this.module = instance.exports as unknown as ObjectsModule;
    this.slack = this.module.OUTPUT_SLACK.value + PADDING;
    let end = 0;
    const place = (size: number): number => {
      const start = end;
      end += Math.ceil((size + PADDING) / 16) * 16;
      return start;
    };
    place(program.length);
    const pairs = place(65_536 / 8);
    const inflate = place(this.module.INFLATE_MEMORY.value);
    const crc = place(this.module.CRC_MEMORY.value);
    const digest = place(this.module.DIGEST_MEMORY.value);
    this.head = place(4096);
    this.links = place(LINKS_SIZE);
    this.stored = place(STORED_SIZE);
    this.delta = place(DELTA_SIZE + this.slack);
    this.arena = place(0);
    this.#memory.grow(Math.ceil((end + ARENA_START_SIZE) / PAGE));
    this.#bytes = Buffer.from(this.#memory.buffer);
    this.#view = new DataView(this.#memory.buffer);
    this.#bytes.set(program);
    this.#bytes.set(literalPairs(program), pairs);
    this.module.prepareInflate(inflate);
    this.module.prepareCrc32(crc);
    this.module.prepareDelta(pairs, digest);
  }

  /** All of it. Ask again after {@link reserve}, which may move it. */
  get bytes(): Buffer {
    return this.#bytes;
  }

  /** The same, for reading numbers. */
  get view(): DataView {
    return this.#view;
  }

  /** Makes sure that there is room up to `end`, slack included. Returns false where that is more than an arena may have. */
  reserve(end: number): boolean {
    const needed = end + this.slack - this.#bytes.length;
    if (needed <= 0) return true;
    if (end - this.arena > ARENA_LIMIT) return false;
    // A quarter more than needed, so that it seldom grows.
    const pages = Math.ceil((needed + (end - this.arena) / 4) / PAGE);
    try {
      this.#memory.grow(pages);
    } catch {
      return false;
    }
    this.#bytes = Buffer.from(this.#memory.buffer);
    this.#view = new DataView(this.#memory.buffer);
    return true;
  }

  /** The kinds of literals in a stretch, a bit each. */
  search(start: number, length: number): number {
    return this.module.search(start, start + length, 0, 0) >>> 0;
  }
}
