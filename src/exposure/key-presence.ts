import type { CommitGraph } from "./commit-graph.js";
import type { Change } from "./read-changes.js";

/** In which commits of a history a key is. */
export interface KeyPresence {
  /** How many of the paths of each commit hold it, by number of commit. */
  readonly counts: Int32Array;
  /** The commits that hold it while none of their parents does. */
  readonly introducedIn: readonly number[];
  /** The commits that do not hold it while a parent does. */
  readonly removedIn: readonly number[];
}

/**
 * Follows a key through a history. What a commit holds is what its first parent holds, and what it changed itself; what merges
 * bring in is such a change.
 *
 * @param holds whether a side of a change (an object and its path) holds the key
 */
export function followKey(
  graph: CommitGraph,
  changes: readonly Change[],
  holds: (oid: string, path: Buffer) => boolean,
): KeyPresence {
  const differences = new Map<number, number>();
  for (const { commit, path, before, after } of changes) {
    const added = after !== null && holds(after, path) ? 1 : 0;
    const removed = before !== null && holds(before, path) ? 1 : 0;
    if (added !== removed) differences.set(commit, (differences.get(commit) ?? 0) + added - removed);
  }
  const counts = new Int32Array(graph.count);
  const introducedIn: number[] = [];
  const removedIn: number[] = [];
  for (const commit of graph.order) {
    const parent = graph.firstParent(commit);
    const count = (parent === -1 ? 0 : (counts[parent] ?? 0)) + (differences.get(commit) ?? 0);
    counts[commit] = count;
    let wasThere = false;
    for (let index = 0, other = parent; other !== -1 && !wasThere; other = graph.parent(commit, ++index)) {
      wasThere = (counts[other] ?? 0) > 0;
    }
    if (count > 0 && !wasThere) introducedIn.push(commit);
    if (count <= 0 && wasThere) removedIn.push(commit);
  }
  return { counts, introducedIn, removedIn };
}
