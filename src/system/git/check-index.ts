import { createHash } from "node:crypto";
import { join } from "node:path";
import type { GitProblem } from "./git-problem.js";
import { readPieces } from "./plain-file.js";
import type { ObjectFormat, Repository } from "./repository.js";

/** Bytes of the largest index: millions of files. */
export const INDEX_LIMIT = 512 * 1024 ** 2;

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
  const length = format === "sha1" ? 20 : 32;
  const hash = createHash(format);
  let told = Buffer.alloc(0);
  const status = readPieces(file, INDEX_LIMIT, (piece) => {
    const bytes = Buffer.concat([told, piece]);
    const end = Math.max(0, bytes.length - length);
    hash.update(bytes.subarray(0, end));
    told = Buffer.from(bytes.subarray(end));
  });
  if (status !== "read") return status === "absent";
  if (told.length < length) return false;
  return told.every((byte) => byte === 0) || hash.digest().equals(told);
}
