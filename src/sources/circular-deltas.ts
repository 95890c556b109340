import type { ObjectProblem } from "../packs/object-store.js";
import { findCircles } from "../packs/plan-store.js";
import { closePacks, listStore } from "../packs/store-listing.js";
import type { GitProblem } from "../system/git/git-problem.js";
import type { Repository } from "../system/git/repository.js";

/**
 * Looks through the packs of a repository for a delta that is made from itself, by way of others, which git goes round in for ever.
 * Reads heads of entries alone. Null where there is none.
 *
 * @throws the reason of the signal where that is aborted
 */
export async function circularDelta(
  { objectsDir, alternates, objectFormat }: Repository,
  signal: AbortSignal,
): Promise<GitProblem | null> {
  const store = { objectFolders: [objectsDir, ...alternates], objectFormat };
  const problems: ObjectProblem[] = [];
  const listing = listStore(store, problems);
  try {
    await findCircles(listing, problems, signal);
  } finally {
    closePacks(listing.packs);
  }
  const circle = problems.find(({ reason }) => reason === "circular");
  if (circle === undefined) return null;
  const { file, oid = "" } = circle;
  return { reason: "malformed", path: file, detail: `${oid} in ${file} is made from itself` };
}
