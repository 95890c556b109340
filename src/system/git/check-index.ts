import { createHash } from "node:crypto";
import { readPlainFile } from "./plain-file.js";
import type { ObjectFormat } from "./repository.js";

const LIMIT = 2 ** 31 - 1;

/**
 * Whether an index ends with the hash of what comes before it. Git leaves that unchecked when it lists files, and makes names
 * of whatever it finds where entries should be. Zeros stand for a hash that was never made (git-config, `index.skipHash`); no
 * index at all is a whole one.
 */
export function isWholeIndex(file: string, format: ObjectFormat): boolean {
  const index = readPlainFile(file, LIMIT);
  if (index.status !== "read") return index.status === "absent";
  const end = index.bytes.length - (format === "sha1" ? 20 : 32);
  if (end < 0) return false;
  const told = index.bytes.subarray(end);
  return (
    told.every((byte) => byte === 0) ||
    createHash(format).update(index.bytes.subarray(0, end)).digest().equals(told)
  );
}
