import type { Candidate } from "../model/candidate.js";
import type { Skip } from "../model/coverage.js";
import type { GitOrigin, Origin } from "../model/location.js";
import { addedCandidates } from "../inspect/added-candidates.js";
import { inspectPath } from "../inspect/inspect-object.js";
import { PathJudge } from "../inspect/judge-at-path.js";
import { withOrigin } from "../inspect/with-origin.js";
import { pathText } from "../inspect/path-text.js";
import { streamBlob } from "../system/git/read-objects.js";
import { type BlobFind, blobFinds, type ObjectDoor } from "./blob-finds.js";
import type { ContentChange } from "./content-change.js";

/** What changes came to. */
export interface InspectedChanges {
  readonly candidates: readonly Candidate[];
  readonly skipped: readonly Skip[];
  readonly objects: number;
  readonly bytes: number;
}

/**
 * Finds what changes add: keys on new lines, and new names. What was there before is read only for what has something in it now.
 *
 * @param kind what the content of a change is
 * @param originOf where a change is from
 */
export async function inspectChanges(
  changes: readonly ContentChange[],
  door: ObjectDoor,
  kind: "staged" | "blob",
  originOf: (change: ContentChange) => GitOrigin,
): Promise<InspectedChanges> {
  let objects = 0;
  let bytes = 0;
  const fresh = changes.filter(({ oid, before }) => !before.includes(oid));
  const finds = await blobFinds(
    door,
    fresh.map(({ oid }) => oid),
    (size) => {
      objects++;
      bytes += size;
    },
  );
  const held = fresh.filter(({ oid }) => finds.has(oid));
  const olds = await blobFinds(
    door,
    held.flatMap(({ before }) => before),
    () => undefined,
  );
  const judges = new Map<string, PathJudge>();
  const judgeOf = (find: BlobFind): PathJudge => {
    let judge = judges.get(find.oid);
    if (judge === undefined) {
      const { git, shadow, problems } = door;
      judge = new PathJudge(find, door.inspector, () => streamBlob(git, shadow, find.oid, problems));
      judges.set(find.oid, judge);
    }
    return judge;
  };
  const candidates: Candidate[] = [];
  const skipped: Skip[] = [];
  for (const change of held) {
    const find = finds.get(change.oid);
    if (find === undefined) continue;
    const path = pathText(change.path);
    for (const reason of find.unread) skipped.push({ path, reason });
    const now = { content: find.content, candidates: await judgeOf(find).at(path) };
    const before = change.before.map((oid) => olds.get(oid) ?? NOTHING);
    const origin: Origin = { kind, ...originOf(change) };
    for (const candidate of addedCandidates(now, before))
      candidates.push(withOrigin(candidate, origin, path));
  }
  for (const change of changes.filter(({ isNewName }) => isNewName)) {
    const origin: Origin = { kind: "file-name", ...originOf(change) };
    for (const candidate of inspectPath(change.path))
      candidates.push(withOrigin(candidate, origin, pathText(change.path)));
  }
  return { candidates, skipped, objects, bytes };
}

const NOTHING = { content: null, candidates: [] };
