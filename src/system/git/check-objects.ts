import type { GitProblem } from "./git-problem.js";
import { Pieces } from "./pieces.js";
import type { Shadow } from "./shadow.js";
import { streamGit } from "./stream-git.js";

/** What a name leads to. */
export interface CheckedObject {
  readonly oid: string;
  readonly type: "commit" | "tree" | "blob" | "tag";
}

const ANSWER = /^(?<type>commit|tree|blob|tag) (?<oid>[0-9a-f]{40,64})$/u;

/**
 * Asks what some names lead to: ids, or such as `HEAD:a.txt`.
 *
 * @param git absolute path
 * @param names without line breaks
 * @returns an answer for each name, in order; null where it leads to nothing
 */
export async function checkObjects(
  git: string,
  shadow: Shadow,
  names: readonly string[],
  problems: GitProblem[],
): Promise<readonly (CheckedObject | null)[]> {
  if (names.length === 0) return [];
  const answers: (CheckedObject | null)[] = [];
  const input = [names.map((name) => `${name}\n`).join("")];
  const args = ["cat-file", "--batch-check=%(objecttype) %(objectname)"];
  const lines = new Pieces("\n");
  for await (const chunk of streamGit(git, shadow, args, problems, { input })) {
    for (const line of lines.of(chunk)) {
      const groups = ANSWER.exec(line.toString("latin1"))?.groups as CheckedObject | undefined;
      answers.push(groups === undefined ? null : { oid: groups.oid, type: groups.type });
    }
  }
  return names.map((_, index) => answers[index] ?? null);
}
