import { resolve } from "node:path";
import type { GitProblem } from "./git-problem.js";
import { readPlainFile } from "./plain-file.js";
import { realFolder } from "../real-folder.js";

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
  for (const line of file.bytes.toString("latin1").split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const folder = realFolder(resolve(objectsDir, unquote(line)));
    if (folder === null)
      problems.push({ reason: "missing", path, detail: `${path} names a folder that does not exist` });
    else folders.push(folder);
  }
  return folders;
}

const ESCAPE = /\\(?:([0-3][0-7]{2})|(.))/gsu;
const ESCAPED: Readonly<Record<string, string>> = {
  a: "\u0007",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

/** A name from its bytes as latin1, without quotes as C has them: so git writes unusual ones (`quote.c`, unquote_c_style). */
function unquote(line: string): string {
  const isQuoted = /^"(?:[^"\\]|\\.)*"$/su.test(line);
  const bytes = isQuoted ? line.slice(1, -1).replace(ESCAPE, unescaped) : line;
  return Buffer.from(bytes, "latin1").toString();
}

function unescaped(_: string, octal: string | undefined, character = ""): string {
  return octal === undefined
    ? (ESCAPED[character] ?? character)
    : String.fromCharCode(Number.parseInt(octal, 8));
}
