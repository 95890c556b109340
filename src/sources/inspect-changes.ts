import type { Candidate } from "../model/candidate.js";
import type { Skip } from "../model/coverage.js";
import type { GitOrigin, Origin } from "../model/location.js";
import { addedCandidates } from "../inspect/added-candidates.js";
import type { Inspector } from "../inspect/inspector.js";
import { inspectPath } from "../inspect/inspect-object.js";
import { PathJudge } from "../inspect/judge-at-path.js";
import { emptyTally } from "../inspect/subject.js";
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
  for (const change of withNotableNames(changes, door.inspector)) {
    const origin: Origin = { kind: "file-name", ...originOf(change) };
    for (const candidate of inspectPath(change.path))
      candidates.push(withOrigin(candidate, origin, pathText(change.path)));
  }
  return { candidates, skipped, objects, bytes };
}

/** Changes with new names among which something is. There can be a million of them: many are searched at once. */
function withNotableNames(changes: readonly ContentChange[], inspector: Inspector): ContentChange[] {
  const fresh = changes.filter(({ isNewName }) => isNewName);
  const notable: ContentChange[] = [];
  for (let first = 0; first < fresh.length; first += NAMES_AT_ONCE) {
    const some = fresh.slice(first, first + NAMES_AT_ONCE);
    const names = Buffer.concat(some.flatMap(({ path }) => [path, END]));
    const tally = emptyTally();
    if (names.length < LARGE_NAMES) inspector.names(names, "", tally);
    if (names.length >= LARGE_NAMES || tally.candidates.length > 0) notable.push(...some);
  }
  return notable;
}

const NAMES_AT_ONCE = 100;
/** Bytes of names that are searched one by one. */
const LARGE_NAMES = 1 << 20;
const END = Buffer.from([0]);

const NOTHING = { content: null, candidates: [] };
