import { closeSync, fstatSync, readSync } from "node:fs";
import { UserError } from "../model/errors.js";
import { openFile } from "./open-file.js";

/** Reads a small text as {@link readBounded} does, from wherever. */
export type ReadText = (path: string, what: string, limit: number) => string | null | Promise<string | null>;

/**
 * Reads a small file that somebody wrote for keylint: a regular file, not a link, of bounded size, since a repository that
 * nobody trusts may have put anything there.
 *
 * @param what names the file's purpose in errors, such as "configuration"
 * @param limit in bytes
 * @returns null where there is no such file
 * @throws UserError where it cannot be read or is no such file
 */
export function readBounded(path: string, what: string, limit: number): string | null {
  const opened = openFile(Buffer.from(path));
  switch (opened.kind) {
    case "absent":
      return null;
    case "link":
      throw new UserError(
        `${path}: the ${what} is a symbolic link, which is not followed: put a regular file there`,
      );
    case "skip":
      throw new UserError(
        `${path}: the ${what} cannot be read (${opened.reason}): mend its permissions or move it`,
      );
    case "open":
      try {
        return readText(opened.fd, path, what, limit);
      } finally {
        closeSync(opened.fd);
      }
  }
}

function readText(fd: number, path: string, what: string, limit: number): string {
  const stats = fstatSync(fd);
  if (!stats.isFile()) {
    throw new UserError(`${path}: the ${what} is not a regular file: put one there, or move this away`);
  }
  if (stats.size > limit) {
    throw new UserError(`${path}: the ${what} has ${stats.size} bytes, more than ${limit}: it cannot be one`);
  }
  const bytes = Buffer.alloc(stats.size);
  let length = 0;
  for (
    let read;
    length < bytes.length && (read = readSync(fd, bytes, length, bytes.length - length, null)) > 0;
  ) {
    length += read;
  }
  return bytes.toString("utf8", 0, length).replace(/^\uFEFF/u, "");
}
