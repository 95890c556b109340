import type { Candidate } from "../model/candidate.js";
import { reveal } from "../model/key.js";
import type { ObjectFind } from "../inspect/inspect-object.js";

/** What was found in an object, whatever kind it is of. */
export function candidatesOf(find: ObjectFind): readonly Candidate[] {
  return find.type === "tree" ? find.names.flatMap(({ candidates }) => candidates) : find.candidates;
}

/** Sorts out the finds whose places need not be known. */
export function splitByNeed(finds: readonly ObjectFind[]): { wanted: ObjectFind[]; rest: ObjectFind[] } {
  // What one place tells of a key holds for all of its places.
  const keys = new Set(
    finds
      .filter(needsPlace)
      .flatMap(candidatesOf)
      .map(({ key }) => reveal(key)),
  );
  const isWanted = (find: ObjectFind): boolean =>
    needsPlace(find) || candidatesOf(find).some(({ key }) => keys.has(reveal(key)));
  return { wanted: finds.filter(isWanted), rest: finds.filter((find) => !isWanted(find)) };
}

/** Whether the place of a find matters: no path makes another vendor's key or a placeholder Pictify's. */
function needsPlace(find: ObjectFind): boolean {
  if (find.type !== "tree" && find.unread.length > 0) return true;
  return candidatesOf(find).some(
    ({ judgement: { status } }) => status === "ours" || status === "unattributed",
  );
}
