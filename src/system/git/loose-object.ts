import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { type GitObject, isWhat } from "./read-objects.js";
import { readPlainFile } from "./plain-file.js";

const HEADER = /^(?<type>commit|tree|blob|tag) (?<size>\d{1,15})$/u;
const HEADER_LIMIT = 32;

/**
 * Reads an object that has a file of its own, as what was added last has, without starting git. Null where it has none, or where
 * git is to judge what is wrong with it.
 *
 * @param folders absolute folders of objects
 * @param limit bytes of content beyond which it is left to git
 */
export function readLooseObject(folders: readonly string[], oid: string, limit: number): GitObject | null {
  for (const folder of folders) {
    const file = readPlainFile(join(folder, oid.slice(0, 2), oid.slice(2)), limit);
    if (file.status !== "read") continue;
    try {
      const bytes = inflateSync(file.bytes, { maxOutputLength: limit + HEADER_LIMIT });
      const end = bytes.indexOf(0);
      const groups = HEADER.exec(bytes.toString("latin1", 0, Math.min(end, HEADER_LIMIT)))?.groups;
      const content = bytes.subarray(end + 1);
      if (groups === undefined || Number(groups.size) !== content.length) return null;
      const type = groups.type as GitObject["type"];
      return isWhat(oid, type, content) ? { oid, type, size: content.length, content } : null;
    } catch {
      return null;
    }
  }
  return null;
}
