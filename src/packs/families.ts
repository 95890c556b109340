import type { Offsets } from "./entry-order.js";

/** Values of a parent that are no entry: not a delta, or a delta whose base is not in this pack. */
export const ROOT = -1;
export const ELSEWHERE = -2;
/** In lists of children: there is no further one. */
export const NONE = -1;

/** Stored bytes of families that are claimed at once: less in a small pack, so that no thread is left without. */
const LARGEST_BATCH = 4 * 1024 * 1024;
const BATCH_SHARE = 1 / 32;

/** Which entries of a pack are made from which; entries are numbered in the order in which they stand in the pack. */
export interface Families {
  /** First child of each entry, and next sibling: leaves first, the child with the largest subtree last. */
  readonly children: Int32Array;
  readonly siblings: Int32Array;
  /** Entries that are made from no other of this pack. */
  readonly roots: Int32Array;
  /** Where in {@link roots} each batch starts, and the end of the last. */
  readonly batches: Int32Array;
  /** Entries whose bases lead in a circle. */
  readonly circular: readonly number[];
}

/**
 * Groups each base with its deltas.
 *
 * @param parents base of each entry
 * @param starts where each entry starts, and the end of the last
 */
export function arrangeFamilies(parents: Int32Array, starts: Offsets): Families {
  const count = parents.length;
  const children = shared(count).fill(NONE);
  const siblings = shared(count).fill(NONE);
  linkAll(parents, children, siblings);
  const order = breadthFirst(parents, children, siblings);
  const weights = weigh(order, parents, starts);
  orderChildren(parents, children, siblings, weights);
  let rootCount = 0;
  for (const entry of order) if ((parents[entry] ?? 0) < 0) rootCount++;
  const roots = shared(rootCount);
  roots.set(order.subarray(0, rootCount));
  const circular: number[] = [];
  if (order.length < count) {
    const reached = new Uint8Array(count);
    for (const entry of order) reached[entry] = 1;
    for (let entry = 0; entry < count; entry++) if (reached[entry] === 0) circular.push(entry);
  }
  return { children, siblings, roots, batches: cutBatches(roots, weights), circular };
}

function shared(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(length * 4));
}

function linkAll(parents: Int32Array, children: Int32Array, siblings: Int32Array): void {
  for (let entry = parents.length - 1; entry >= 0; entry--) {
    const parent = parents[entry] ?? ROOT;
    if (parent >= 0) link(entry, parent, children, siblings);
  }
}

function link(entry: number, parent: number, children: Int32Array, siblings: Int32Array): void {
  siblings[entry] = children[parent] ?? NONE;
  children[parent] = entry;
}

/** Every entry that leads to a root, each after its base. */
function breadthFirst(parents: Int32Array, children: Int32Array, siblings: Int32Array): Int32Array {
  const order = new Int32Array(parents.length);
  let end = 0;
  for (let entry = 0; entry < parents.length; entry++) if ((parents[entry] ?? 0) < 0) order[end++] = entry;
  for (let at = 0; at < end; at++) {
    for (let child = children[order[at] ?? 0] ?? NONE; child !== NONE; child = siblings[child] ?? NONE) {
      order[end++] = child;
    }
  }
  return order.subarray(0, end);
}

/** Stored bytes of each entry with everything made from it. */
function weigh(order: Int32Array, parents: Int32Array, starts: Offsets): Float64Array {
  const weights = new Float64Array(parents.length);
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
function orderChildren(
  parents: Int32Array,
  children: Int32Array,
  siblings: Int32Array,
  weights: Float64Array,
): void {
  const count = parents.length;
  const isLeaf = new Uint8Array(count);
  const heaviest = new Int32Array(count).fill(NONE);
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
      if (turn === pass) link(entry, parent, children, siblings);
    }
  }
}

function cutBatches(roots: Int32Array, weights: Float64Array): Int32Array {
  const ends: number[] = [0];
  const total = roots.reduce((sum, root) => sum + (weights[root] ?? 0), 0);
  const wanted = Math.min(LARGEST_BATCH, total * BATCH_SHARE);
  let size = 0;
  for (const [index, root] of roots.entries()) {
    size += weights[root] ?? 0;
    if (size < wanted && index < roots.length - 1) continue;
    ends.push(index + 1);
    size = 0;
  }
  const batches = shared(ends.length);
  batches.set(ends);
  return batches;
}
