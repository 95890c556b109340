import { statSync } from "node:fs";

/**
 * What a path leads to, links followed: `other` is what is neither a file nor a folder, such as a pipe, a loop of links, or what
 * lies behind a folder that is closed to this user.
 */
export function fileAt(path: string): "file" | "folder" | "other" | "nothing" {
  try {
    const status = statSync(path, { throwIfNoEntry: false });
    if (status === undefined) return "nothing";
    return status.isDirectory() ? "folder" : status.isFile() ? "file" : "other";
  } catch {
    return "other";
  }
}
