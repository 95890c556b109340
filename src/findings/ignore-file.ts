import { UserError } from "../model/errors.js";
import { formatEntry, type IgnoreEntry, parseEntry } from "./ignore-entry.js";

/** What stands in a .keylintignore. */
export interface IgnoreFile {
  readonly entries: readonly IgnoreEntry[];
  /** Lines that are no entries: paths that are not scanned, as in .gitignore. */
  readonly pathRules: readonly string[];
  /** Comments before the first line that is none. */
  readonly header: readonly string[];
}

export const IGNORE_FILE_NAME = ".keylintignore";

/** Size in bytes beyond which a file cannot be an ignore file. */
export const IGNORE_FILE_LIMIT = 1024 * 1024;

const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/u;
const ENTRY = /^\s*kl1:/u;
const OTHER_VERSION = /^\s*kl(?!1:)\d+:/u;

/**
 * Reads an ignore file. A line that begins with `kl1:` is an entry, every other one that is no comment a path rule.
 *
 * @param name of the file, for errors
 * @throws UserError at the first malformed entry
 */
export function parseIgnoreFile(text: string, name: string): IgnoreFile {
  const entries: IgnoreEntry[] = [];
  const pathRules: string[] = [];
  const header: string[] = [];
  for (const [index, raw] of text.split(/\r\n|\n|\r/u).entries()) {
    const line = raw.trimEnd();
    if (line === "") continue;
    if (line.startsWith("#")) {
      if (entries.length === 0 && pathRules.length === 0) header.push(line);
      else pathRules.push(line);
    } else if (CONFLICT.test(line)) {
      throw new UserError(
        `${name}:${index + 1}: a merge conflict: keep the lines of both sides and remove the marks`,
      );
    } else if (OTHER_VERSION.test(line)) {
      throw new UserError(
        `${name}:${index + 1}: a fingerprint of another version of keylint: update keylint`,
      );
    } else if (ENTRY.test(line)) entries.push(parseEntry(line, `${name}:${index + 1}`));
    else pathRules.push(line);
  }
  return { entries, pathRules, header };
}

/** The text of an ignore file: comments, path rules as they were, then the entries, sorted, so that branches merge. */
export function formatIgnoreFile({ entries, pathRules, header }: IgnoreFile): string {
  const lines = [...new Set(entries.map(formatEntry))].sort();
  return [...header, ...pathRules, ...lines].map((line) => `${line}\n`).join("");
}
