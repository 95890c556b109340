import { UserError } from "../model/errors.js";
import type { Report } from "../model/report.js";
import type { ReadText } from "../system/read-bounded.js";
import { replaceFile } from "../system/replace-file.js";
import { formatEntry, type IgnoreEntry, parseEntry } from "./ignore-entry.js";

const HEADER = "# keylint baseline 1: known findings, one a line; written by --write-baseline";
const VERSION = /^# keylint baseline (?<version>\d+)/u;
const LIMIT = 64 * 1024 * 1024;

/**
 * Reads the known findings of a baseline.
 *
 * @throws UserError where it is missing, malformed or of a later version
 */
export async function readBaseline(file: string, read: ReadText): Promise<IgnoreEntry[]> {
  const text = await read(file, "baseline", LIMIT);
  if (text === null) throw new UserError(`${file}: no such baseline: write one with --write-baseline`);
  const lines = text.split(/\r\n|\n|\r/u);
  const version = VERSION.exec(lines[0] ?? "")?.groups?.version;
  if (version === undefined) {
    throw new UserError(`${file}:1: not a keylint baseline: write a new one with --write-baseline`);
  }
  if (version !== "1") {
    throw new UserError(
      `${file}:1: a baseline of version ${version.slice(0, 9)}, which a later keylint wrote: update keylint`,
    );
  }
  return lines.flatMap((line, index) =>
    line.trim() === "" || line.startsWith("#") ? [] : [parseEntry(line, `${file}:${index + 1}`)],
  );
}

/** Writes what a scan found as known. Findings that a baseline hid already stay known. */
export function writeBaseline(file: string, report: Report): void {
  const known = report.suppressed
    .filter(({ by }) => by === "baseline")
    .map((suppression) => suppression.fingerprint);
  const fingerprints = [...known, ...report.findings.map((finding) => finding.fingerprint)];
  const lines = [...new Set(fingerprints)]
    .sort()
    .map((fingerprint) => formatEntry({ fingerprint, path: null, expires: null, reason: "baseline" }));
  replaceFile(file, [HEADER, ...lines].map((line) => `${line}\n`).join(""));
}
