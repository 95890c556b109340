// AssemblyScript. What trees refer to.

import { BLOB, LINK_LENGTH, TREE, oidLength, putLink } from "./link";

const SPACE: u32 = 0x20;
const ZERO: u32 = 0x30;
/** `S_IFMT` of a mode, and what it is of a folder and of a submodule. */
const FORMAT: u32 = 0xf000;
const FOLDER: u32 = 0x4000;
const SUBMODULE: u32 = 0xe000;
const LONGEST_MODE: usize = 6;

/** Whether what is read is well-formed, as far as git has to understand it. */
let sound: bool = true;
let at: usize = 0;
let end: usize = 0;
let baseAt: usize = 0;
let baseEnd: usize = 0;

/**
 * Begins with a tree; {@link treeLinks} goes on. What is in the base as well, entry for entry, is left out: the caller has its
 * links already.
 */
export function beginTree(tree: usize, length: usize, base: usize, baseLength: usize): void {
  at = tree;
  end = tree + length;
  baseAt = base;
  baseEnd = base + baseLength;
  sound = true;
}

/** Address of the id of the entry at `from`; 0 where the entry is malformed. */
// @ts-ignore: decorator
@inline
function idOf(from: usize, limit: usize): usize {
  let name = from;
  const modeEnd = min(limit, from + LONGEST_MODE + 1);
  while (name < modeEnd && load<u8>(name) != <u8>SPACE) name++;
  if (name == modeEnd || name == from) return 0;
  name++;
  let stop = name;
  for (; stop < limit; stop += 16) {
    const zeros = i8x16.bitmask(i8x16.eq(v128.load(stop), i8x16.splat(0)));
    if (zeros != 0) {
      stop += <usize>ctz(zeros);
      break;
    }
  }
  // An empty name is none.
  return stop == name || stop + oidLength() >= limit ? 0 : stop + 1;
}

/** The type that a mode speaks of; 0 for a submodule, whose commit is elsewhere. */
// @ts-ignore: decorator
@inline
function typeOf(from: usize): u32 {
  let mode: u32 = 0;
  for (let digit = from; load<u8>(digit) != <u8>SPACE; digit++) {
    const value = <u32>load<u8>(digit) - ZERO;
    if (value > 7) {
      sound = false;
      return 0;
    }
    mode = (mode << 3) | value;
  }
  const format = mode & FORMAT;
  return format == SUBMODULE ? 0 : format == FOLDER ? TREE : BLOB;
}

/** Whether two stretches are the same. Up to 15 bytes more are read, and do not count. */
// @ts-ignore: decorator
@inline
function same(one: usize, other: usize, length: usize): bool {
  while (length >= 16) {
    if (v128.any_true(v128.xor(v128.load(one), v128.load(other)))) return false;
    one += 16;
    other += 16;
    length -= 16;
  }
  const differ = ~i8x16.bitmask(i8x16.eq(v128.load(one), v128.load(other)));
  return (differ & ((1 << <i32>length) - 1)) == 0;
}

/** Below, at or above 0, as the name of one entry stands to that of another; both end with a zero byte. */
function compareNames(one: usize, other: usize): i32 {
  while (load<u8>(one++) != <u8>SPACE);
  while (load<u8>(other++) != <u8>SPACE);
  while (load<u8>(one) == load<u8>(other) && load<u8>(one) != 0) {
    one++;
    other++;
  }
  return <i32>load<u8>(one) - <i32>load<u8>(other);
}

/**
 * Writes links of the tree at `out`, until `limit` or the end of the tree. Returns how many; -1 where the tree is malformed. As
 * long as there is no room for another one, there may be more.
 */
export function treeLinks(out: usize, limit: usize): i32 {
  const first = out;
  while (at < end && out + LINK_LENGTH <= limit) {
    const id = idOf(at, end);
    if (id == 0) return -1;
    const length = id + oidLength() - at;
    // Both are in order, mostly; where they are not, a link more is told.
    let isKnown = false;
    while (baseAt < baseEnd) {
      if (baseAt + length <= baseEnd && same(at, baseAt, length)) {
        baseAt += length;
        isKnown = true;
        break;
      }
      const baseId = idOf(baseAt, baseEnd);
      if (baseId == 0) {
        baseAt = baseEnd;
        break;
      }
      const order = compareNames(baseAt, at);
      if (order <= 0) baseAt = baseId + oidLength();
      if (order >= 0) break;
    }
    if (!isKnown) {
      const type = typeOf(at);
      if (!sound) return -1;
      if (type != 0) out = putLink(out, type, id);
    }
    at += length;
  }
  return <i32>((out - first) / LINK_LENGTH);
}
