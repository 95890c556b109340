import { existsSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { indexProblem } from "./check-index.js";
import type { GitProblem } from "./git-problem.js";
import { Pieces } from "./pieces.js";
import type { Shadow } from "./shadow.js";
import { sharedFolder, shadowFiles } from "./shadow-files.js";
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
  yield* listEntries(git, shadow, problems);
}

/**
 * The entries of the indexes of a shadow's other work trees, each with the path of its index in the shadow. Objects of these are
 * in use as well.
 */
export async function* otherIndexEntries(
  git: string,
  shadow: Shadow,
  problems: GitProblem[],
): AsyncGenerator<{ readonly index: string; readonly entries: readonly IndexEntry[] }> {
  const shared = sharedFolder(shadow);
  const own = relative(shared, join(shadow.gitDir, "index")).split(sep).join("/");
  const indexes = [
    ...(existsSync(join(shared, "index")) ? ["index"] : []),
    ...shadowFiles(shadow, "worktrees").filter((path) => /^worktrees\/[^/]+\/index$/u.test(path)),
  ];
  for (const index of indexes.filter((path) => path !== own)) {
    const environment = { ...shadow.environment, GIT_INDEX_FILE: join(shared, index) };
    for await (const entries of listEntries(git, { ...shadow, environment }, problems))
      yield { index, entries };
  }
}

async function* listEntries(
  git: string,
  shadow: Shadow,
  problems: GitProblem[],
): AsyncGenerator<readonly IndexEntry[]> {
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
