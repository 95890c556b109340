import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { createInflate } from "node:zlib";
import { isNotable, NOTABLE_HEAD } from "./notable-head.js";
import { LOOSE_HEAD_LIMIT, readLooseHead } from "./loose-head.js";
import type { ObjectMemory } from "./object-memory.js";
import { type ObjectProblemReason, type ObjectStore, type ObjectType, WHOLE_LIMIT } from "./object-store.js";
import { readAt } from "./store-file.js";

/** Where the deflated bytes of an object are. */
export interface StoredBytes {
  readonly fd: number;
  readonly start: number;
  readonly end: number;
}

/** What is known of an object before its content; null for a loose one, whose content begins with it. */
export interface StreamedHead {
  readonly type: ObjectType;
  readonly size: number;
}

/** An object that was streamed through, or why it was not. */
export type StreamedObject =
  | {
      readonly type: ObjectType;
      readonly size: number;
      readonly kinds: number;
      readonly notable: boolean;
      /** Null where it is too large, or nothing was found. */
      readonly bytes: Buffer | null;
    }
  | { readonly problem: ObjectProblemReason };

const CHUNK = 256 * 1024;
/** Bytes of the largest blob that is kept while it is not known whether anything is found. Git streams a larger one once more. */
const KEPT_BLOB = 8 * 1024 * 1024;
/** Bytes of the search's windows that overlap: one less than the longest literal. */
const OVERLAP = 15;

/** Reads an object of any size in windows, searches and hashes it. Never more of it is held than can be handed on. */
export async function streamObject(
  memory: ObjectMemory,
  stored: StoredBytes,
  head: StreamedHead | null,
  format: ObjectStore["objectFormat"],
  oid: string,
): Promise<StreamedObject> {
  const inflate = createInflate();
  const source = Readable.from(chunksOf(stored), { objectMode: false });
  source.on("error", (error) => inflate.destroy(error));
  const content = new StreamedContent(memory, format, head);
  try {
    for await (const chunk of source.pipe(inflate)) {
      const fault = content.add(chunk as Buffer);
      if (fault !== null) return { problem: fault };
    }
  } catch {
    return { problem: "malformed" };
  } finally {
    source.destroy();
    inflate.destroy();
  }
  // Git reads the object all the same, and what is behind it would be nobody's.
  if (inflate.bytesWritten < stored.end - stored.start) return { problem: "excess" };
  return content.finish(oid);
}

function* chunksOf({ fd, start, end }: StoredBytes): Generator<Buffer> {
  for (let at = start; at < end; at += CHUNK) {
    const chunk = Buffer.alloc(Math.min(CHUNK, end - at));
    if (readAt(fd, chunk, at) < chunk.length) throw new Error("the file is too short");
    yield chunk;
  }
}

function isKept({ type, size }: StreamedHead): boolean {
  return size <= (type === "blob" ? KEPT_BLOB : WHOLE_LIMIT);
}

class StreamedContent {
  readonly #memory: ObjectMemory;
  readonly #hash;
  #head: StreamedHead | null;
  #first = Buffer.alloc(0);
  #length = 0;
  #kinds = 0;
  #tail = 0;
  #kept: Buffer[] = [];

  constructor(memory: ObjectMemory, format: ObjectStore["objectFormat"], head: StreamedHead | null) {
    this.#memory = memory;
    this.#hash = createHash(format);
    if (head !== null) this.#begin(head);
    this.#head = head;
  }

  /** Takes in inflated bytes; says what is wrong where they cannot be right. */
  add(chunk: Buffer): ObjectProblemReason | null {
    if (this.#head !== null) return this.#content(chunk, this.#head);
    this.#first = Buffer.concat([this.#first, chunk]);
    const head = readLooseHead(this.#first);
    if (head === null) return this.#first.length < LOOSE_HEAD_LIMIT ? null : "malformed";
    const rest = this.#first.subarray(head.length);
    this.#first = Buffer.alloc(0);
    this.#begin(head);
    this.#head = head;
    return this.#content(rest, head);
  }

  finish(oid: string): StreamedObject {
    if (this.#head?.size !== this.#length) return { problem: "malformed" };
    if (this.#hash.digest("hex") !== oid) return { problem: "mismatch" };
    const { type, size } = this.#head;
    const notable = type === "blob" && isNotable(this.#first, 0, this.#first.length);
    const isFound = this.#kinds !== 0 || notable;
    const bytes = isFound && isKept(this.#head) ? Buffer.concat(this.#kept) : null;
    return { type, size, kinds: this.#kinds, notable, bytes };
  }

  #begin({ type, size }: StreamedHead): void {
    this.#hash.update(`${type} ${size}\0`);
  }

  #content(chunk: Buffer, head: StreamedHead): ObjectProblemReason | null {
    this.#length += chunk.length;
    if (this.#length > head.size) return "excess";
    this.#hash.update(chunk);
    if (isKept(head)) this.#kept.push(chunk);
    if (this.#first.length < NOTABLE_HEAD) {
      this.#first = Buffer.concat([this.#first, chunk.subarray(0, NOTABLE_HEAD - this.#first.length)]);
    }
    this.#search(chunk);
    return null;
  }

  #search(chunk: Buffer): void {
    const { arena } = this.#memory;
    const end = this.#tail + chunk.length;
    this.#memory.reserve(arena + end);
    this.#memory.bytes.set(chunk, arena + this.#tail);
    this.#kinds |= this.#memory.search(arena, end);
    this.#tail = Math.min(OVERLAP, end);
    this.#memory.bytes.copyWithin(arena, arena + end - this.#tail, arena + end);
  }
}
