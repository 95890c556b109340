import type { GitProblem } from "./git-problem.js";
import { Pieces } from "./pieces.js";
import type { Shadow } from "./shadow.js";
import { MOST_PATHS, streamGit } from "./stream-git.js";

/** A file, link or submodule in a tree, at any depth. */
export interface TreeEntry {
  readonly type: string;
  readonly oid: string;
  /** From the tree on. */
  readonly path: Buffer;
}

/**
 * What a tree holds, with all that is below it.
 *
 * @param git absolute path
 * @param tree its id, or what leads to it
 */
export async function* treeEntries(
  git: string,
  shadow: Shadow,
  tree: string,
  problems: GitProblem[],
): AsyncGenerator<TreeEntry> {
  const args = ["ls-tree", "-r", "-z", "--full-tree", tree];
  const fields = new Pieces("\0");
  for await (const chunk of streamGit(git, shadow, args, problems, { most: MOST_PATHS })) {
    for (const field of fields.of(chunk)) {
      const tab = field.indexOf("\t");
      const [, type = "", oid = ""] = field.toString("latin1", 0, tab).split(" ");
      yield { type, oid, path: Buffer.from(field.subarray(tab + 1)) };
    }
  }
}
