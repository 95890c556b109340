import { indexProblem } from "./check-index.js";
import type { GitProblem } from "./git-problem.js";
import { Pieces } from "./pieces.js";
import type { Shadow } from "./shadow.js";
import { streamGit } from "./stream-git.js";

/** One entry of an index. */
export interface IndexEntry {
  /** Octal, such as 100644; 160000 for a submodule. */
  readonly mode: string;
  readonly oid: string;
  readonly path: Buffer;
}

/**
 * The entries of a shadow's index, in lists as they come. An index that is damaged is a problem: git may not notice.
 *
 * @param git absolute path
 */
export async function* indexEntries(
  git: string,
  shadow: Shadow,
  problems: GitProblem[],
): AsyncGenerator<readonly IndexEntry[]> {
  const damage = indexProblem(shadow.repository, shadow.gitDir);
  if (damage !== null) problems.push(damage);
  const fields = new Pieces("\0");
  for await (const chunk of streamGit(git, shadow, ["ls-files", "--stage", "-z"], problems)) {
    const entries: IndexEntry[] = [];
    for (const field of fields.of(chunk)) {
      const tab = field.indexOf("\t");
      const [mode = "", oid = ""] = field.toString("latin1", 0, tab).split(" ");
      entries.push({ mode, oid, path: field.subarray(tab + 1) });
    }
    yield entries;
  }
}
