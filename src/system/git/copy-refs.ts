import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { copyTables } from "./copy-tables.js";
import { copyTree } from "./copy-tree.js";
import type { GitProblem } from "./git-problem.js";
import { copyPlainFile, readPlainFile } from "./plain-file.js";
import { readHead } from "./read-head.js";
import type { Repository } from "./repository.js";

const REF_LIMIT = 64 << 10;
/** Millions of refs, or of entries of a reflog. What is larger could not be held as a text. */
const LARGE_LIMIT = 256 * 1024 ** 2;
const REFS = { fileBytes: REF_LIMIT, entries: 2_000_000, depth: 100 };
const LARGE_FILES = { ...REFS, fileBytes: LARGE_LIMIT };
/** Refs that stand outside of `refs/`, as merges, rebases and fetches leave them. */
const LOOSE_HEADS = [
  "ORIG_HEAD",
  "FETCH_HEAD",
  "MERGE_HEAD",
  "CHERRY_PICK_HEAD",
  "REVERT_HEAD",
  "REBASE_HEAD",
  "AUTO_MERGE",
  "BISECT_HEAD",
];

/** Copies the packed refs that all work trees share, and the list of commits that a shallow clone ends at. */
export function copySharedRefs(from: string, to: string, problems: GitProblem[]): void {
  for (const name of ["packed-refs", "shallow"])
    copyFile(join(from, name), join(to, name), LARGE_LIMIT, problems);
}

/** Copies what a work tree (the main one: the repository) has of its own: HEAD, the refs beside and below it, the tables of a reftable repository. */
export function copyOwnRefs(
  from: string,
  to: string,
  { refStorage }: Repository,
  problems: GitProblem[],
): void {
  copyHead(join(from, "HEAD"), join(to, "HEAD"), problems);
  for (const name of LOOSE_HEADS) copyFile(join(from, name), join(to, name), REF_LIMIT, problems);
  copyTree(join(from, "refs"), join(to, "refs"), REFS, problems);
  if (refStorage === "reftable")
    copyTables(join(from, "reftable"), join(to, "reftable"), LARGE_FILES, problems);
}

/** Copies HEAD alone, and the ref that it names where that has a file of its own. */
export function copyHeadOnly(
  from: string,
  fromShared: string,
  to: string,
  toShared: string,
  problems: GitProblem[],
): void {
  copyHead(join(from, "HEAD"), join(to, "HEAD"), problems);
  const head = readPlainFile(join(to, "HEAD"), REF_LIMIT);
  const branch = head.status === "read" ? /^ref:\s*(refs\/\S+)/u.exec(head.bytes.toString())?.[1] : undefined;
  if (branch === undefined || branch.split("/").some((part) => part === ".." || part === "")) return;
  // Refs below refs/worktree, refs/bisect and refs/rewritten are a work tree's own; every other is shared.
  const isOwn = /^refs\/(?:worktree|bisect|rewritten)\//u.test(branch);
  const copy = join(isOwn ? to : toShared, branch);
  mkdirSync(dirname(copy), { recursive: true });
  copyFile(join(isOwn ? from : fromShared, branch), copy, REF_LIMIT, problems);
}

/** Copies reflogs. */
export function copyLogs(from: string, to: string, problems: GitProblem[]): void {
  copyTree(join(from, "logs"), join(to, "logs"), LARGE_FILES, problems);
}

function copyHead(from: string, to: string, problems: GitProblem[]): void {
  const head = readHead(from);
  if (head.status === "refused") problems.push(head.problem);
  if (head.status === "read") writeFileSync(to, head.bytes);
}

function copyFile(from: string, to: string, limit: number, problems: GitProblem[]): void {
  const outcome = copyPlainFile(from, to, limit);
  if (typeof outcome !== "string") problems.push(outcome);
}
