import { distinctKeepers } from "../exposure/keepers.js";
import { logKeeper, readLog, STASH_LOG } from "../exposure/ref-tips.js";
import type { Candidate } from "../model/candidate.js";
import type { Keeper } from "../model/keeper.js";
import { reveal } from "../model/key.js";
import type { Shadow } from "../system/git/shadow.js";

/**
 * What keeps keys, with what the places themselves tell: names of refs, lines of logs, the index, files of the git folder, and objects
 * that nothing leads to.
 *
 * @param candidates everything that was found beside what the refs lead to, and that
 */
export function withOwnKeepers(
  keepers: ReadonlyMap<string, readonly Keeper[]>,
  candidates: readonly Candidate[],
  shadow: Shadow,
): ReadonlyMap<string, readonly Keeper[]> {
  const all = new Map<string, Keeper[]>([...keepers].map(([value, known]) => [value, [...known]]));
  let stashes: number | null = null;
  const stashCount = (): number => (stashes ??= linesOf(shadow, STASH_LOG));
  for (const candidate of candidates) {
    const keeper = ownKeeper(candidate, shadow, stashCount);
    if (keeper === null) continue;
    const value = reveal(candidate.key);
    const known = all.get(value);
    if (known === undefined) all.set(value, [keeper]);
    else known.push(keeper);
  }
  return new Map([...all].map(([value, known]) => [value, distinctKeepers(known)]));
}

/** @param stashCount lines in the log of stashes, of which the last is the stash 0 */
function ownKeeper(
  { location: { origin, path, start } }: Candidate,
  shadow: Shadow,
  stashCount: () => number,
): Keeper | null {
  if (origin.kind === "file") return { kind: "git-file", path };
  if (!("reach" in origin)) return null;
  if (origin.kind === "ref-name") return { kind: "ref-name" };
  if (origin.kind === "reflog") {
    const log = path.replace(/^\.git\//u, "");
    if (log === STASH_LOG) return { kind: "stash", number: stashCount() - start.line };
    return log === "reftable" ? { kind: "reflog", ref: "HEAD", workTree: null } : logKeeper(shadow, log);
  }
  return origin.reach.includes("unreachable") ? { kind: "unreachable" } : null;
}

function linesOf(shadow: Shadow, log: string): number {
  return (readLog(shadow, log)?.split("\n").length ?? 1) - 1;
}
