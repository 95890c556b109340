import { createHash } from "node:crypto";
import { join } from "node:path";
import type { GitProblem } from "./git-problem.js";
import { readPlainFile } from "./plain-file.js";
import type { ObjectFormat, Repository } from "./repository.js";

const LIMIT = 2 ** 31 - 1;

/** What is wrong with the copy of a repository's index in the git folder of a shadow; null where nothing is. */
export function indexProblem({ gitDir, objectFormat }: Repository, copyDir: string): GitProblem | null {
  if (isWholeIndex(join(copyDir, "index"), objectFormat)) return null;
  const path = join(gitDir, "index");
  return { reason: "malformed", path, detail: `${path} is damaged: its checksum is wrong` };
}

/**
 * Whether an index ends with the hash of what comes before it. Git leaves that unchecked when it lists files, and makes names
 * of whatever it finds where entries should be. Zeros stand for a hash that was never made (git-config, `index.skipHash`); no
 * index at all is a whole one.
 */
function isWholeIndex(file: string, format: ObjectFormat): boolean {
  const index = readPlainFile(file, LIMIT);
  if (index.status !== "read") return index.status === "absent";
  const end = index.bytes.length - (format === "sha1" ? 20 : 32);
  if (end < 0) return false;
  const told = index.bytes.subarray(end);
  return (
    told.every((byte) => byte === 0) ||
    createHash(format).update(index.bytes.subarray(0, end)).digest().equals(told)
  );
}
