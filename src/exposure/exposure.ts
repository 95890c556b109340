import type { Exposure, ExposureCommit } from "../model/finding.js";
import { redact } from "../model/redact.js";
import type { CommitGraph } from "./commit-graph.js";
import type { KeyPresence } from "./key-presence.js";
import type { RefTip } from "./ref-tips.js";

/** An exposure whose commits are numbers: who made them is asked only once all are known. */
export interface ExposureNumbers {
  readonly first: number;
  readonly last: number;
  readonly removedIn: readonly number[];
  readonly stillIn: readonly string[];
}

/** When a key came and went, and which refs still have it; null where no commit holds it. */
export function exposureNumbers(
  graph: CommitGraph,
  { counts, introducedIn, removedIn }: KeyPresence,
  tips: readonly RefTip[],
): ExposureNumbers | null {
  const [some] = introducedIn;
  if (some === undefined) return null;
  let last = some;
  for (const commit of graph.order) {
    if ((counts[commit] ?? 0) > 0 && graph.time(commit) >= graph.time(last)) last = commit;
  }
  const first = introducedIn.reduce((best, commit) =>
    graph.time(commit) < graph.time(best) ? commit : best,
  );
  return { first, last, removedIn: byTime(graph, removedIn), stillIn: stillIn(graph, counts, tips) };
}

function stillIn(graph: CommitGraph, counts: Int32Array, tips: readonly RefTip[]): string[] {
  const names = new Set<string>();
  for (const { name, target } of tips) {
    const commit = name === null ? undefined : graph.numberOf(target);
    if (name !== null && commit !== undefined && (counts[commit] ?? 0) > 0) names.add(name);
  }
  return [...names].sort();
}

function byTime(graph: CommitGraph, commits: readonly number[]): readonly number[] {
  return [...commits].sort((a, b) => graph.time(a) - graph.time(b) || a - b);
}

const DAY = 86_400_000;

/**
 * An exposure with the facts of its commits. Its days end where the key was last removed; now, where a ref still has it or
 * nothing tells that it was removed.
 */
export function exposureOf(
  numbers: ExposureNumbers,
  factsOf: (commit: number) => ExposureCommit,
  now: Date,
): Exposure {
  const first = factsOf(numbers.first);
  const removedIn = numbers.removedIn.map(factsOf);
  const gone = numbers.stillIn.length === 0 ? removedIn.at(-1) : undefined;
  const until = gone === undefined ? now.getTime() : Date.parse(gone.date);
  return {
    first,
    last: factsOf(numbers.last),
    removedIn,
    stillIn: numbers.stillIn.map(redact),
    days: Math.max(0, Math.floor((until - Date.parse(first.date)) / DAY)),
  };
}
