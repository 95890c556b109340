// AssemblyScript. What the first lines of commits and tags refer to.

import { BLOB, COMMIT, LINK_LENGTH, TAG, TREE, oidLength } from "./link";

const LINE_END: u32 = 0x0a;
const ZERO: u32 = 0x30;

let at: usize = 0;
let end: usize = 0;
let start: usize = 0;

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
  const lineEnd = at + wordLength + 2 * oidLength();
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
  start = commit;
}

/** Writes links of the commit at `out`, until `limit` or the last one, as for a tree. */
export function commitLinks(out: usize, limit: usize): i32 {
  const first = out;
  if (at == start) {
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
