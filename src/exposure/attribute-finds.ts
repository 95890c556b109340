import type { Candidate } from "../model/candidate.js";
import type { Skip } from "../model/coverage.js";
import type { Exposure } from "../model/finding.js";
import type { Keeper } from "../model/keeper.js";
import type { ObjectFind } from "../inspect/inspect-object.js";
import type { Inspector } from "../inspect/inspector.js";
import type { GitProblem } from "../system/git/git-problem.js";
import type { Shadow } from "../system/git/shadow.js";
import type { CommitGraph } from "./commit-graph.js";
import { FindPlaces } from "./find-places.js";
import { keepersByKey } from "./keepers.js";
import { KeyExposures } from "./key-exposures.js";
import { placeFinds } from "./place-finds.js";
import { readChanges } from "./read-changes.js";
import { addOtherCommits, reachableCommits } from "./read-commits.js";
import { readCommitFacts } from "./commit-facts.js";
import { Reaches } from "./reaches.js";
import { readRefTips } from "./ref-tips.js";

/** What finds are attributed with. */
export interface AttributionOptions {
  /** Absolute path. */
  readonly git: string;
  readonly shadow: Shadow;
  readonly inspector: Inspector;
  /** How many gits may run at a time. */
  readonly jobs: number;
  /**
   * Tells of which commits the trees have one of some files or folders, of all objects by their ids; others may be among them.
   * Null where it cannot tell.
   */
  readonly commitsOver: (oids: Iterable<string>) => readonly string[] | null;
  readonly now: Date;
}

/** Finds in their places, with what the history tells of each key. */
export interface AttributedFinds {
  readonly candidates: readonly Candidate[];
  /** By the value of the key. */
  readonly exposures: ReadonlyMap<string, Exposure>;
  /** By the value of the key. */
  readonly keepers: ReadonlyMap<string, readonly Keeper[]>;
  readonly skipped: readonly Skip[];
  /** What could not be told; the finds are all there nevertheless. */
  readonly problems: readonly GitProblem[];
}

/** Finds out which commits brought finds in and took them out, under which paths, who made them, and where they can be reached. */
export async function attributeFinds(
  finds: readonly ObjectFind[],
  options: AttributionOptions,
): Promise<AttributedFinds> {
  const { git, shadow, jobs, now } = options;
  const problems: GitProblem[] = [];
  const wanted = wantedOf(finds);
  const tipProblems: GitProblem[] = [];
  const [commits, tips] = await Promise.all([
    reachableCommits(git, shadow, problems),
    readRefTips(git, shadow, tipProblems),
  ]);
  problems.push(...tipProblems);
  let graph = commits.graph();
  const reachable = graph.count;
  const holders = options.commitsOver(finds.flatMap(({ type, oid }) => (PLACED.has(type) ? [oid] : [])));
  const some = commitsToCompare(graph, 0, holders);
  const changes = await readChanges(git, shadow, graph, some, wanted, jobs, problems);
  const places = new FindPlaces();
  places.addChanges(changes);
  await places.addIndex(git, shadow, wanted, problems);
  await places.addTrees(git, shadow, tips, graph, wanted, problems);
  if (finds.some((find) => isUnexplained(find, graph, places))) {
    await addOtherCommits(git, shadow, commits, problems);
    graph = commits.graph();
    const others = commitsToCompare(graph, reachable, holders);
    const more = await readChanges(git, shadow, graph, others, wanted, jobs, problems);
    places.addChanges(more);
    changes.push(...more);
  }
  const reaches = new Reaches(graph, tips);
  const exposures = new KeyExposures(graph, changes, tips, finds);
  const needed = new Set([...exposures.commits(), ...places.firstCommits(graph)]);
  const oids = [...needed].map((number) => graph.oid(number));
  const facts = await readCommitFacts(git, shadow, oids, problems);
  const factsOf = (number: number) =>
    facts.get(graph.oid(number)) ?? { hash: graph.oid(number), author: "", date: EPOCH };
  const placed = await placeFinds(finds, { ...options, graph, places, reaches, factsOf }, problems);
  const keepers = keepersByKey(finds, { shadow, graph, changes, tips, places });
  return { ...placed, exposures: exposures.build(factsOf, now), keepers, problems };
}

const EPOCH = "1970-01-01T00:00:00Z";

/** Types of finds that have paths. */
const PLACED: ReadonlySet<string> = new Set(["blob", "tree"]);

/**
 * Numbers of the commits, from one on, that may have changed what is looked for: it is in their tree, or in their first parent's.
 *
 * @param holders commits whose trees may have it; null where any may
 */
function commitsToCompare(graph: CommitGraph, first: number, holders: readonly string[] | null): Int32Array {
  const numbers = new Int32Array(graph.count - first);
  const isHolder = new Uint8Array(graph.count);
  for (const oid of holders ?? []) {
    const number = graph.numberOf(oid);
    if (number !== undefined) isHolder[number] = 1;
  }
  let end = 0;
  for (let number = first; number < graph.count; number++) {
    const parent = graph.firstParent(number);
    if (holders === null || isHolder[number] === 1 || (parent !== -1 && isHolder[parent] === 1)) {
      numbers[end++] = number;
    }
  }
  return numbers.subarray(0, end);
}

function wantedOf(finds: readonly ObjectFind[]) {
  const blobs = new Set<string>();
  const names = new Map<string, Buffer>();
  for (const find of finds) {
    if (find.type === "blob") blobs.add(find.oid);
    if (find.type === "tree") for (const { name } of find.names) names.set(name.toString("latin1"), name);
  }
  return { blobs, names: [...names.values()] };
}

/** Whether nothing that a ref leads to tells where a find is from. */
function isUnexplained(find: ObjectFind, graph: CommitGraph, places: FindPlaces): boolean {
  switch (find.type) {
    case "blob":
      return places.ofBlob(find.oid).length === 0;
    case "tree":
      return find.names.some(({ name }) => places.ofName(name).length === 0);
    case "commit":
      return graph.numberOf(find.oid) === undefined;
    case "tag":
      return false;
  }
}
