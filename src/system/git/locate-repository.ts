import { lstatSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileAt } from "../file-at.js";
import { readAlternates } from "./alternates.js";
import type { GitProblem } from "./git-problem.js";
import { readPlainFile } from "./plain-file.js";
import { readHead } from "./read-head.js";
import { realFolder } from "../real-folder.js";
import { readRepositoryFormat } from "./repository-format.js";
import type { Repository } from "./repository.js";

const POINTER_LIMIT = 64 << 10;

/**
 * The repository that `start` (a file or folder) belongs to: the nearest folder upwards with a `.git` (a folder, a link to one,
 * or a file that names one), or a bare one. A bare folder above `start` counts only where no work tree holds it, as anybody can
 * commit one. Null where there is none. Nothing is run, and nothing but regular files of bounded size is opened.
 */
export function locateRepository(start: string): Repository | null {
  const first = realFolder(start) ?? realFolder(dirname(resolve(start)));
  if (first === null) return null;
  let bare: string | null = null;
  for (let folder = first; ; folder = dirname(folder)) {
    const problems: GitProblem[] = [];
    const gitDir = gitDirOf(folder, problems);
    if (gitDir !== null) {
      return bare === first ? describe(null, bare, folder, []) : describe(folder, gitDir, null, problems);
    }
    if (bare === null && looksBare(folder)) bare = folder;
    if (folder === dirname(folder)) return bare === null ? null : describe(null, bare, null, []);
  }
}

/**
 * The repository that a git folder is, as git names one to its hooks in GIT_DIR.
 *
 * @param workTree absolute; null for a bare one
 * @throws nothing: where there is none, the problems say so
 */
export function repositoryAt(gitDir: string, workTree: string | null): Repository {
  return describe(workTree === null ? null : realFolder(workTree), gitDir, null, []);
}

/** The git folder that `.git` in `folder` is or names, whether it exists or not; null where there is none. */
function gitDirOf(folder: string, problems: GitProblem[]): string | null {
  const path = join(folder, ".git");
  const kind = fileAt(path);
  if (kind === "folder") {
    const real = realFolder(path);
    const parts = ["HEAD", "objects", "refs"].filter((name) => exists(join(path, name)));
    // An empty `.git` is no repository, for git neither; one that lost a part is, and the loss is said.
    return parts.length === 0 && isListed(path) ? null : real;
  }
  if (kind !== "file") return null;
  const target = readPointer(path, "gitdir: ", problems);
  if (target !== null) return resolve(folder, target);
  if (problems.length === 0)
    problems.push({ reason: "malformed", path, detail: `${path} names no git folder` });
  return path;
}

function describe(
  workTree: string | null,
  wanted: string,
  enclosing: string | null,
  problems: GitProblem[],
): Repository {
  const gitDir = realFolder(wanted);
  if (gitDir === null && problems.length === 0) problems.push(missing(wanted));
  const pointer = gitDir === null ? null : readPointer(join(gitDir, "commondir"), "", problems);
  const named = pointer === null ? gitDir : realFolder(resolve(gitDir ?? "", pointer));
  if (named === null && pointer !== null) problems.push(missing(resolve(gitDir ?? "", pointer)));
  const commonDir = named ?? gitDir ?? wanted;
  const objects = realFolder(join(commonDir, "objects"));
  if (objects === null && gitDir !== null) problems.push(missing(join(commonDir, "objects")));
  if (gitDir !== null) {
    const refs = join(commonDir, "refs");
    const head = readHead(join(gitDir, "HEAD"));
    if (head.status === "absent") problems.push(missing(join(gitDir, "HEAD")));
    else if (head.status === "refused") problems.push(head.problem);
    if (!exists(refs)) problems.push(missing(refs));
    else if (fileAt(refs) !== "folder")
      problems.push({ reason: "malformed", path: refs, detail: `${refs} is no folder` });
  }
  const objectsDir = objects ?? join(commonDir, "objects");
  const format = readRepositoryFormat(gitDir ?? wanted, commonDir, problems);
  return {
    workTree,
    gitDir: gitDir ?? wanted,
    commonDir,
    objectsDir,
    enclosing,
    alternates: objects === null ? [] : readAlternates(objects, problems),
    ...format,
    shallow: isShallow(join(commonDir, "shallow")),
    partial: format.partial || hasPromisorPack(objectsDir),
    broken: gitDir === null || named === null || objects === null,
    problems,
  };
}

function looksBare(folder: string): boolean {
  return (
    exists(join(folder, "HEAD")) &&
    fileAt(join(folder, "objects")) === "folder" &&
    fileAt(join(folder, "refs")) === "folder"
  );
}

/** The path that a pointer file (`.git`, `commondir`) holds; null where there is no such file, or none that can be believed. */
function readPointer(path: string, prefix: string, problems: GitProblem[]): string | null {
  const file = readPlainFile(path, POINTER_LIMIT);
  if (file.status === "refused") problems.push(file.problem);
  if (file.status !== "read") return null;
  const text = file.bytes.toString().replace(/[\r\n]+$/u, "");
  if (text.startsWith(prefix) && text.length > prefix.length && !text.includes("\0"))
    return text.slice(prefix.length);
  problems.push({ reason: "malformed", path, detail: `${path} names no git folder` });
  return null;
}

function isShallow(path: string): boolean {
  try {
    const status = lstatSync(path);
    return !status.isFile() || status.size > 0;
  } catch {
    return false;
  }
}

function hasPromisorPack(objectsDir: string): boolean {
  try {
    return readdirSync(join(objectsDir, "pack")).some((name) => name.endsWith(".promisor"));
  } catch {
    return false;
  }
}

/** Whether a folder tells what is in it. */
function isListed(path: string): boolean {
  try {
    readdirSync(path);
    return true;
  } catch {
    return false;
  }
}

function exists(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

function missing(path: string): GitProblem {
  return { reason: "missing", path, detail: `${path} is missing` };
}
