import { closeSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { applyDelta } from "./apply-delta.js";
import { entriesByPosition, entryAt } from "./entry-order.js";
import { type EntryHead, OFFSET_DELTA, readEntryHead, REFERENCE_DELTA } from "./entry-head.js";
import { readLooseHead } from "./loose-head.js";
import { OBJECT_TYPES, type ObjectType, WHOLE_LIMIT } from "./object-store.js";
import type { PackEntries } from "./pack-entries.js";
import type { PackPlan } from "./pack-plan.js";
import { openStoreFile, readAt } from "./store-file.js";

/** A pack with what reads it. */
export interface ReadablePack {
  readonly plan: PackPlan;
  readonly entries: PackEntries;
}

/** Content of an object. */
export interface ObjectContent {
  readonly type: ObjectType;
  readonly bytes: Buffer;
}

/** Longest chain of deltas that is followed; git makes them 4095 long at most. */
const CHAIN_LIMIT = 4096;

interface Place {
  readonly pack: number;
  readonly entry: number;
}

/**
 * Reads single objects by their id wherever they are, for deltas whose base is in another pack or loose. Slow, and seldom
 * needed: git completes packs when it receives them.
 */
export class BaseReader {
  readonly #folders: readonly string[];
  readonly #packs: readonly ReadablePack[];
  /** Of each pack that had an object which was looked for. */
  readonly #entries: (Uint32Array | undefined)[] = [];

  constructor(folders: readonly string[], packs: readonly ReadablePack[]) {
    this.#folders = folders;
    this.#packs = packs;
  }

  /** The content of an object; null where it is nowhere, malformed, or larger than {@link WHOLE_LIMIT}. */
  read(oid: Buffer): ObjectContent | null {
    const deltas: Buffer[] = [];
    const seen = new Set<string>();
    let place = this.#placeOf(oid);
    let reference = oid;
    while (place !== null) {
      const id = `${place.pack}:${place.entry}`;
      if (seen.has(id) || seen.size > CHAIN_LIMIT) return null;
      seen.add(id);
      const part = this.#readEntry(place);
      if (part === null) return null;
      if (part.base === null) return rebuild({ type: part.type, bytes: part.bytes }, deltas);
      deltas.push(part.bytes);
      if (typeof part.base === "number") {
        place = { pack: place.pack, entry: part.base };
      } else {
        reference = part.base;
        place = this.#placeOf(reference);
      }
    }
    const loose = this.#readLoose(reference.toString("hex"));
    return loose === null ? null : rebuild(loose, deltas);
  }

  #placeOf(oid: Buffer): Place | null {
    for (const [pack, { plan, entries }] of this.#packs.entries()) {
      if (plan.count === 0) continue;
      const position = entries.index.positionOf(oid);
      if (position < 0) continue;
      const byPosition = (this.#entries[pack] ??= entriesByPosition(plan.positions));
      return { pack, entry: byPosition[position] ?? -1 };
    }
    return null;
  }

  #readEntry(place: Place) {
    const pack = this.#packs[place.pack];
    if (pack === undefined || place.entry < 0) return null;
    const { plan, entries } = pack;
    const { start, end } = entries.range(place.entry);
    if (end - start > WHOLE_LIMIT) return null;
    const stored = Buffer.alloc(end - start + 64);
    if (readAt(plan.fd, stored.subarray(0, end - start), start) < end - start) return null;
    const head: EntryHead = { type: 0, size: 0, length: 0, distance: 0 };
    const { oidLength } = entries.index;
    if (!readEntryHead(stored, 0, oidLength, head)) return null;
    const bytes = inflateBounded(stored.subarray(head.length, end - start));
    if (bytes?.length !== head.size) return null;
    const type = OBJECT_TYPES[head.type - 1] ?? "blob";
    let base: number | Buffer | null = null;
    if (head.type === OFFSET_DELTA) base = entryAt(plan.starts, place.entry, start - head.distance);
    if (head.type === REFERENCE_DELTA) base = stored.subarray(head.length - oidLength, head.length);
    return { type, bytes, base };
  }

  #readLoose(oid: string): ObjectContent | null {
    for (const folder of this.#folders) {
      const opened = openStoreFile(join(folder, oid.slice(0, 2), oid.slice(2)));
      if ("refused" in opened) continue;
      try {
        if (opened.size > WHOLE_LIMIT) return null;
        const stored = Buffer.alloc(opened.size);
        if (readAt(opened.fd, stored, 0) < stored.length) return null;
        const bytes = inflateBounded(stored);
        const head = bytes === null ? null : readLooseHead(bytes);
        if (bytes === null || head === null || head.length + head.size !== bytes.length) return null;
        return { type: head.type, bytes: bytes.subarray(head.length) };
      } finally {
        closeSync(opened.fd);
      }
    }
    return null;
  }
}

function inflateBounded(stored: Uint8Array): Buffer | null {
  try {
    return inflateSync(stored, { maxOutputLength: WHOLE_LIMIT });
  } catch {
    return null;
  }
}

function rebuild(base: ObjectContent, deltas: readonly Buffer[]): ObjectContent | null {
  let bytes: Buffer | null = base.bytes;
  for (const delta of [...deltas].reverse()) {
    bytes = applyDelta(delta, bytes, WHOLE_LIMIT);
    if (bytes === null) return null;
  }
  return { type: base.type, bytes };
}
