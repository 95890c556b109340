import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type CopyLimits, copyTree } from "./copy-tree.js";
import type { GitProblem } from "./git-problem.js";
import { readPlainFile } from "./plain-file.js";

const LIST_LIMIT = 1 << 20;
/** Git puts tables together while it is at work: what the list names may be gone by then. */
const ATTEMPTS = 3;

/**
 * Copies the tables of a reftable repository. Git takes a list that is not there, or a table that is not, for a repository
 * without refs, and succeeds: here it is a problem.
 */
export function copyTables(from: string, to: string, limits: CopyLimits, problems: GitProblem[]): void {
  for (let attempt = 1; ; attempt++) {
    const found: GitProblem[] = [];
    copyTree(from, to, limits, found);
    const missing = missingPart(to);
    if (missing === null || found.length > 0 || attempt === ATTEMPTS) {
      problems.push(...found);
      if (missing !== null && found.length === 0) {
        const path = join(from, missing);
        problems.push({ reason: "missing", path, detail: `${path} is missing` });
      }
      return;
    }
    rmSync(to, { recursive: true, force: true });
  }
}

function missingPart(folder: string): string | null {
  const list = readPlainFile(join(folder, "tables.list"), LIST_LIMIT);
  if (list.status !== "read") return "tables.list";
  const names = list.bytes.toString().split("\n");
  return names.find((name) => name !== "" && !existsSync(join(folder, name))) ?? null;
}
