import { readdirSync } from "node:fs";
import { join } from "node:path";
import { INDEX_LIMIT } from "./check-index.js";
import type { GitProblem } from "./git-problem.js";
import { copyPlainFile, readPlainFile } from "./plain-file.js";

const SHARED = /^sharedindex\.([0-9a-f]{40}|[0-9a-f]{64})$/u;

/**
 * Copies the index file `from` into the git folder `to`, with the shared part of a split index, which lies in `gitDir` wherever
 * the index itself is. No index is no problem: nothing was added yet.
 */
export function copyIndex(from: string, gitDir: string, to: string, problems: GitProblem[]): void {
  const copy = join(to, "index");
  const outcome = copyPlainFile(from, copy, INDEX_LIMIT);
  if (typeof outcome !== "string") problems.push(outcome);
  if (outcome !== "read") return;
  const shared = sharedIndexes(gitDir);
  if (shared.length === 0) return;
  const index = readPlainFile(copy, INDEX_LIMIT);
  for (const name of shared) {
    // Old ones lie about for weeks; the one in use is named, in binary, in the index.
    const id = Buffer.from(name.slice("sharedindex.".length), "hex");
    if (index.status !== "read" || !index.bytes.includes(id)) continue;
    const part = copyPlainFile(join(gitDir, name), join(to, name), INDEX_LIMIT);
    if (typeof part !== "string") problems.push(part);
  }
}

function sharedIndexes(gitDir: string): readonly string[] {
  try {
    return readdirSync(gitDir).filter((name) => SHARED.test(name));
  } catch {
    return [];
  }
}
