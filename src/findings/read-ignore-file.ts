import { dirname, join } from "node:path";
import type { ReadText } from "../system/read-bounded.js";
import { IGNORE_FILE_LIMIT, IGNORE_FILE_NAME, type IgnoreFile, parseIgnoreFile } from "./ignore-file.js";

/** An ignore file and the folder that its paths are relative to. */
export interface LoadedIgnoreFile extends IgnoreFile {
  readonly folder: string;
}

/**
 * Reads the ignore file of a scanned root: the one in it, or in the nearest folder above up to the top of its repository. An
 * empty one where there is none.
 *
 * @throws UserError where it cannot be used
 */
export async function readIgnoreFile(
  root: string,
  top: string | null,
  read: ReadText,
): Promise<LoadedIgnoreFile> {
  for (let folder = root; ; folder = dirname(folder)) {
    const file = join(folder, IGNORE_FILE_NAME);
    const text = await read(file, "ignore file", IGNORE_FILE_LIMIT);
    if (text !== null) return { ...parseIgnoreFile(text, file), folder };
    if (top === null || folder === top || folder === dirname(folder)) {
      return noIgnoreFile(top ?? root);
    }
  }
}

/** What there is where nothing is ignored. */
export function noIgnoreFile(folder: string): LoadedIgnoreFile {
  return { entries: [], pathRules: [], header: [], folder };
}
