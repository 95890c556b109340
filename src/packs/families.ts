import type { Offsets } from "./entry-order.js";
import type { Scratch } from "./scratch.js";

/** Values of a parent that are no entry: not a delta, or a delta whose base is not in this pack. */
export const ROOT = -1;
export const ELSEWHERE = -2;
/** In a tree: there is no further one. */
export const NONE = -1;

/** Stored bytes of families that are claimed at once: less in a small pack, so that no thread is left without. */
const LARGEST_BATCH = 4 * 1024 * 1024;
const BATCH_SHARE = 1 / 32;

/** Which entries of a pack are made from which; entries are numbered in the order in which they stand in the pack. */
export interface Families {
  /**
   * Entries in the order in which they are read: each base before all that is made from it, directly or not. Of those made from
   * one, leaves come first and the one with the largest family last. {@link entryOf}, {@link isBase} and {@link isLast} tell what
   * each number says. In shared memory.
   */
  readonly order: Uint32Array;
  /** Where in {@link order} each batch of whole families starts, and the end of the last. In shared memory. */
  readonly batches: Int32Array;
  /** Entries whose bases lead in a circle; they are in no family. */
  readonly circular: readonly number[];
}

const BASE_BIT = 1;
const LAST_BIT = 2;
const ENTRY_SHIFT = 2;

/** The entry that a number of {@link Families.order} stands for. */
export function entryOf(node: number): number {
  return node >>> ENTRY_SHIFT;
}

/** Whether others are made from it; the first of them is next in the order. */
export function isBase(node: number): boolean {
  return (node & BASE_BIT) !== 0;
}

/** Whether it is the last that is made from its base, or is made from none. */
export function isLast(node: number): boolean {
  return (node & LAST_BIT) !== 0;
}

/** Where in an order everything ends that is made from the entry at a place, directly or not. */
export function familyEnd(order: Uint32Array, place: number): number {
  let next = place;
  // Lists of those made from one base that are not at their end.
  let open = isBase(order[next++] ?? 0) ? 1 : 0;
  while (open > 0) {
    const node = order[next++] ?? LAST_BIT;
    if (isLast(node)) open--;
    if (isBase(node)) open++;
  }
  return next;
}

/** First child of each entry, and next sibling; {@link NONE} where there is no more. */
export interface FamilyTree {
  readonly children: Int32Array;
  readonly siblings: Int32Array;
}

/** Bytes of {@link Scratch} that {@link arrangeFamilies} takes an entry. */
export const FAMILY_SCRATCH = 4 * 4 + 8 + 1;

/** The tree that an order of families tells, of a pack of so many entries. */
export function treeOf(order: Uint32Array, count: number): FamilyTree {
  const tree = { children: new Int32Array(count).fill(NONE), siblings: new Int32Array(count).fill(NONE) };
  const bases: number[] = [];
  for (const node of order) {
    const base = bases.at(-1);
    if (base !== undefined) link(entryOf(node), base, tree);
    if (isLast(node)) bases.pop();
    if (isBase(node)) bases.push(entryOf(node));
  }
  return tree;
}

/**
 * Groups each base with its deltas.
 *
 * @param parents base of each entry
 * @param starts where each entry starts, and the end of the last
 */
export function arrangeFamilies(parents: Int32Array, starts: Offsets, scratch: Scratch): Families {
  const count = parents.length;
  const tree = { children: scratch.int32(count).fill(NONE), siblings: scratch.int32(count).fill(NONE) };
  linkAll(parents, tree);
  const reached = breadthFirst(parents, tree, scratch.int32(count));
  const weights = weigh(reached, parents, starts, scratch.float64(count));
  orderChildren(parents, tree, weights, scratch);
  const order = new Uint32Array(new SharedArrayBuffer(reached.length * 4));
  const batches = putInOrder(order, parents, tree, weights);
  return { order, batches, circular: notIn(reached, count) };
}

function notIn(reached: Int32Array, count: number): number[] {
  if (reached.length === count) return [];
  const isReached = new Uint8Array(count);
  for (const entry of reached) isReached[entry] = 1;
  return Array.from(isReached.keys()).filter((entry) => isReached[entry] === 0);
}

function linkAll(parents: Int32Array, tree: FamilyTree): void {
  for (let entry = parents.length - 1; entry >= 0; entry--) {
    const parent = parents[entry] ?? ROOT;
    if (parent >= 0) link(entry, parent, tree);
  }
}

function link(entry: number, parent: number, { children, siblings }: FamilyTree): void {
  siblings[entry] = children[parent] ?? NONE;
  children[parent] = entry;
}

/** Fills a list with every entry that leads to a root, each after its base. Returns the part that was filled. */
function breadthFirst(
  parents: Int32Array,
  { children, siblings }: FamilyTree,
  order: Int32Array,
): Int32Array {
  let end = 0;
  for (let entry = 0; entry < parents.length; entry++) if ((parents[entry] ?? 0) < 0) order[end++] = entry;
  for (let at = 0; at < end; at++) {
    for (let child = children[order[at] ?? 0] ?? NONE; child !== NONE; child = siblings[child] ?? NONE) {
      order[end++] = child;
    }
  }
  return order.subarray(0, end);
}

/** Fills a list with the stored bytes of each entry with everything made from it, and returns it. */
function weigh(order: Int32Array, parents: Int32Array, starts: Offsets, weights: Float64Array): Float64Array {
  for (let entry = 0; entry < parents.length; entry++) {
    weights[entry] = (starts[entry + 1] ?? 0) - (starts[entry] ?? 0);
  }
  for (let at = order.length - 1; at >= 0; at--) {
    const entry = order[at] ?? 0;
    const parent = parents[entry] ?? ROOT;
    if (parent < 0) continue;
    weights[parent] = (weights[parent] ?? 0) + (weights[entry] ?? 0);
  }
  return weights;
}

/**
 * Leaves need not be kept, so they come first; after the last child its parent need not be kept, so the largest comes last, and
 * no more objects are held at a time than the logarithm of their number.
 */
function orderChildren(parents: Int32Array, tree: FamilyTree, weights: Float64Array, scratch: Scratch): void {
  const { children, siblings } = tree;
  const count = parents.length;
  const isLeaf = scratch.uint8(count).fill(0);
  const heaviest = scratch.int32(count).fill(NONE);
  for (let entry = 0; entry < count; entry++) {
    if (children[entry] === NONE) isLeaf[entry] = 1;
    const parent = parents[entry] ?? ROOT;
    if (parent < 0) continue;
    const best = heaviest[parent] ?? NONE;
    if (best === NONE || (weights[entry] ?? 0) > (weights[best] ?? 0)) heaviest[parent] = entry;
  }
  children.fill(NONE);
  siblings.fill(NONE);
  for (const pass of [0, 1, 2]) {
    for (let entry = count - 1; entry >= 0; entry--) {
      const parent = parents[entry] ?? ROOT;
      if (parent < 0) continue;
      const turn = isLeaf[entry] === 1 ? 2 : heaviest[parent] === entry ? 0 : 1;
      if (turn === pass) link(entry, parent, tree);
    }
  }
}

/** Fills an order with all families, the roots as they stand in the pack. Returns where its batches start. */
function putInOrder(
  order: Uint32Array,
  parents: Int32Array,
  { children, siblings }: FamilyTree,
  weights: Float64Array,
): Int32Array {
  const batches: number[] = [0];
  const wanted = Math.min(LARGEST_BATCH, totalWeight(parents, weights) * BATCH_SHARE);
  const waiting: number[] = [];
  let end = 0;
  let size = 0;
  for (let root = 0; root < parents.length; root++) {
    if ((parents[root] ?? 0) >= 0) continue;
    if (size > 0 && size >= wanted) {
      batches.push(end);
      size = 0;
    }
    size += weights[root] ?? 0;
    for (let entry: number | undefined = root; entry !== undefined; entry = waiting.pop()) {
      const child = children[entry] ?? NONE;
      const sibling = siblings[entry] ?? NONE;
      const bits = (child === NONE ? 0 : BASE_BIT) | (sibling === NONE ? LAST_BIT : 0);
      order[end++] = ((entry << ENTRY_SHIFT) | bits) >>> 0;
      if (sibling !== NONE) waiting.push(sibling);
      if (child !== NONE) waiting.push(child);
    }
  }
  if (end > 0) batches.push(end);
  const shared = new Int32Array(new SharedArrayBuffer(batches.length * 4));
  shared.set(batches);
  return shared;
}

/** Stored bytes of all families. */
function totalWeight(parents: Int32Array, weights: Float64Array): number {
  return parents.reduce((sum, parent, entry) => (parent < 0 ? sum + (weights[entry] ?? 0) : sum), 0);
}
