import type { GitProblem } from "../system/git/git-problem.js";
import { Pieces } from "../system/git/pieces.js";
import type { Shadow } from "../system/git/shadow.js";
import { streamGit } from "../system/git/stream-git.js";
import { CommitList } from "./commit-list.js";

/**
 * Every commit that a ref, a HEAD or a reflog leads to.
 *
 * @param git absolute path
 */
export async function reachableCommits(
  git: string,
  shadow: Shadow,
  problems: GitProblem[],
): Promise<CommitList> {
  const list = new CommitList(shadow.repository.objectFormat === "sha1" ? 20 : 32);
  await listCommits(git, shadow, ["--all", "--reflog"], [], list, problems);
  return list;
}

/** Adds the commits of the store that are not in a list, as no ref leads to them. */
export async function addOtherCommits(
  git: string,
  shadow: Shadow,
  list: CommitList,
  problems: GitProblem[],
): Promise<void> {
  const args = [
    "cat-file",
    "--batch-all-objects",
    "--unordered",
    "--batch-check=%(objecttype) %(objectname)",
  ];
  const lines = new Pieces("\n");
  const others: string[] = [];
  for await (const chunk of streamGit(git, shadow, args, problems)) {
    for (const line of lines.of(chunk)) {
      if (line[0] !== COMMIT[0] || !line.subarray(0, COMMIT.length).equals(COMMIT)) continue;
      const oid = line.toString("latin1", COMMIT.length);
      if (!list.has(oid)) others.push(oid);
    }
  }
  if (others.length === 0) return;
  const input = others.map((oid) => `${oid}\n`).join("");
  await listCommits(git, shadow, ["--no-walk=unsorted", "--stdin"], [input], list, problems);
}

const COMMIT = Buffer.from("commit ");

async function listCommits(
  git: string,
  shadow: Shadow,
  which: readonly string[],
  input: readonly string[],
  list: CommitList,
  problems: GitProblem[],
): Promise<void> {
  const args = ["rev-list", "--parents", "--timestamp", "--ignore-missing", ...which];
  const lines = new Pieces("\n");
  for await (const chunk of streamGit(git, shadow, args, problems, { input })) {
    for (const line of lines.of(chunk)) {
      const end = line.indexOf(" ");
      list.add(Number(line.toString("latin1", 0, end)), line.toString("latin1", end + 1));
    }
  }
}
