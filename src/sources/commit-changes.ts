import type { Skip } from "../model/coverage.js";
import { pathText } from "../inspect/path-text.js";
import type { GitProblem } from "../system/git/git-problem.js";
import { Pieces } from "../system/git/pieces.js";
import type { Shadow } from "../system/git/shadow.js";
import { MOST_PATHS, streamGit } from "../system/git/stream-git.js";
import { changeOf, type ContentChange, meaningOf, type RawRecord, RawRecords } from "./content-change.js";
import type { RangeCommit } from "./list-range.js";

/** What commits changed. */
export interface CommitChanges {
  readonly changes: readonly ContentChange[];
  readonly skipped: readonly Skip[];
}

/**
 * What each of some commits records that none of its parents has: of a merge, what was made in it.
 *
 * @param git absolute path
 */
export async function readCommitChanges(
  commits: readonly RangeCommit[],
  git: string,
  shadow: Shadow,
  problems: GitProblem[],
): Promise<CommitChanges> {
  const changes: ContentChange[] = [];
  const skipped: Skip[] = [];
  if (commits.length === 0) return { changes, skipped };
  // One line and one answer a parent, in the same order.
  const pairs = commits.flatMap(({ oid, parents }) =>
    parents.length === 0 ? [oid] : parents.map((parent) => `${oid} ${parent}`),
  );
  const args = ["diff-tree", "--stdin", "--always", "--root", "-r", "--raw", "-z", "-M", "--no-abbrev"];
  const options = { input: [pairs.map((pair) => `${pair}\n`).join("")], most: MOST_PATHS };
  let told = 0;
  const before = problems.length;
  const waiting = commits[Symbol.iterator]();
  let commit: RangeCommit | undefined;
  let answers: RawRecord[][] = [];
  const finish = (): void => {
    if (commit !== undefined) addChanges(commit, answers, changes, skipped);
  };
  const fields = new Pieces("\0");
  const records = new RawRecords();
  for await (const chunk of streamGit(git, shadow, args, problems, options)) {
    for (const field of fields.of(chunk)) {
      const record = records.take(field);
      if (record === null) continue;
      if (typeof record !== "string") answers.at(-1)?.push(record);
      else {
        told++;
        if (commit === undefined || answers.length >= Math.max(1, commit.parents.length)) {
          finish();
          commit = waiting.next().value ?? undefined;
          answers = [];
        }
        answers.push([]);
      }
    }
  }
  finish();
  if (told < pairs.length && problems.length === before) {
    const detail = `git diff-tree told of ${told} of ${pairs.length} comparisons`;
    problems.push({ reason: "git-failed", path: git, detail });
  }
  return { changes, skipped };
}

function addChanges(
  { oid }: RangeCommit,
  answers: readonly (readonly RawRecord[])[],
  changes: ContentChange[],
  skipped: Skip[],
): void {
  const byContent = new Map<string, RawRecord[]>();
  for (const record of answers.flat()) {
    // All parents are compared with the same tree. One that was made to mislead may have several contents at one path.
    const content = `${record.newOid} ${record.path.toString("latin1")}`;
    const list = byContent.get(content);
    if (list === undefined) byContent.set(content, [record]);
    else list.push(record);
  }
  for (const records of byContent.values()) {
    const [first] = records;
    // What is as in one of the parents was not made here.
    if (first === undefined || records.length < answers.length) continue;
    const meaning = meaningOf(first);
    if (meaning === "submodule") skipped.push({ path: pathText(first.path), reason: "submodule" });
    if (meaning !== "content" && meaning !== "submodule") continue;
    const parts = records.map((record) => changeOf(record, oid));
    changes.push({
      ...changeOf(first, oid),
      before: parts.flatMap(({ before }) => before),
      isNewName: parts.every(({ isNewName }) => isNewName),
    });
  }
}
