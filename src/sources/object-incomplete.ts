import type { Incomplete } from "../model/coverage.js";
import type { ObjectProblem, ObjectProblemReason } from "../packs/object-store.js";

const FSCK = "git fsck, then fetch what is broken from another clone, or clone again";

const FIXES: Readonly<Record<ObjectProblemReason, string>> = {
  unreadable: "make it readable for this user",
  "not-a-regular-file": "remove it",
  vanished: "wait until no git is at work in the repository, and run again",
  malformed: FSCK,
  mismatch: FSCK,
  excess: FSCK,
  "missing-base": FSCK,
  circular: FSCK,
  "too-large": "git repack -a -d -f, which stores it in another way",
  unindexed: "git index-pack on that pack makes its index",
  "no-pack": FSCK,
};

/** What objects that could not be read mean for a scan: one reason each, with the first of them and how many there are. */
export function* incompleteByObjects(problems: readonly ObjectProblem[]): Generator<Incomplete> {
  const byReason = new Map<ObjectProblemReason, ObjectProblem[]>();
  for (const problem of problems) {
    const list = byReason.get(problem.reason);
    if (list === undefined) byReason.set(problem.reason, [problem]);
    else list.push(problem);
  }
  for (const [reason, of] of byReason) {
    const [first] = of;
    const what = first?.oid ?? first?.file ?? "";
    yield { reason: `object-${reason}: ${what}`, fix: FIXES[reason], count: of.length };
  }
}
