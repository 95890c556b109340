import { UserError } from "../model/errors.js";
import type { Fingerprint } from "../model/finding.js";
import { PathRules } from "../model/path-rules.js";

/** A line of an ignore file or baseline: a key that is not to be reported, everywhere or in some paths. */
export interface IgnoreEntry {
  readonly fingerprint: Fingerprint;
  /** A pattern as in .gitignore, relative to the folder of the file; null for everywhere. */
  readonly path: string | null;
  /** Day, as YYYY-MM-DD, from which on it no longer counts. */
  readonly expires: string | null;
  readonly reason: string;
}

const FINGERPRINT = /^kl1:[0-9a-f]{32}$/u;
const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u;

/** Whether a text is a fingerprint as reports print it. */
export function isFingerprint(text: string): text is Fingerprint {
  return FINGERPRINT.test(text);
}

/** Whether a text is a day of the calendar, as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return DAY.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/**
 * Reads an entry: `kl1:<32 hex> [path:<pattern>] [expires:<YYYY-MM-DD>] <reason>`. A pattern with spaces is put in double quotes.
 *
 * @param where file and line, for errors
 * @throws UserError where it is none
 */
export function parseEntry(line: string, where: string): IgnoreEntry {
  const [first = "", ...rest] = line.trim().split(/[ \t]+/u);
  if (!isFingerprint(first)) {
    throw new UserError(`${where}: not a fingerprint: copy it from a report, kl1: and 32 hexadecimal digits`);
  }
  let text = rest.join(" ");
  let path: string | null = null;
  let expires: string | null = null;
  for (
    let match;
    (match = /^(?<name>path|expires):(?:"(?<quoted>[^"]*)"|(?<plain>\S+))\s*/u.exec(text)) !== null;
  ) {
    const value = match.groups?.quoted ?? match.groups?.plain ?? "";
    if (match.groups?.name === "path") path = value;
    else if (isDay(value)) expires = value;
    else
      throw new UserError(`${where}: expires:${value.slice(0, 40)} is not a day: write expires:2027-01-31`);
    text = text.slice(match[0].length);
  }
  if (text === "")
    throw new UserError(`${where}: a reason is missing: write behind the fingerprint why it is ignored`);
  return { fingerprint: first, path, expires, reason: text };
}

/** The line of an entry; {@link parseEntry} reads it back. */
export function formatEntry({ fingerprint, path, expires, reason }: IgnoreEntry): string {
  const pattern = path === null ? "" : ` path:${/\s/u.test(path) ? `"${path}"` : path}`;
  return `${fingerprint}${pattern}${expires === null ? "" : ` expires:${expires}`} ${reason}`;
}

/** Whether an entry no longer counts on a day, given as YYYY-MM-DD. */
export function isExpired(entry: IgnoreEntry, today: string): boolean {
  return entry.expires !== null && entry.expires <= today;
}

/** Which paths an entry speaks of. */
export function pathFilter(pattern: string | null): (path: string) => boolean {
  if (pattern === null) return () => true;
  const rules = new PathRules([pattern]);
  return (path) => rules.excludes(path) !== null;
}

/** Today in UTC, as YYYY-MM-DD. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
