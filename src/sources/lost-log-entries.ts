import { join } from "node:path";
import { NO_OID, readLogs } from "../exposure/ref-tips.js";
import { checkObjects } from "../system/git/check-objects.js";
import type { GitProblem } from "../system/git/git-problem.js";
import type { Shadow } from "../system/git/shadow.js";

/**
 * Finds reflogs that name what is not there, a problem each: git passes over such entries without a word.
 *
 * @param git absolute path
 */
export async function lostLogEntries(git: string, shadow: Shadow): Promise<readonly GitProblem[]> {
  const logOf = new Map<string, string>();
  // Where a ref came from may be gone, as logs are cut off.
  for (const { path, entries } of readLogs(shadow))
    for (const { to } of entries) if (!NO_OID.test(to)) logOf.set(to, path);
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
