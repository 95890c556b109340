import type { GitProblem } from "../system/git/git-problem.js";
import { Pieces } from "../system/git/pieces.js";
import type { Shadow } from "../system/git/shadow.js";
import { OBJECT_PATIENCE, streamGit } from "../system/git/stream-git.js";
import type { ListedCommit } from "./commit-graph.js";

/**
 * Every commit that a ref, a HEAD or a reflog leads to.
 *
 * @param git absolute path
 */
export function reachableCommits(
  git: string,
  shadow: Shadow,
  problems: GitProblem[],
): Promise<ListedCommit[]> {
  return listCommits(git, shadow, ["--all", "--reflog"], [], problems);
}

/** The commits of the store that are not in a list, as no ref leads to them. */
export async function otherCommits(
  git: string,
  shadow: Shadow,
  known: readonly ListedCommit[],
  problems: GitProblem[],
): Promise<ListedCommit[]> {
  const seen = new Set(known.map(({ oid }) => oid));
  const args = [
    "cat-file",
    "--batch-all-objects",
    "--unordered",
    "--batch-check=%(objecttype) %(objectname)",
  ];
  const lines = new Pieces("\n");
  const others: string[] = [];
  for await (const chunk of streamGit(git, shadow, args, problems, {
    patience: OBJECT_PATIENCE,
  })) {
    for (const line of lines.of(chunk)) {
      if (line[0] !== COMMIT[0] || !line.subarray(0, COMMIT.length).equals(COMMIT)) continue;
      const oid = line.toString("latin1", COMMIT.length);
      if (!seen.has(oid)) others.push(oid);
    }
  }
  if (others.length === 0) return [];
  const input = others.map((oid) => `${oid}\n`).join("");
  return listCommits(git, shadow, ["--no-walk=unsorted", "--stdin"], [input], problems);
}

const COMMIT = Buffer.from("commit ");

async function listCommits(
  git: string,
  shadow: Shadow,
  which: readonly string[],
  input: readonly string[],
  problems: GitProblem[],
): Promise<ListedCommit[]> {
  const args = ["rev-list", "--parents", "--timestamp", "--ignore-missing", ...which];
  const commits: ListedCommit[] = [];
  const length = shadow.repository.objectFormat === "sha1" ? 40 : 64;
  const known = new Map<string, string>();
  const lines = new Pieces("\n");
  for await (const chunk of streamGit(git, shadow, args, problems, {
    input,
    patience: OBJECT_PATIENCE,
  })) {
    for (const line of lines.of(chunk)) {
      const end = line.indexOf(" ");
      const [oid = "", ...parents] = idsIn(line, end + 1, length, known);
      commits.push({ oid, time: Number(line.toString("latin1", 0, end)), parents });
    }
  }
  return commits;
}

/** The ids in a line, each a string of its own: a part of a longer one would keep that, and there can be half a million commits. */
function idsIn(line: Buffer, start: number, length: number, known: Map<string, string>): string[] {
  const ids: string[] = [];
  for (let at = start; at < line.length; at += length + 1) {
    const id = line.toString("latin1", at, at + length);
    const same = known.get(id);
    if (same === undefined) known.set(id, id);
    ids.push(same ?? id);
  }
  return ids;
}
