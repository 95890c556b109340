import type { ObjectFind } from "../inspect/inspect-object.js";
import { pathText } from "../inspect/path-text.js";
import type { Keeper } from "../model/keeper.js";
import type { Shadow } from "../system/git/shadow.js";
import { workTreeOf } from "../system/git/linked-work-trees.js";
import type { CommitGraph } from "./commit-graph.js";
import type { FindPlaces, Place } from "./find-places.js";
import { type Holders, holdersByKey, holds } from "./holders.js";
import type { Change } from "./read-changes.js";
import type { RefTip } from "./ref-tips.js";

/** What a history is known to be. */
export interface KeeperContext {
  readonly shadow: Shadow;
  readonly graph: CommitGraph;
  readonly changes: readonly Change[];
  readonly tips: readonly RefTip[];
  readonly places: FindPlaces;
}

/**
 * What keeps each key that was found in objects, by its value: every ref, log, stash, work tree and index that leads to one of
 * its places, also where the key was removed there long ago. Each once.
 */
export function keepersByKey(
  finds: readonly ObjectFind[],
  context: KeeperContext,
): ReadonlyMap<string, readonly Keeper[]> {
  const keepers = new Map<string, readonly Keeper[]>();
  for (const [value, holders] of holdersByKey(context.graph, finds))
    keepers.set(value, distinctKeepers(keepersOf(holders, context)));
  return keepers;
}

/** Keepers without repetitions, in the order that they came in. */
export function distinctKeepers(keepers: Iterable<Keeper>): Keeper[] {
  return [...new Map([...keepers].map((keeper) => [JSON.stringify(keeper), keeper])).values()];
}

function* keepersOf(
  holders: Holders,
  { shadow, graph, changes, tips, places }: KeeperContext,
): Generator<Keeper> {
  const commits = new Set(holders.messages);
  for (const { commit, path, after } of changes)
    if (commit !== -1 && after !== null && holds(holders, after, path)) commits.add(commit);
  const marks = graph.descendants(commits);
  const here = placesOf(holders, places);
  const trees = new Set(here.map(({ tree }) => tree));
  const isDirect = (oid: string): boolean =>
    holders.blobs.has(oid) || holders.tags.has(oid) || trees.has(oid);
  for (const { oid, through, target, keeper } of tips) {
    const commit = graph.numberOf(target);
    const isMarked = commit !== undefined && marks[commit] === 1;
    if (keeper !== null && (isMarked || [oid, ...through, target].some(isDirect))) yield keeper;
  }
  const pathsIn = (index: string | null): string[] => [
    ...new Set(
      here
        .filter(({ isInIndex, otherIndexes }) => (index === null ? isInIndex : otherIndexes.has(index)))
        .map(({ path }) => pathText(path)),
    ),
  ];
  const own = pathsIn(null);
  if (own.length > 0) yield { kind: "index", workTree: null, paths: own };
  for (const index of new Set(here.flatMap(({ otherIndexes }) => [...otherIndexes])))
    yield { kind: "index", workTree: workTreeOf(shadow, index).folder, paths: pathsIn(index) };
}

function placesOf({ blobs, names }: Holders, places: FindPlaces): Place[] {
  return [
    ...[...blobs].flatMap((oid) => places.ofBlob(oid)),
    ...names.flatMap((name) => places.ofName(name)),
  ];
}
