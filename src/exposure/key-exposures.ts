import type { Exposure, ExposureCommit } from "../model/finding.js";
import type { ObjectFind } from "../inspect/inspect-object.js";
import type { CommitGraph } from "./commit-graph.js";
import { type ExposureNumbers, exposureNumbers, exposureOf } from "./exposure.js";
import { followKey } from "./key-presence.js";
import { holdersByKey, holds } from "./holders.js";
import type { Change } from "./read-changes.js";
import type { RefTip } from "./ref-tips.js";

/** Works out when each key came into a history and left it. */
export class KeyExposures {
  readonly #numbers = new Map<string, ExposureNumbers>();

  constructor(
    graph: CommitGraph,
    changes: readonly Change[],
    tips: readonly RefTip[],
    finds: readonly ObjectFind[],
  ) {
    for (const [value, holders] of holdersByKey(graph, finds)) {
      const concerned = changes.filter(({ path, before, after }) => {
        return holds(holders, before ?? "", path) || holds(holders, after ?? "", path);
      });
      const presence = followKey(graph, concerned, (oid, path) => holds(holders, oid, path));
      const inContent = exposureNumbers(graph, presence, tips);
      const inMessages = messageNumbers(graph, holders.messages, tips);
      const numbers = inContent === null ? inMessages : joined(graph, inContent, inMessages);
      if (numbers !== null) this.#numbers.set(value, numbers);
    }
  }

  /** The commits whose facts are needed. */
  *commits(): Generator<number> {
    for (const { first, last, removedIn } of this.#numbers.values()) yield* [first, last, ...removedIn];
  }

  /** The exposures, by value of the key. */
  build(factsOf: (commit: number) => ExposureCommit, now: Date): ReadonlyMap<string, Exposure> {
    return new Map([...this.#numbers].map(([value, numbers]) => [value, exposureOf(numbers, factsOf, now)]));
  }
}

/** A key in the text of commits never leaves a history: it is wherever these commits are. */
function messageNumbers(
  graph: CommitGraph,
  messages: ReadonlySet<number>,
  tips: readonly RefTip[],
): ExposureNumbers | null {
  if (messages.size === 0) return null;
  const sorted = [...messages].sort((a, b) => graph.time(a) - graph.time(b) || a - b);
  const marks = graph.descendants(sorted);
  const names = new Set<string>();
  for (const { name, target } of tips) {
    const commit = graph.numberOf(target);
    if (name !== null && commit !== undefined && marks[commit] === 1) names.add(name);
  }
  const first = sorted[0] ?? 0;
  return { first, last: sorted.at(-1) ?? first, removedIn: [], stillIn: [...names].sort() };
}

function joined(
  graph: CommitGraph,
  content: ExposureNumbers,
  messages: ExposureNumbers | null,
): ExposureNumbers {
  if (messages === null) return content;
  const earlier = graph.time(messages.first) < graph.time(content.first);
  const later = graph.time(messages.last) > graph.time(content.last);
  return {
    first: earlier ? messages.first : content.first,
    last: later ? messages.last : content.last,
    removedIn: content.removedIn,
    stillIn: [...new Set([...content.stillIn, ...messages.stillIn])].sort(),
  };
}
