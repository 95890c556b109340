import { closeSync, fstatSync, readSync } from "node:fs";
import { pathText } from "../inspect/path-text.js";
import { openFile } from "../system/open-file.js";
import { namesOf } from "./file-batch.js";
import { folderFiles } from "./folder.js";
import { LinkGuard } from "../system/link-guard.js";

/** A file that is text. `path` is relative to the folder, with `/`. */
export interface FileText {
  readonly path: string;
  readonly text: string;
}

/** Larger files are data, in which nobody reads a variable. */
const LARGEST = 4 * 1024 * 1024;

/**
 * The texts of a folder's files, as a scan would read them, one at a time. What is no text, too large or not to be read is left
 * out: for looking for names, not for keys.
 *
 * @param folder absolute
 */
export async function* fileTexts(folder: string): AsyncGenerator<FileText> {
  for await (const event of folderFiles(folder, "", { includeNodeModules: false }, null)) {
    if (event.kind !== "batch") continue;
    const base = Buffer.from(event.batch.base);
    const guard = event.batch.remembered === true ? new LinkGuard(base) : null;
    for (const name of namesOf(event.batch)) {
      if (guard?.isBehindLink(name) === true) continue;
      const text = textOf(Buffer.concat([base, name]));
      if (text !== null) yield { path: event.batch.prefix + pathText(name), text };
    }
  }
}

/** The text of one file, by the same rules; null where it is none. */
export function textOf(path: Buffer): string | null {
  const opened = openFile(path);
  if (opened.kind !== "open") return null;
  try {
    const stats = fstatSync(opened.fd);
    if (!stats.isFile() || stats.size > LARGEST) return null;
    const bytes = Buffer.alloc(stats.size);
    const length = stats.size === 0 ? 0 : readSync(opened.fd, bytes, 0, stats.size, 0);
    return bytes.subarray(0, length).includes(0) ? null : bytes.toString("utf8", 0, length);
  } finally {
    closeSync(opened.fd);
  }
}
