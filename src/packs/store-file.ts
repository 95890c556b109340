import { closeSync, fstatSync, readSync } from "node:fs";
import { errorCode, openFile } from "../system/open-file.js";
import type { ObjectProblemReason } from "./object-store.js";

/** A regular file that is open for reading, or why it is not. */
export type StoreFile =
  { readonly fd: number; readonly size: number } | { readonly refused: ObjectProblemReason };

/** Opens a file of an object store: never through a link, never one that blocks. The caller closes it. */
export function openStoreFile(path: string): StoreFile {
  try {
    const opened = openFile(Buffer.from(path));
    switch (opened.kind) {
      case "absent":
        return { refused: "vanished" };
      case "link":
        return { refused: "not-a-regular-file" };
      case "skip":
        return { refused: opened.reason === "not-a-regular-file" ? opened.reason : "unreadable" };
      case "open": {
        const stats = fstatSync(opened.fd);
        if (stats.isFile()) return { fd: opened.fd, size: stats.size };
        closeSync(opened.fd);
        return { refused: "not-a-regular-file" };
      }
    }
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
    return { refused: "unreadable" };
  }
}

/** Fills as much of `target` as the file has from `offset` on. Returns how many bytes that is; 0 where reading fails. */
export function readAt(fd: number, target: Uint8Array, offset: number): number {
  let length = 0;
  try {
    for (let read; length < target.length; length += read) {
      read = readSync(fd, target, length, target.length - length, offset + length);
      if (read === 0) break;
    }
  } catch (error) {
    if (errorCode(error) === undefined) throw error;
  }
  return length;
}
