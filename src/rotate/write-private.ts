import { realpathSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { UserError } from "../model/errors.js";
import type { Repository } from "../system/git/repository.js";
import { errorCode } from "../system/open-file.js";
import { writeNewFile } from "../system/write-new-file.js";

/** Nobody but its owner reads it: the one file of keylint's that holds a key, made because somebody asked for it by name. */
const MODE = 0o600;

/**
 * Writes lines to a new file outside of a repository, which its owner alone can read. Follows no link and writes over nothing.
 *
 * @param path as {@link pathOutside} gives it
 * @throws UserError where it is there already or cannot be written
 */
export function writePrivate(path: string, lines: readonly string[]): void {
  try {
    writeNewFile(path, Buffer.from(lines.map((line) => `${line}\n`).join("")), MODE, true);
  } catch (error) {
    const code = errorCode(error);
    if (code === "EEXIST")
      throw new UserError(`${path}: is there already, and is not written over: name a new file`);
    throw new UserError(`${path}: cannot be written (${code ?? "unknown error"}): name another place`);
  }
}

/**
 * The absolute path of a file, with all links of its folder followed.
 *
 * @param file absolute, or relative to the working folder
 * @throws UserError where that lies in the repository, or its folder is not there
 */
export function pathOutside(file: string, { workTree, gitDir, commonDir }: Repository): string {
  const path = resolve(file);
  let folder: string;
  try {
    folder = realpathSync(dirname(path));
  } catch {
    throw new UserError(`${file}: its folder does not exist: make it first`);
  }
  const inside = [workTree, gitDir, commonDir].some(
    (part) => part !== null && `${folder}${sep}`.startsWith(`${realpathSync(part)}${sep}`),
  );
  if (inside)
    throw new UserError(
      `${file}: lies in the repository, where the key would be found again: name a file outside of it`,
    );
  return join(folder, basename(path));
}
