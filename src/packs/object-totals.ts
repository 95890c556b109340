import { targetsAreMet } from "./link-targets.js";
import { ObjectLinks } from "./object-links.js";
import { type ObjectProblem, OBJECT_TYPES, type ObjectType } from "./object-store.js";
import type { SearchPlan } from "./search-plan.js";

/** What was read. Every object of the store is counted once or has a problem. */
export interface ObjectTotals {
  readonly objects: number;
  /** Bytes of their content, as if it had all been inflated. */
  readonly bytes: number;
  readonly byType: Readonly<Record<ObjectType, { readonly objects: number; readonly bytes: number }>>;
  /** Packs from the remote of a partial clone: what they refer to may not be here. */
  readonly promisorPacks: number;
  /**
   * Whether every object was read that another one refers to, and is of the type that it is said to be of. False where links were
   * not followed, or that could not be told.
   */
  readonly isClosed: boolean;
  readonly problems: readonly ObjectProblem[];
}

/** Objects and bytes of each type that were read. */
export type TypeTotals = Record<ObjectType, { objects: number; bytes: number }>;

/** What one thread has read. */
export interface ThreadTotals {
  readonly byType: TypeTotals;
  readonly problems: ObjectProblem[];
  /** Whether everything was understood that objects refer to, and is there. */
  linksAreSound: boolean;
  /** The links that it met, as a {@link LinkLog} has them; null where nobody asked, or some are missing. */
  links: Uint32Array | null;
}

/** Nothing read. */
export function emptyTypeTotals(): TypeTotals {
  const none = () => ({ objects: 0, bytes: 0 });
  return { commit: none(), tree: none(), blob: none(), tag: none() };
}

/** What refers to what; null where some of it was not followed, as of what has a problem, or too much to be held. */
export function linksOf(
  { packs, targets }: SearchPlan,
  parts: readonly ThreadTotals[],
  problems: readonly ObjectProblem[],
): ObjectLinks | null {
  const logs = parts.flatMap(({ links }) => links ?? []);
  if (targets === null || problems.length > 0 || logs.length < parts.length) return null;
  return new ObjectLinks(packs, targets, logs);
}

/** Whether nothing is missing that something refers to. What has a problem was not followed. */
export function isClosed(
  { targets }: SearchPlan,
  parts: readonly ThreadTotals[],
  problems: readonly ObjectProblem[],
): boolean {
  if (targets === null || problems.length > 0) return false;
  return parts.every(({ linksAreSound }) => linksAreSound) && targetsAreMet(targets);
}

/** What all threads have read, with what went wrong before. */
export function sumTotals(parts: readonly ThreadTotals[], problems: readonly ObjectProblem[]) {
  const byType = emptyTypeTotals();
  for (const part of parts) {
    for (const type of OBJECT_TYPES) {
      byType[type].objects += part.byType[type].objects;
      byType[type].bytes += part.byType[type].bytes;
    }
  }
  const sum = (unit: "objects" | "bytes"): number =>
    OBJECT_TYPES.reduce((total, type) => total + byType[type][unit], 0);
  return {
    objects: sum("objects"),
    bytes: sum("bytes"),
    byType,
    problems: [...problems, ...parts.flatMap((part) => part.problems)],
  };
}
