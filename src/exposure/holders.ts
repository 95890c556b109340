import { reveal } from "../model/key.js";
import type { ObjectFind } from "../inspect/inspect-object.js";
import type { CommitGraph } from "./commit-graph.js";
import { hasPart } from "./read-changes.js";

/** What holds a key, of all that was found. */
export interface Holders {
  readonly blobs: Set<string>;
  readonly names: Buffer[];
  /** Commits whose own text holds it. */
  readonly messages: Set<number>;
  /** Tags whose own text holds it. */
  readonly tags: Set<string>;
}

/** Whether one side of a change, an object and its path, holds a key. */
export function holds({ blobs, names }: Holders, oid: string, path: Buffer): boolean {
  return blobs.has(oid) || (oid !== "" && names.some((name) => hasPart(path, name)));
}

/** What holds each key, by its value. */
export function holdersByKey(graph: CommitGraph, finds: readonly ObjectFind[]): ReadonlyMap<string, Holders> {
  const byKey = new Map<string, Holders>();
  const of = (value: string): Holders => {
    const holders = byKey.get(value) ?? { blobs: new Set(), names: [], messages: new Set(), tags: new Set() };
    byKey.set(value, holders);
    return holders;
  };
  for (const find of finds) {
    switch (find.type) {
      case "blob":
        for (const { key } of find.candidates) of(reveal(key)).blobs.add(find.oid);
        break;
      case "tree":
        for (const { name, candidates } of find.names) {
          for (const { key } of candidates) {
            const { names } = of(reveal(key));
            if (!names.some((known) => known.equals(name))) names.push(name);
          }
        }
        break;
      case "commit": {
        const number = graph.numberOf(find.oid);
        if (number !== undefined) for (const { key } of find.candidates) of(reveal(key)).messages.add(number);
        break;
      }
      case "tag":
        for (const { key } of find.candidates) of(reveal(key)).tags.add(find.oid);
    }
  }
  return byKey;
}
