import { randomBytes } from "node:crypto";
import { lstatSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { UserError } from "../model/errors.js";
import { errorCode } from "../system/open-file.js";
import { writeNewFile } from "../system/write-new-file.js";

/** What stands at the path of a hook. A `link` is never written through. */
export type HookFile =
  | { readonly kind: "absent" }
  | { readonly kind: "link" }
  | { readonly kind: "other" }
  | { readonly kind: "file"; readonly content: Buffer; readonly mode: number };

/** The mode of a file that git runs as a hook. */
export const EXECUTABLE = 0o755;

/** A hook of this size is a program; none of ours is. */
const READ_LIMIT = 1 << 20;

/** Looks at a path without following a link. A file that is too large to be a script has empty content. */
export function readHookFile(path: string): HookFile {
  try {
    const stats = lstatSync(path);
    if (stats.isSymbolicLink()) return { kind: "link" };
    if (!stats.isFile()) return { kind: "other" };
    const content = stats.size > READ_LIMIT ? Buffer.alloc(0) : readFileSync(path);
    return { kind: "file", content, mode: stats.mode & 0o7777 };
  } catch (error) {
    if (errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR") return { kind: "absent" };
    throw unwritable(path, error);
  }
}

/**
 * Writes a hook file wholly or not at all, with its mode, and the folder that it stands in. What stands there is moved to `keep`
 * first, whatever it is; without `keep` it is replaced.
 *
 * @throws UserError where that is not possible; all is as it was then
 */
export function writeHookFile(path: string, content: Uint8Array, mode: number, keep: string | null): void {
  const temporary = `${path}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeNewFile(temporary, content, mode, true);
    if (keep !== null) renameSync(path, keep);
    try {
      renameSync(temporary, path);
    } catch (error) {
      if (keep !== null) renameSync(keep, path);
      throw error;
    }
  } catch (error) {
    rmSync(temporary, { force: true });
    throw unwritable(path, error);
  }
}

/** How hook files are written: {@link writeHookFile}, or what only notes what it would write. */
export type WriteHookFile = typeof writeHookFile;

/** Takes a hook file away, and puts what it had replaced back in its place. */
export function removeHookFile(path: string, kept: string): void {
  try {
    if (readHookFile(kept).kind === "absent") rmSync(path);
    else renameSync(kept, path);
  } catch (error) {
    throw unwritable(path, error);
  }
}

function unwritable(path: string, error: unknown): UserError {
  if (error instanceof UserError) return error;
  const code = errorCode(error);
  if (code === undefined) throw error;
  return new UserError(`${path}: the hook cannot be written (${code}): mend the permissions of its folder`);
}
