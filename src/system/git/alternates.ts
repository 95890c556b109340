import { resolve } from "node:path";
import type { GitProblem } from "./git-problem.js";
import { readPlainFile } from "./plain-file.js";
import { realFolder } from "./real-folder.js";

const FILE_LIMIT = 1 << 20;
/** Git itself stops after five (`object-file.c`, link_alt_odb_entries). */
const DEPTH_LIMIT = 5;
const COUNT_LIMIT = 1000;

/**
 * The object folders that `objectsDir` borrows from, nearest first, those of the borrowed ones included. Each is a folder that
 * exists; one that does not, a file that cannot be read, and a chain that is too deep are problems.
 */
export function readAlternates(objectsDir: string, problems: GitProblem[]): readonly string[] {
  const found = new Set<string>();
  let level = [objectsDir];
  for (let depth = 0; level.length > 0; depth++) {
    const next: string[] = [];
    for (const folder of level) {
      for (const alternate of alternatesOf(folder, problems)) {
        if (alternate === objectsDir || found.has(alternate)) continue;
        if (depth >= DEPTH_LIMIT || found.size >= COUNT_LIMIT) {
          problems.push({
            reason: "too-many",
            path: folder,
            detail: `${folder} has too many or too deep alternates`,
          });
          return [...found];
        }
        found.add(alternate);
        next.push(alternate);
      }
    }
    level = next;
  }
  return [...found];
}

function alternatesOf(objectsDir: string, problems: GitProblem[]): readonly string[] {
  const path = resolve(objectsDir, "info/alternates");
  const file = readPlainFile(path, FILE_LIMIT);
  if (file.status === "refused") problems.push(file.problem);
  if (file.status !== "read") return [];
  const folders: string[] = [];
  for (const line of file.bytes.toString().split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const folder = realFolder(resolve(objectsDir, unquote(line)));
    if (folder === null)
      problems.push({ reason: "missing", path, detail: `${path} names a folder that does not exist` });
    else folders.push(folder);
  }
  return folders;
}

function unquote(line: string): string {
  if (!line.startsWith('"') || !line.endsWith('"')) return line;
  return line.slice(1, -1).replace(/\\(["\\])/gu, "$1");
}
