import { join } from "node:path";
import { readPlainFile } from "./plain-file.js";
import { EMPTY_TREE } from "./shadow-config.js";
import type { Shadow } from "./shadow.js";
import { sharedFolder } from "./shadow-files.js";

const LIMIT = 2 ** 31 - 1;

/** What a commit is compared with: `HEAD`, or the empty tree where HEAD is on a branch without a commit. */
export function headRevision(shadow: Shadow): string {
  const { repository, gitDir } = shadow;
  if (repository.refStorage === "reftable") return "HEAD";
  const branch = /^ref:\s*(?<name>\S+)/u.exec(textOf(join(gitDir, "HEAD")))?.groups?.name;
  if (branch === undefined) return "HEAD";
  const shared = sharedFolder(shadow);
  // A ref that is there and broken is for git to complain of.
  const isThere = [gitDir, shared].some(
    (folder) => readPlainFile(join(folder, branch), LIMIT).status !== "absent",
  );
  const isPacked = textOf(join(shared, "packed-refs")).includes(` ${branch}\n`);
  return isThere || isPacked ? "HEAD" : EMPTY_TREE[repository.objectFormat];
}

function textOf(path: string): string {
  const file = readPlainFile(path, LIMIT);
  return file.status === "read" ? file.bytes.toString() : "";
}
