import { closeSync, lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { errorCode } from "../system/open-file.js";
import { type ObjectProblem, type ObjectStore, oidLength } from "./object-store.js";
import { INDEX_HEAD, offsetsStart } from "./pack-index.js";
import { openStoreFile, readAt } from "./store-file.js";

/** A pack that is open for reading, with its index. */
export interface OpenPack {
  /** Absolute path of the pack. */
  readonly file: string;
  readonly fd: number;
  readonly size: number;
  /** Its index up to the offsets, in shared memory. */
  readonly index: Buffer;
  /** The rest of the index. */
  readonly offsets: Buffer;
  readonly oidLength: number;
  /** Whether what it refers to may be missing: it comes from the remote of a partial clone. */
  readonly promisor: boolean;
}

/** Objects in files of their own. */
export interface LooseObjects {
  readonly count: number;
  /** Their ids, one behind the other, in shared memory. */
  readonly oids: Buffer;
  /** Number of the object folder that each is in. */
  readonly folders: Uint16Array;
}

/** Everything that an object store holds. */
export interface StoreListing {
  /** Largest first. */
  readonly packs: readonly OpenPack[];
  readonly loose: LooseObjects;
}

const INDEX_LIMIT = 2 ** 31 - 1;
/** Git takes every name that ends so. */
const STEM = /^(?<stem>.*)\.(?:pack|idx)$/su;
const FANOUT_NAME = /^[0-9a-f]{2}$/u;

/**
 * Lists a store and opens its packs. What vanishes in between is tried again once, in a new listing: git replaces packs while it
 * is at work.
 */
export function listStore(store: ObjectStore, problems: ObjectProblem[]): StoreListing {
  const first: ObjectProblem[] = [];
  const listing = listOnce(store, first);
  if (!first.some(({ reason }) => reason === "vanished")) {
    problems.push(...first);
    return listing;
  }
  closePacks(listing.packs);
  return listOnce(store, problems);
}

/** Closes what {@link listStore} has opened. */
export function closePacks(packs: readonly OpenPack[]): void {
  for (const { fd } of packs) closeSync(fd);
}

function listOnce(store: ObjectStore, problems: ObjectProblem[]): StoreListing {
  const length = oidLength(store.objectFormat);
  const packs: OpenPack[] = [];
  const looseNames: { readonly folder: number; readonly names: readonly string[] }[] = [];
  for (const [number, folder] of store.objectFolders.entries()) {
    for (const name of namesIn(folder, problems, false)) {
      const path = join(folder, name);
      if (name === "pack") packs.push(...openPacks(path, length, problems));
      else if (FANOUT_NAME.test(name)) {
        looseNames.push({ folder: number, names: looseIn(path, name, length, problems) });
      }
    }
  }
  packs.sort((a, b) => b.size - a.size || (a.file < b.file ? -1 : 1));
  return { packs, loose: gather(looseNames, length) };
}

function looseIn(path: string, prefix: string, length: number, problems: ObjectProblem[]): readonly string[] {
  return namesIn(path, problems, true)
    .filter((name) => name.length === length * 2 - 2 && /^[0-9a-f]+$/u.test(name))
    .map((name) => prefix + name);
}

function gather(
  parts: readonly { readonly folder: number; readonly names: readonly string[] }[],
  length: number,
): LooseObjects {
  const count = parts.reduce((sum, { names }) => sum + names.length, 0);
  const oids = Buffer.from(new SharedArrayBuffer(count * length));
  const folders = new Uint16Array(new SharedArrayBuffer(count * 2));
  let index = 0;
  for (const { folder, names } of parts) {
    for (const name of names) {
      oids.write(name, index * length, "hex");
      folders[index++] = folder;
    }
  }
  return { count, oids, folders };
}

/** Names in a folder that is one, and no link to one. */
function namesIn(folder: string, problems: ObjectProblem[], mayVanish: boolean): readonly string[] {
  try {
    if (mayVanish && !lstatSync(folder).isDirectory()) {
      problems.push({ file: folder, reason: "not-a-regular-file" });
      return [];
    }
    return readdirSync(folder).sort();
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    if (mayVanish && code === "ENOENT") return [];
    problems.push({ file: folder, reason: "unreadable" });
    return [];
  }
}

function openPacks(folder: string, length: number, problems: ObjectProblem[]): OpenPack[] {
  const names = new Set(namesIn(folder, problems, true));
  const packs: OpenPack[] = [];
  for (const name of names) {
    const stem = STEM.exec(name)?.groups?.stem;
    if (stem === undefined) continue;
    const file = join(folder, name);
    if (name.endsWith(".idx")) {
      if (!names.has(`${stem}.pack`)) problems.push({ file, reason: "no-pack" });
    } else if (!names.has(`${stem}.idx`)) {
      // What git is still writing has no index yet.
      if (!name.startsWith(".tmp-")) problems.push({ file, reason: "unindexed" });
    } else {
      const pack = openPack(
        file,
        join(folder, `${stem}.idx`),
        length,
        names.has(`${stem}.promisor`),
        problems,
      );
      if (pack !== null) packs.push(pack);
    }
  }
  return packs;
}

function openPack(
  file: string,
  indexFile: string,
  length: number,
  promisor: boolean,
  problems: ObjectProblem[],
): OpenPack | null {
  const index = readIndex(indexFile, length, problems);
  if (index === null) return null;
  const opened = openStoreFile(file);
  if ("refused" in opened) {
    problems.push({ file, reason: opened.refused });
    return null;
  }
  return { file, fd: opened.fd, size: opened.size, ...index, oidLength: length, promisor };
}

function readIndex(
  file: string,
  length: number,
  problems: ObjectProblem[],
): { readonly index: Buffer; readonly offsets: Buffer } | null {
  const opened = openStoreFile(file);
  if ("refused" in opened) {
    problems.push({ file, reason: opened.refused });
    return null;
  }
  const { fd, size } = opened;
  try {
    if (size > INDEX_LIMIT) {
      problems.push({ file, reason: "too-large" });
      return null;
    }
    const head = Buffer.alloc(Math.min(INDEX_HEAD, size));
    readAt(fd, head, 0);
    const split = offsetsStart(head, size, length);
    const index = Buffer.from(new SharedArrayBuffer(split));
    const offsets = Buffer.alloc(size - split);
    if (readAt(fd, index, 0) === split && readAt(fd, offsets, split) === size - split)
      return { index, offsets };
    problems.push({ file, reason: "unreadable" });
    return null;
  } finally {
    closeSync(fd);
  }
}
