import { join } from "node:path";
import { askGit } from "./ask-git.js";
import type { GitProblem } from "./git-problem.js";
import { readPlainFile } from "./plain-file.js";
import { EMPTY_TREE } from "./shadow-config.js";
import type { Shadow } from "./shadow.js";
import { sharedFolder } from "./shadow-files.js";

const LIMIT = 2 ** 31 - 1;

/**
 * What a commit is compared with: `HEAD`, or the empty tree where HEAD is on a branch without a commit.
 *
 * @param git absolute path; asked only where refs are in tables
 */
export async function headRevision(git: string, shadow: Shadow): Promise<string> {
  const { repository, gitDir } = shadow;
  if (repository.refStorage === "reftable") return headInTables(git, shadow);
  const branch = /^ref:\s*(?<name>\S+)/u.exec(textOf(join(gitDir, "HEAD")))?.groups?.name;
  if (branch === undefined) return "HEAD";
  const shared = sharedFolder(shadow);
  // A ref that is there and broken is for git to complain of.
  const isThere = [gitDir, shared].some(
    (folder) => readPlainFile(join(folder, branch), LIMIT).status !== "absent",
  );
  const packed = readPlainFile(join(shared, "packed-refs"), LIMIT);
  const isPacked = packed.status === "read" && packed.bytes.includes(` ${branch}\n`);
  return isThere || isPacked ? "HEAD" : EMPTY_TREE[repository.objectFormat];
}

async function headInTables(git: string, shadow: Shadow): Promise<string> {
  // What fails here fails again, and is told, where HEAD is used.
  const untold: GitProblem[] = [];
  const branch = (await askGit(git, shadow, ["symbolic-ref", "--quiet", "HEAD"], untold)).trim();
  if (branch === "") return "HEAD";
  const tip = await askGit(git, shadow, ["for-each-ref", "--format=%(refname)", "--", branch], untold);
  return tip !== "" || untold.length > 0 ? "HEAD" : EMPTY_TREE[shadow.repository.objectFormat];
}

function textOf(path: string): string {
  const file = readPlainFile(path, LIMIT);
  return file.status === "read" ? file.bytes.toString() : "";
}
