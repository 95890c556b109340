import { join } from "node:path";
import { readLog } from "../exposure/ref-tips.js";
import { checkObjects } from "../system/git/check-objects.js";
import type { GitProblem } from "../system/git/git-problem.js";
import type { Shadow } from "../system/git/shadow.js";
import { shadowFiles } from "../system/git/shadow-files.js";

/** Where a ref went; where it came from may be gone, as logs are cut off. */
const ENTRY = /^[0-9a-f]{40,64} (?<to>[0-9a-f]{40,64}) /gmu;
const NO_OID = /^0+$/u;

/**
 * Finds reflogs that name what is not there, a problem each: git passes over such entries without a word.
 *
 * @param git absolute path
 */
export async function lostLogEntries(git: string, shadow: Shadow): Promise<readonly GitProblem[]> {
  const logOf = new Map<string, string>();
  const logs = [...shadowFiles(shadow, "logs"), ...shadowFiles(shadow, "worktrees")];
  for (const path of logs.filter((name) => `/${name}`.includes("/logs/"))) {
    for (const { groups } of (readLog(shadow, path) ?? "").matchAll(ENTRY)) {
      const oid = groups?.to ?? "";
      if (!NO_OID.test(oid)) logOf.set(oid, path);
    }
  }
  const problems: GitProblem[] = [];
  const oids = [...logOf.keys()];
  const found = await checkObjects(git, shadow, oids, problems);
  const lost = new Map<string, string>();
  for (const [at, oid] of oids.entries()) if (found[at] == null) lost.set(logOf.get(oid) ?? "", oid);
  for (const [log, oid] of lost) {
    const path = join(shadow.repository.commonDir, log);
    problems.push({ reason: "missing", path, detail: `${path} names ${oid}, which is not there` });
  }
  return problems;
}
