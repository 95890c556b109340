import { mkdirSync, readdirSync, readlinkSync, writeFileSync } from "node:fs";
import type { Dirent } from "node:fs";
import type { GitProblem } from "./git-problem.js";
import { copyPlainFile } from "./plain-file.js";

/** How much of a folder may be copied. */
export interface CopyLimits {
  readonly fileBytes: number;
  readonly entries: number;
  readonly depth: number;
}

const SEPARATOR = Buffer.from("/");

/**
 * Copies the regular files of a folder of refs or reflogs, names taken as bytes. Lock files are left out; a symbolic link that
 * spells a ref (the oldest form of a symbolic ref) becomes one in today's form. Anything else is a problem, and not copied.
 */
export function copyTree(from: string, to: string, limits: CopyLimits, problems: GitProblem[]): void {
  let left = limits.entries;
  copyFolder(Buffer.from(from), Buffer.from(to), 0);

  function copyFolder(source: Buffer, target: Buffer, depth: number): void {
    const entries = list(source, problems);
    if (entries === null) return;
    if (depth > limits.depth || (left -= entries.length) < 0) {
      problems.push({
        reason: "too-many",
        path: source.toString(),
        detail: `${source.toString()} holds too much`,
      });
      return;
    }
    mkdirSync(target, { recursive: true, mode: 0o700 });
    for (const entry of entries) {
      const path = Buffer.concat([source, SEPARATOR, entry.name]);
      const copy = Buffer.concat([target, SEPARATOR, entry.name]);
      if (entry.isDirectory()) copyFolder(path, copy, depth + 1);
      else if (entry.isSymbolicLink()) copyLink(path, copy);
      else if (!entry.name.subarray(-5).equals(Buffer.from(".lock"))) copyFile(path, copy);
    }
  }

  function copyLink(path: Buffer, copy: Buffer): void {
    const target = readlinkSync(path, { encoding: "buffer" });
    if (target.subarray(0, 5).equals(Buffer.from("refs/"))) {
      writeFileSync(copy, Buffer.concat([Buffer.from("ref: "), target, Buffer.from("\n")]), { mode: 0o600 });
    } else copyFile(path, copy);
  }

  function copyFile(path: Buffer, copy: Buffer): void {
    const outcome = copyPlainFile(path, copy, limits.fileBytes);
    if (typeof outcome !== "string") problems.push(outcome);
  }
}

function list(folder: Buffer, problems: GitProblem[]): readonly Dirent<Buffer>[] | null {
  try {
    return readdirSync(folder, { withFileTypes: true, encoding: "buffer" });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    problems.push({
      reason: "unreadable",
      path: folder.toString(),
      detail: `${folder.toString()} cannot be read (${String(code)})`,
    });
    return null;
  }
}
