import { join } from "node:path";
import { distinctKeepers } from "../exposure/keepers.js";
import { logKeeper } from "../exposure/ref-tips.js";
import type { Candidate } from "../model/candidate.js";
import type { Keeper } from "../model/keeper.js";
import { reveal } from "../model/key.js";
import { readPlainFile } from "../system/git/plain-file.js";
import type { Shadow } from "../system/git/shadow.js";
import { sharedFolder } from "../system/git/shadow-files.js";

/**
 * What keeps keys, with what the places themselves tell: names of refs, lines of logs, the index, and objects that nothing leads to.
 *
 * @param candidates everything that was found beside what the refs lead to, and that
 */
export function withOwnKeepers(
  keepers: ReadonlyMap<string, readonly Keeper[]>,
  candidates: readonly Candidate[],
  shadow: Shadow,
): ReadonlyMap<string, readonly Keeper[]> {
  const all = new Map<string, Keeper[]>([...keepers].map(([value, known]) => [value, [...known]]));
  for (const candidate of candidates) {
    const keeper = ownKeeper(candidate, shadow);
    if (keeper === null) continue;
    const value = reveal(candidate.key);
    all.set(value, distinctKeepers([...(all.get(value) ?? []), keeper]));
  }
  return all;
}

function ownKeeper({ location: { origin, path, start } }: Candidate, shadow: Shadow): Keeper | null {
  if (!("reach" in origin)) return null;
  if (origin.kind === "ref-name") return { kind: "ref-name" };
  if (origin.kind === "reflog") {
    const log = path.replace(/^\.git\//u, "");
    if (log === "logs/refs/stash") return { kind: "stash", number: linesOf(shadow, log) - start.line };
    return log === "reftable" ? { kind: "reflog", ref: "HEAD", workTree: null } : logKeeper(shadow, log);
  }
  return origin.reach.includes("unreachable") ? { kind: "unreachable" } : null;
}

const LOG_LIMIT = 256 * 1024 ** 2;

function linesOf(shadow: Shadow, log: string): number {
  const file = readPlainFile(join(sharedFolder(shadow), log), LOG_LIMIT);
  return file.status === "read" ? file.bytes.toString("latin1").split("\n").length - 1 : 0;
}
