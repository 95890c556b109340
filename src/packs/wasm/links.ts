// AssemblyScript, compiled to WebAssembly by scripts/build.js. What commits, trees and tags refer to: the ids, and as what.

/** What an object is referred to as: a bit of its own for each type, in the order of their numbers in packs. */
const COMMIT: u32 = 1;
const TREE: u32 = 2;
const BLOB: u32 = 4;
const TAG: u32 = 8;

/** Bytes that a link takes: four of the type, then room for an id. */
export const LINK_LENGTH: usize = 36;

const SPACE: u32 = 0x20;
const LINE_END: u32 = 0x0a;
const ZERO: u32 = 0x30;
/** `S_IFMT` of a mode, and what it is of a folder and of a submodule. */
const FORMAT: u32 = 0xf000;
const FOLDER: u32 = 0x4000;
const SUBMODULE: u32 = 0xe000;
const LONGEST_MODE: usize = 6;

let idLength: usize = 20;
/** Whether what is read is well-formed, as far as git has to understand it. */
let sound: bool = true;

/** @param length bytes of an id */
export function prepareLinks(length: usize): void {
  idLength = length;
}

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
  return stop == name || stop + idLength >= limit ? 0 : stop + 1;
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

// @ts-ignore: decorator
@inline
function put(out: usize, type: u32, id: usize): usize {
  store<u32>(out, type);
  v128.store(out + 4, v128.load(id));
  v128.store(out + 20, v128.load(id, 16));
  return out + LINK_LENGTH;
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
    const length = id + idLength - at;
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
      if (order <= 0) baseAt = baseId + idLength;
      if (order >= 0) break;
    }
    if (!isKnown) {
      const type = typeOf(at);
      if (!sound) return -1;
      if (type != 0) out = put(out, type, id);
    }
    at += length;
  }
  return <i32>((out - first) / LINK_LENGTH);
}

/** The value of a lower-case hexadecimal digit; 16 for any other byte. */
// @ts-ignore: decorator
@inline
function digit(byte: u32): u32 {
  const number = byte - ZERO;
  if (number < 10) return number;
  const letter = byte - 0x61;
  return letter < 6 ? letter + 10 : 16;
}

/** Reads a word, and an id in hexadecimal with the end of the line; puts the id at `out`. Moves on behind it. */
function idLine(word: u64, wordLength: usize, out: usize, type: u32): bool {
  const lineEnd = at + wordLength + 2 * idLength;
  if (lineEnd >= end || (load<u64>(at) & ((<u64>1 << (wordLength * 8)) - 1)) != word) return false;
  if (load<u8>(lineEnd) != <u8>LINE_END) return false;
  let to = out + 4;
  for (let from = at + wordLength; from < lineEnd; from += 2) {
    const high = digit(load<u8>(from));
    const low = digit(load<u8>(from, 1));
    if ((high | low) > 15) return false;
    store<u8>(to++, (high << 4) | low);
  }
  store<u32>(out, type);
  at = lineEnd + 1;
  return true;
}

/** "tree ", "parent ", "object ", "type ", as numbers. */
const TREE_WORD: u64 = 0x2065657274;
const PARENT_WORD: u64 = 0x20746e65726170;
const OBJECT_WORD: u64 = 0x207463656a626f;
const TYPE_WORD: u64 = 0x2065707974;

/** Begins with a commit; {@link commitLinks} goes on. */
export function beginCommit(commit: usize, length: usize): void {
  at = commit;
  end = commit + length;
  // Only the first line names the tree.
  baseAt = commit;
}

/** As {@link treeLinks}, for a commit. */
export function commitLinks(out: usize, limit: usize): i32 {
  const first = out;
  if (at == baseAt) {
    if (!idLine(TREE_WORD, 5, out, TREE)) return -1;
    out += LINK_LENGTH;
  }
  while (out + LINK_LENGTH <= limit && idLine(PARENT_WORD, 7, out, COMMIT)) out += LINK_LENGTH;
  // A parent that we do not understand is for git to judge.
  const rest = <u64>(at < end ? end - at : 0);
  const isParent = rest >= 7 && (load<u64>(at) & 0xffffffffffffff) == PARENT_WORD;
  if (isParent && out + LINK_LENGTH <= limit) return -1;
  return <i32>((out - first) / LINK_LENGTH);
}

/** Writes the one link of a tag at `out`. Returns how many that is; -1 where the tag is malformed. */
export function tagLink(tag: usize, length: usize, out: usize): i32 {
  at = tag;
  end = tag + length;
  if (!idLine(OBJECT_WORD, 7, out, 0)) return -1;
  if (at + 5 >= end || (load<u64>(at) & 0xffffffffff) != TYPE_WORD) return -1;
  at += 5;
  const type = typeNamed();
  if (type == 0) return -1;
  store<u32>(out, type);
  return 1;
}

/** "commit\n", "tree\n", "blob\n", "tag\n" as numbers. */
const COMMIT_LINE: u64 = 0x0a74696d6d6f63;
const TREE_LINE: u64 = 0x0a65657274;
const BLOB_LINE: u64 = 0x0a626f6c62;
const TAG_LINE: u64 = 0x0a676174;

function typeNamed(): u32 {
  const word = load<u64>(at);
  const rest = end - at;
  if (rest >= 7 && (word & 0xffffffffffffff) == COMMIT_LINE) return COMMIT;
  if (rest >= 5 && (word & 0xffffffffff) == TREE_LINE) return TREE;
  if (rest >= 5 && (word & 0xffffffffff) == BLOB_LINE) return BLOB;
  if (rest >= 4 && (word & 0xffffffff) == TAG_LINE) return TAG;
  return 0;
}
