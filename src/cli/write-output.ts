import {
  accessSync,
  closeSync,
  constants,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { randomBytes } from "node:crypto";
import { dirname } from "node:path";
import { UserError } from "../model/errors.js";
import { onExit } from "../system/on-exit.js";
import { errorCode } from "../system/open-file.js";
import { gathered } from "./write-stream.js";

/**
 * Checks before a scan that a file can be written after it.
 *
 * @throws UserError where its folder is missing or closed, or a folder stands in its place
 */
export function checkWritable(file: string): void {
  try {
    const folder = statSync(dirname(file), { throwIfNoEntry: false });
    if (folder?.isDirectory() !== true)
      throw new UserError(`${file}: its folder does not exist: make it first`);
    const existing = lstatSync(file, { throwIfNoEntry: false });
    if (existing?.isDirectory() === true) throw new UserError(`${file}: is a folder: name a file`);
    const isSpecial = existing !== undefined && !existing.isFile();
    if (!isSpecial) accessSync(dirname(file), constants.W_OK | constants.X_OK);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw cannotWrite(file, error);
  }
}

function cannotWrite(file: string, error: unknown): UserError {
  const why = errorCode(error) ?? (error instanceof Error ? error.message : String(error));
  return new UserError(`${file}: cannot be written (${why}): name another place`);
}

/**
 * Writes a report to a file: wholly or not at all where the file is a regular one or new, straight into it where it is
 * something else, such as a pipe or device.
 *
 * @throws UserError where that fails; no half-written file is left behind
 */
export async function writeReportFile(
  file: string,
  pieces: Iterable<string>,
  signal: AbortSignal,
): Promise<void> {
  try {
    const existing = lstatSync(file, { throwIfNoEntry: false });
    if (existing === undefined || existing.isFile()) writeBeside(file, pieces, existing?.mode ?? 0o644);
    else {
      const { writeSpecial } = await import("./write-special.js");
      await writeSpecial(file, pieces, signal);
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw cannotWrite(file, error);
  }
}

function writeBeside(file: string, pieces: Iterable<string>, mode: number): void {
  const temporary = `${file}.${randomBytes(6).toString("hex")}.tmp`;
  const fd = openSync(temporary, "wx", mode & 0o777);
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

/** Writes all pieces to an open file. */
export function writeAll(fd: number, pieces: Iterable<string>): void {
  for (const piece of gathered(pieces)) {
    const bytes = Buffer.from(piece);
    for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at);
  }
}
