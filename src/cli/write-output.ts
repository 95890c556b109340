import { closeSync, fstatSync, lstatSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { dirname } from "node:path";
import { UserError } from "../model/errors.js";
import { onExit } from "../system/on-exit.js";
import { errorCode } from "../system/open-file.js";

/** How much text is put together before it is written. */
const PIECE = 64 * 1024;

/** Puts pieces together to larger ones. */
export function* gathered(pieces: Iterable<string>): Generator<string> {
  let gathered = "";
  for (const piece of pieces) {
    gathered += piece;
    if (gathered.length < PIECE) continue;
    yield gathered;
    gathered = "";
  }
  if (gathered !== "") yield gathered;
}

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

/**
 * Writes to a stream as fast as it takes it. A reader that has gone away is no error: nobody is left to be told.
 *
 * @throws UserError where the stream cannot take it, as on a full disk
 */
export async function writeStream(stream: NodeJS.WriteStream, pieces: Iterable<string>): Promise<void> {
  for (const piece of gathered(pieces)) {
    const code = await new Promise<string | null>((resolve) => {
      const failed = (error: Error): void => {
        resolve(errorCode(error) ?? "unknown error");
      };
      stream.once("error", failed);
      stream.write(piece, (error) => {
        // An error is also emitted, after this: the listener stays on to take it.
        if (error !== null && error !== undefined) failed(error);
        else {
          stream.off("error", failed);
          resolve(null);
        }
      });
    });
    if (code === "EPIPE" || code === "ERR_STREAM_DESTROYED") return;
    if (code !== null)
      throw new UserError(`standard output cannot be written (${code}): name a file with --output`);
  }
}
