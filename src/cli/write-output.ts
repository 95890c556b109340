import { closeSync, fstatSync, lstatSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { dirname } from "node:path";
import { UserError } from "../model/errors.js";
import { onExit } from "../system/on-exit.js";
import { errorCode } from "../system/open-file.js";
import { gathered } from "./write-stream.js";

/**
 * Checks before a scan that a file can be written after it.
 *
 * @throws UserError where its folder is missing or a folder stands in its place
 */
export function checkWritable(file: string): void {
  const folder = statSync(dirname(file), { throwIfNoEntry: false });
  if (folder?.isDirectory() !== true)
    throw new UserError(`${file}: its folder does not exist: make it first`);
  if (lstatSync(file, { throwIfNoEntry: false })?.isDirectory() === true) {
    throw new UserError(`${file}: is a folder: name a file`);
  }
}

/**
 * Writes a report to a file: wholly or not at all where the file is a regular one or new, straight into it where it is
 * something else, such as a pipe or device.
 *
 * @throws UserError where that fails; no half-written file is left behind
 */
export function writeReportFile(file: string, pieces: Iterable<string>): void {
  try {
    const existing = lstatSync(file, { throwIfNoEntry: false });
    if (existing === undefined || existing.isFile()) writeBeside(file, pieces);
    else writeInto(file, pieces);
  } catch (error) {
    throw new UserError(
      `${file}: cannot be written (${errorCode(error) ?? String(error)}): name another place`,
    );
  }
}

function writeBeside(file: string, pieces: Iterable<string>): void {
  const temporary = `${file}.${randomBytes(6).toString("hex")}.tmp`;
  const fd = openSync(temporary, "wx", 0o644);
  const forget = onExit(() => {
    rmSync(temporary, { force: true });
  });
  try {
    writeAll(fd, pieces);
    closeSync(fd);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    forget();
  }
}

function writeInto(file: string, pieces: Iterable<string>): void {
  const fd = openSync(file, "a");
  try {
    // What leads to a regular file may be a trap; what the system itself leads to one, /dev/stderr, is not.
    if (fstatSync(fd).isFile() && !file.startsWith("/dev/")) throw new Error("a link to a file");
    writeAll(fd, pieces);
  } finally {
    closeSync(fd);
  }
}

function writeAll(fd: number, pieces: Iterable<string>): void {
  for (const piece of gathered(pieces)) {
    const bytes = Buffer.from(piece);
    for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at);
  }
}
