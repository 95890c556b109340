import { lstatSync, renameSync, rmSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { UserError } from "../model/errors.js";
import { errorCode } from "./open-file.js";
import { writeNewFile } from "./write-new-file.js";

/**
 * Writes a file so that it is there wholly or not at all: a new file beside it, synced, then renamed over it. Never over
 * anything but a regular file.
 *
 * @throws UserError where that is not possible; nothing is left behind then
 */
export function replaceFile(path: string, text: string | Uint8Array): void {
  const existing = lstatSync(path, { throwIfNoEntry: false });
  if (existing !== undefined && !existing.isFile()) {
    throw new UserError(`${path}: not a regular file, and so not written over: name another file`);
  }
  const temporary = `${path}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    const bytes = typeof text === "string" ? Buffer.from(text) : text;
    writeNewFile(temporary, bytes, existing?.mode ?? 0o644);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new UserError(
      `${path}: cannot be written (${errorCode(error) ?? "unknown error"}): name another place`,
    );
  }
}
