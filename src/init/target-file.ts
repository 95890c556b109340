import { closeSync, fstatSync, lstatSync, readSync } from "node:fs";
import { join } from "node:path";
import { errorCode, openFile } from "../system/open-file.js";

/** What stands at a path of a project. Text is one character a byte (latin1). `unsafe` is neither read nor written. */
export type TargetFile =
  | { readonly kind: "absent" }
  | { readonly kind: "file"; readonly text: string }
  | { readonly kind: "unsafe"; readonly because: string };

/** Files beyond this many bytes are nothing that a person keeps. */
const LIMIT = 1024 * 1024;

/**
 * Looks at a file below a project's top without following a link, on the way there included, and without waiting for the other
 * end of a pipe.
 *
 * @param path with `/`, relative to the top
 */
export function readTarget(top: string, path: string): TargetFile {
  const parts = path.split("/");
  try {
    for (let count = 1; count < parts.length; count++) {
      const folder = parts.slice(0, count).join("/");
      const stats = lstatSync(join(top, folder), { throwIfNoEntry: false });
      if (stats === undefined) return { kind: "absent" };
      if (stats.isSymbolicLink()) return unsafe(`${folder} is a symbolic link, which is not followed`);
      if (!stats.isDirectory()) return unsafe(`${folder} is no folder`);
    }
    return readLast(join(top, path), path);
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    return unsafe(`${path} cannot be read (${code})`);
  }
}

function readLast(file: string, path: string): TargetFile {
  const opened = openFile(Buffer.from(file));
  switch (opened.kind) {
    case "absent":
      return { kind: "absent" };
    case "link":
      return unsafe(`${path} is a symbolic link, which is not followed`);
    case "skip":
      return unsafe(`${path} cannot be read (${opened.reason})`);
    case "open":
      try {
        return readOpened(opened.fd, path);
      } finally {
        closeSync(opened.fd);
      }
  }
}

function readOpened(fd: number, path: string): TargetFile {
  const stats = fstatSync(fd);
  if (!stats.isFile()) return unsafe(`${path} is no regular file`);
  if (stats.size > LIMIT) return unsafe(`${path} has ${stats.size} bytes`);
  const bytes = Buffer.alloc(stats.size);
  let length = 0;
  for (let read; (read = readSync(fd, bytes, length, bytes.length - length, null)) > 0;) length += read;
  return { kind: "file", text: bytes.toString("latin1", 0, length) };
}

function unsafe(because: string): TargetFile {
  return { kind: "unsafe", because };
}
