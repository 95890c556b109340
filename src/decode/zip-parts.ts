import { readSync } from "node:fs";
import type { ArchiveBudget } from "./archive-budget.js";
import { ZIP_END } from "./archive-format.js";

/** Where a zip file is: in memory, or in a file that is open. */
export type ZipSource =
  | { readonly kind: "bytes"; readonly bytes: Buffer }
  | { readonly kind: "fd"; readonly fd: number; readonly size: number };

const ENTRY = 0x02014b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
/** Stands where the number is too large, and elsewhere in the file. */
const IN_ZIP64 = 0xffffffff;
/** Ends of directories in one file: nobody has so many on purpose. */
const MOST_PARTS = 100;
/** Bytes of a file that is held in memory to be looked through. */
const HELD = 256 * 1024 ** 2;

/**
 * The zip files in a file. Mostly that is one, and all of it; but a program can stand before it, as in an archive that unpacks
 * itself, anything behind it, and several behind each other: programs that open zips pass over all that. None where it only looks
 * like one.
 */
export function zipParts(source: ZipSource, budget: ArchiveBudget): readonly ZipSource[] {
  if (isWhole(source)) return [source];
  const size = sizeOf(source);
  if (size > HELD) {
    budget.report("archive-limit");
    return [];
  }
  const bytes = read(source, 0, size);
  const parts = new Map<string, Buffer>();
  for (let at = bytes.indexOf(ZIP_END); at !== -1; at = bytes.indexOf(ZIP_END, at + 1)) {
    const start = startOf(bytes, at);
    if (start === null) continue;
    const end = Math.min(size, at + END_LENGTH + bytes.readUInt16LE(at + END_LENGTH - 2));
    parts.set(`${start} ${at}`, bytes.subarray(start, end));
    if (parts.size < MOST_PARTS) continue;
    budget.report("archive-limit");
    break;
  }
  return [...parts.values()].map((part) => ({ kind: "bytes", bytes: part }));
}

/** Whether the end of a directory is that of the whole file, which begins where the directory says. */
function isWhole(source: ZipSource): boolean {
  const size = sizeOf(source);
  const length = Math.min(size, LONGEST_COMMENT + END_LENGTH);
  const tail = read(source, size - length, length);
  const at = tail.lastIndexOf(ZIP_END);
  if (at === -1 || at + END_LENGTH > length) return false;
  const [directory, offset] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
  const isAtEnd = at + END_LENGTH + tail.readUInt16LE(at + END_LENGTH - 2) === length;
  return isAtEnd && (offset === IN_ZIP64 || offset + directory === size - length + at);
}

/** Where the zip file begins whose directory ends at `at`; null where there is no directory. */
function startOf(bytes: Buffer, at: number): number | null {
  if (at + END_LENGTH > bytes.length) return null;
  const [directory, offset] = [bytes.readUInt32LE(at + 12), bytes.readUInt32LE(at + 16)];
  if (offset === IN_ZIP64) return 0;
  const start = at - directory - offset;
  if (start >= 0 && isEntry(bytes, at - directory)) return start;
  // Some tools count from the beginning of the program that stands before it.
  return isEntry(bytes, offset) ? 0 : null;
}

function isEntry(bytes: Buffer, at: number): boolean {
  return at >= 0 && at + 4 <= bytes.length && bytes.readUInt32LE(at) === ENTRY;
}

function sizeOf(source: ZipSource): number {
  return source.kind === "bytes" ? source.bytes.length : source.size;
}

function read(source: ZipSource, start: number, length: number): Buffer {
  if (source.kind === "bytes") return source.bytes.subarray(start, start + length);
  const bytes = Buffer.alloc(length);
  let end = 0;
  for (let count; end < length && (count = readSync(source.fd, bytes, end, length - end, start + end)) > 0;) {
    end += count;
  }
  return bytes.subarray(0, end);
}
