import { join } from "node:path";
import { UserError } from "../model/errors.js";
import { redact } from "../model/redact.js";
import { readBounded } from "../system/read-bounded.js";
import { replaceFile } from "../system/replace-file.js";
import { formatEntry, type IgnoreEntry, isDay, isExpired, isFingerprint, today } from "./ignore-entry.js";
import {
  formatIgnoreFile,
  IGNORE_FILE_LIMIT,
  IGNORE_FILE_NAME,
  type IgnoreFile,
  parseIgnoreFile,
} from "./ignore-file.js";

/** An entry as somebody typed it; each part is checked. */
export interface NewEntry {
  readonly fingerprint: string;
  readonly reason: string;
  readonly expires: string | null;
  readonly path: string | null;
}

function read(file: string): IgnoreFile {
  return parseIgnoreFile(readBounded(file, "ignore file", IGNORE_FILE_LIMIT) ?? "", file);
}

/**
 * Adds an entry to the ignore file of a folder, in place of one for the same key and paths.
 *
 * @returns what was done, in one line
 * @throws UserError where the entry is none, or the file cannot be written
 */
export function addIgnore(folder: string, entry: NewEntry): string {
  const { fingerprint, expires } = entry;
  const reason = redact(entry.reason.trim().replace(/\s+/gu, " "));
  if (!isFingerprint(fingerprint)) {
    throw new UserError(
      `${fingerprint.slice(0, 40)}: not a fingerprint: copy it from a report, kl1: and 32 digits`,
    );
  }
  if (reason === "") throw new UserError("a reason is missing: add --reason and why this key may stay");
  if (/^(?:path|expires):/u.test(reason))
    throw new UserError("--reason: begin it with another word than path: or expires:");
  if (expires !== null && !isDay(expires))
    throw new UserError(`--expires ${expires}: not a day: write 2027-01-31`);
  if (entry.path !== null && /["\r\n]/u.test(entry.path)) {
    throw new UserError("--path: quotation marks and line breaks cannot be in it: write * in their place");
  }
  if (entry.path !== null && redact(entry.path) !== entry.path) {
    throw new UserError("--path: a key stands in it, which must not be written down: write * in its place");
  }
  const added: IgnoreEntry = { fingerprint, path: entry.path, expires, reason };
  const file = join(folder, IGNORE_FILE_NAME);
  const current = read(file);
  const others = current.entries.filter((old) => old.fingerprint !== fingerprint || old.path !== entry.path);
  replaceFile(file, formatIgnoreFile({ ...current, entries: [...others, added] }));
  return `added to ${IGNORE_FILE_NAME}: ${formatEntry(added)}`;
}

/** The entries of the ignore file of a folder, one a line, with a note on those that have expired. */
export function listIgnores(folder: string): string[] {
  const day = today();
  return read(join(folder, IGNORE_FILE_NAME)).entries.map(
    (entry) => `${formatEntry(entry)}${isExpired(entry, day) ? "  (expired)" : ""}`,
  );
}

/** Whether an entry that still counts speaks of a key that is not among those that were found. */
export function hasMissingKeys(folder: string, present: ReadonlySet<string>): boolean {
  const day = today();
  return read(join(folder, IGNORE_FILE_NAME)).entries.some(
    (entry) => !isExpired(entry, day) && !present.has(entry.fingerprint),
  );
}

/**
 * Removes entries that have expired, and those whose key is not there any more.
 *
 * @param present fingerprints of all keys that a scan found, ignored or not
 * @returns what was removed, one a line
 */
export function pruneIgnores(folder: string, present: ReadonlySet<string>): string[] {
  const file = join(folder, IGNORE_FILE_NAME);
  const current = read(file);
  const day = today();
  const isDead = (entry: IgnoreEntry): boolean => isExpired(entry, day) || !present.has(entry.fingerprint);
  const dead = current.entries.filter(isDead);
  if (dead.length > 0) {
    replaceFile(
      file,
      formatIgnoreFile({ ...current, entries: current.entries.filter((entry) => !isDead(entry)) }),
    );
  }
  return dead.map(
    (entry) => `removed (${isExpired(entry, day) ? "expired" : "no such key"}): ${formatEntry(entry)}`,
  );
}
