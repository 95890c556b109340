import type { Candidate } from "../model/candidate.js";
import type { Skip } from "../model/coverage.js";
import type { ExposureCommit } from "../model/finding.js";
import type { GitOrigin, Origin, Reach } from "../model/location.js";
import { inspectPath, type NameFind, type ObjectFind } from "../inspect/inspect-object.js";
import { PathJudge } from "../inspect/judge-at-path.js";
import { objectPath } from "../inspect/object-path.js";
import type { Inspector } from "../inspect/inspector.js";
import { pathText } from "../inspect/path-text.js";
import { withOrigin } from "../inspect/with-origin.js";
import type { GitProblem } from "../system/git/git-problem.js";
import { streamBlob } from "../system/git/read-objects.js";
import type { Shadow } from "../system/git/shadow.js";
import { commitFacts } from "./commit-facts.js";
import type { CommitGraph } from "./commit-graph.js";
import { type FindPlaces, firstOf, type Place } from "./find-places.js";
import type { Reaches } from "./reaches.js";

/** What is known of a history when finds are put in their places. */
export interface PlacingContext {
  readonly git: string;
  readonly shadow: Shadow;
  readonly inspector: Inspector;
  readonly graph: CommitGraph;
  readonly places: FindPlaces;
  readonly reaches: Reaches;
  readonly factsOf: (commit: number) => ExposureCommit;
}

/** Judges finds anew at each of their paths, and tells for each where it is from. */
export async function placeFinds(
  finds: readonly ObjectFind[],
  context: PlacingContext,
  problems: GitProblem[],
): Promise<{ readonly candidates: readonly Candidate[]; readonly skipped: readonly Skip[] }> {
  const candidates: Candidate[] = [];
  const skipped: Skip[] = [];
  const names = new Map<string, { readonly find: NameFind; readonly tree: string }>();
  for (const find of finds) {
    context.shadow.signal?.throwIfAborted();
    switch (find.type) {
      case "blob":
        await placeBlob(find, context, candidates, skipped, problems);
        break;
      case "tree":
        // One name stands in every version of its folder.
        for (const name of find.names)
          names.set(name.name.toString("latin1"), { find: name, tree: find.oid });
        break;
      case "commit":
      case "tag":
        for (const reason of find.unread) skipped.push({ path: objectPath(find.oid), reason });
        candidates.push(...placeMessage(find, context));
    }
  }
  for (const { find, tree } of names.values()) candidates.push(...placeName(find, tree, context));
  return { candidates, skipped };
}

async function placeBlob(
  find: ObjectFind & { readonly type: "blob" },
  context: PlacingContext,
  candidates: Candidate[],
  skipped: Skip[],
  problems: GitProblem[],
): Promise<void> {
  const places = context.places.ofBlob(find.oid);
  const { git, shadow, inspector } = context;
  const judge = new PathJudge(find, inspector, () => streamBlob(git, shadow, find.oid, problems));
  const paths = places.length === 0 ? [objectPath(find.oid)] : places.map(({ path }) => pathText(path));
  for (const reason of find.unread) for (const path of paths) skipped.push({ path, reason });
  if (find.candidates.length === 0) return;
  if (places.length === 0) {
    const path = objectPath(find.oid);
    const origin: Origin = { kind: "blob", object: find.oid, reach: context.reaches.of([], find.oid, false) };
    for (const candidate of await judge.at(path)) candidates.push(at(candidate, path, origin));
  }
  for (const place of places) {
    const path = pathText(place.path);
    const origin = originOf(place, context);
    const isNote = origin.reach.includes("notes") && origin.reach.every(isOfNotes);
    const kind = isNote ? "note" : "blob";
    for (const candidate of await judge.at(path)) candidates.push(at(candidate, path, { kind, ...origin }));
  }
}

/** The log of the ref of notes keeps them as well. */
function isOfNotes(reach: Reach): boolean {
  return reach === "notes" || reach === "reflog";
}

function at(candidate: Candidate, path: string, origin: Origin): Candidate {
  const { location } = candidate;
  // The names of members of an archive stay what they are.
  const isName = location.origin.kind === "file-name" && "reach" in origin;
  return withOrigin(candidate, isName ? { ...origin, kind: "file-name" } : origin, path);
}

function originOf(place: Place, { graph, reaches, factsOf }: PlacingContext): GitOrigin {
  const first = firstOf(graph, place.commits);
  const reach = reaches.of(
    place.commits,
    place.tree ?? place.oid,
    place.isInIndex || place.otherIndexes.size > 0,
  );
  if (first === null) return { object: place.oid, reach };
  const { hash, author, date } = factsOf(first);
  return { object: place.oid, commit: hash, author, date, reach };
}

function* placeName(
  { name, candidates }: NameFind,
  tree: string,
  context: PlacingContext,
): Generator<Candidate> {
  const places = context.places.ofName(name);
  const placed = (candidate: Candidate, origin: GitOrigin): Candidate =>
    withOrigin(candidate, { kind: "file-name", ...origin });
  if (places.length === 0) {
    const origin = { object: tree, reach: context.reaches.of([], tree, false) };
    for (const candidate of candidates) yield placed(candidate, origin);
  }
  for (const place of places) {
    const origin = originOf(place, context);
    for (const candidate of inspectPath(place.path)) yield placed(candidate, origin);
  }
}

function* placeMessage(
  { oid, content, candidates }: ObjectFind & { readonly type: "commit" | "tag" },
  { reaches }: PlacingContext,
): Generator<Candidate> {
  const reach = reaches.ofCommit(oid);
  const { author, date } = commitFacts(oid, content);
  for (const candidate of candidates) {
    const { origin } = candidate.location;
    if (!("object" in origin)) continue;
    const commit = origin.kind === "tag-message" ? {} : { commit: oid };
    yield withOrigin(candidate, { ...origin, ...commit, author, date, reach });
  }
}
