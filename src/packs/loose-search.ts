import { createHash } from "node:crypto";
import { closeSync } from "node:fs";
import { join } from "node:path";
import type { Links } from "./links.js";
import { LOOSE_HEAD_LIMIT, readLooseHead } from "./loose-head.js";
import { isNotable } from "./notable-head.js";
import { type ObjectMemory, STORED_SIZE } from "./object-memory.js";
import type { ObjectProblemReason, ObjectStore } from "./object-store.js";
import { openStoreFile, readAt } from "./store-file.js";
import { type StreamedObject, streamObject } from "./stream-object.js";

/** Inflated bytes of the largest loose object that is held as a whole. */
const HELD_SIZE = 2 * 1024 * 1024;
const ZLIB_HEAD = 2;
const ZLIB_TAIL = 4;

/**
 * Searches a loose object. Large ones, and those that our own inflate does not take, are streamed.
 *
 * @param place of the object in the list of loose ones
 */
export async function searchLoose(
  memory: ObjectMemory,
  folder: string,
  oid: string,
  place: number,
  format: ObjectStore["objectFormat"],
  links: Links | null,
): Promise<StreamedObject & { readonly file: string }> {
  const file = join(folder, oid.slice(0, 2), oid.slice(2));
  const opened = openStoreFile(file);
  if ("refused" in opened) return { file, problem: opened.refused };
  try {
    const { fd, size } = opened;
    const held = size <= STORED_SIZE ? searchHeld(memory, fd, size, format, oid, place, links) : null;
    if (held !== null) return { file, ...held };
    const streamed = await streamObject(memory, { fd, start: 0, end: size }, null, format, oid);
    if ("type" in streamed) links?.leaveOut(streamed.type);
    return { file, ...streamed };
  } finally {
    closeSync(opened.fd);
  }
}

/** Null where it takes more than one look to tell.  */
function searchHeld(
  memory: ObjectMemory,
  fd: number,
  size: number,
  format: ObjectStore["objectFormat"],
  oid: string,
  place: number,
  links: Links | null,
): StreamedObject | null {
  const { module, stored, arena } = memory;
  if (readAt(fd, memory.bytes.subarray(stored, stored + size), 0) < size) return problem("unreadable");
  const end = stored + size;
  if (!memory.reserve(arena + HELD_SIZE)) return null;
  if (size <= ZLIB_HEAD + ZLIB_TAIL) return problem("malformed");
  const { bytes } = memory;
  const header = bytes.readUInt16BE(stored);
  if ((header & 0x0f20) !== 0x0800 || header % 31 !== 0) return null;
  const length = module.inflate(stored + ZLIB_HEAD, end - ZLIB_TAIL, arena, HELD_SIZE);
  if (length < 0 || module.inflateConsumed() !== size - ZLIB_HEAD - ZLIB_TAIL) return null;
  if (module.adler32(arena, arena + length) >>> 0 !== bytes.readUInt32BE(end - ZLIB_TAIL)) return null;
  const head = readLooseHead(bytes.subarray(arena, arena + Math.min(length, LOOSE_HEAD_LIMIT)));
  if (head === null || head.length + head.size > length) return problem("malformed");
  if (head.length + head.size < length) return problem("excess");
  // A pack has a checksum of its own; of a loose object its name is the only one.
  const hash = createHash(format)
    .update(bytes.subarray(arena, arena + length))
    .digest("hex");
  if (hash !== oid) return problem("mismatch");
  const start = arena + head.length;
  links?.follow(head.type, links.numberOfLoose(place), start, head.size);
  const kinds = memory.search(start, head.size);
  const notable = head.type === "blob" && isNotable(bytes, start, head.size);
  const isFound = kinds !== 0 || notable;
  const content = isFound ? Buffer.from(bytes.subarray(start, start + head.size)) : null;
  return { type: head.type, size: head.size, kinds, notable, bytes: content };
}

function problem(reason: ObjectProblemReason): StreamedObject {
  return { problem: reason };
}
