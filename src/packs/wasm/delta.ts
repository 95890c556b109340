// AssemblyScript, compiled to WebAssembly by scripts/build.js. Deltas of packs: gitformat-pack(5), "Deltified representation".
import { search } from "../../anchors/wasm/search";

/** Most bytes of a literal that can stand on one side of a seam. */
const REACH: usize = 15;
/** A copy up to this long is searched whole: its two ends would be as much. */
const SHORT_COPY: usize = 32;
/** Bytes of memory that {@link prepareDelta} is to be given for the digest. */
export const DIGEST_MEMORY: usize = 65536;
const DIGEST_LIMIT: usize = DIGEST_MEMORY - 1024;

let pairs: usize = 0;
let digest: usize = 0;
let operations: usize = 0;
let baseLength: u64 = 0;
let resultLength: u64 = 0;

/**
 * @param pairTable a bit for each two neighbouring bytes (first | second << 8) of a literal
 * @param digestMemory where what is new in a delta is gathered
 */
export function prepareDelta(pairTable: usize, digestMemory: usize): void {
  pairs = pairTable;
  digest = digestMemory;
}

/** Length of what the delta last looked at makes; at most 2^53 (a number for the host). */
export function deltaResultLength(): f64 {
  return <f64>resultLength;
}

let cursor: usize = 0;

function varint(end: usize): u64 {
  let value: u64 = 0;
  for (let shift: u64 = 0; cursor < end && shift < 50; shift += 7) {
    const byte = <u64>load<u8>(cursor++);
    value |= (byte & 127) << shift;
    if (byte < 128) return value;
  }
  cursor = end + 1;
  return 0;
}

/** Reads the head of a delta; false where it is malformed or made for a base of another length. */
export function readDeltaHead(delta: usize, end: usize, length: usize): bool {
  cursor = delta;
  baseLength = varint(end);
  resultLength = varint(end);
  operations = cursor;
  return cursor <= end && baseLength == <u64>length;
}

// @ts-ignore: decorator
@inline
function isPair(first: u32, second: u32): bool {
  const pair = first | (second << 8);
  return ((load<u8>(pairs + (pair >> 3)) >> <u8>(pair & 7)) & 1) != 0;
}

let copyOffset: usize = 0;
let copyLength: usize = 0;

/** Reads the arguments of a copy at `at`; returns the address behind them. They may lie beyond the end of a truncated delta. */
// @ts-ignore: decorator
@inline
function readCopy(operation: u32, at: usize): usize {
  let offset: u32 = 0;
  let length: u32 = 0;
  if (operation & 1) offset = load<u8>(at++);
  if (operation & 2) offset |= <u32>load<u8>(at++) << 8;
  if (operation & 4) offset |= <u32>load<u8>(at++) << 16;
  if (operation & 8) offset |= <u32>load<u8>(at++) << 24;
  if (operation & 16) length = load<u8>(at++);
  if (operation & 32) length |= <u32>load<u8>(at++) << 8;
  if (operation & 64) length |= <u32>load<u8>(at++) << 16;
  copyOffset = offset;
  copyLength = length == 0 ? 0x10000 : length;
  return at;
}

/**
 * The kinds of the literals that may stand in what the delta makes and not in its base: only the bytes that it inserts and the
 * seams between its pieces are looked at. Now and then a literal is reported that is not there; one that is there always is,
 * but for those that the base holds too.
 *
 * Call {@link readDeltaHead} before. {@link deltaIsSound} tells whether the delta was well-formed.
 */
export function searchDelta(end: usize, base: usize, length: usize): u32 {
  let at = operations;
  let made: u64 = 0;
  let out = digest;
  let kinds: u32 = 0;
  let last: u32 = 0;
  /** Whether the digest ends with what stands before the next piece. */
  let open = true;
  /** End of the copy before, where it is not. */
  let tail: usize = 0;
  sound = false;
  while (at < end) {
    const operation = <u32>load<u8>(at++);
    if (operation & 128) {
      at = readCopy(operation, at);
      if (at > end || copyOffset > length || copyLength > length - copyOffset) return 0;
      const from = base + copyOffset;
      const first = <u32>load<u8>(from);
      if (made != 0 && isPair(last, first)) {
        if (!open) {
          v128.store(out, v128.load(tail - REACH));
          out += REACH;
          open = true;
        }
        if (copyLength > SHORT_COPY) {
          v128.store(out, v128.load(from));
          out += REACH;
        }
      }
      made += copyLength;
      const stop = from + copyLength;
      last = load<u8>(stop - 1);
      if (copyLength <= SHORT_COPY) {
        v128.store(out, v128.load(from));
        v128.store(out, v128.load(from, 16), 16);
        out += copyLength;
        open = true;
      } else {
        tail = stop;
        open = false;
      }
    } else {
      if (operation == 0 || <usize>operation > end - at) return 0;
      if (!open && isPair(last, load<u8>(at))) {
        v128.store(out, v128.load(tail - REACH));
        out += REACH;
      }
      open = true;
      const stop = out + operation;
      for (let to = out, from = at; to < stop; to += 16, from += 16) v128.store(to, v128.load(from));
      out = stop;
      at += operation;
      made += operation;
      last = load<u8>(at - 1);
    }
    if (out > digest + DIGEST_LIMIT) {
      kinds |= search(digest, out, 0, 0);
      v128.store(digest, v128.load(out - REACH));
      out = digest + REACH;
    }
  }
  if (made != resultLength) return 0;
  sound = true;
  return out == digest ? kinds : kinds | search(digest, out, 0, 0);
}

let sound: bool = false;

/** Whether the delta that was last searched or applied is well-formed. */
export function deltaIsSound(): bool {
  return sound;
}

/** Copies with up to 15 bytes more behind the end. */
// @ts-ignore: decorator
@inline
function copy(to: usize, from: usize, length: usize): void {
  if (length > 1024) {
    memory.copy(to, from, length);
    return;
  }
  const end = to + length;
  do {
    v128.store(to, v128.load(from));
    to += 16;
    from += 16;
  } while (to < end);
}

/**
 * Makes what a delta stands for at `to`, or only a little more than its first `limit` bytes, where the first 64 kB lie at
 * most. Returns whether the delta is well-formed as far as it was followed. Writes up to 15 bytes more.
 */
export function applyDelta(end: usize, base: usize, length: usize, to: usize, limit: usize): bool {
  let at = operations;
  let out = to;
  const outEnd = to + <usize>resultLength;
  const stop = to + limit;
  while (at < end && out < stop) {
    const operation = <u32>load<u8>(at++);
    if (operation & 128) {
      at = readCopy(operation, at);
      if (at > end || copyOffset > length || copyLength > length - copyOffset) return false;
      if (copyLength > outEnd - out) return false;
      const part = min(copyLength, stop - out);
      copy(out, base + copyOffset, part);
      out += part;
    } else {
      if (operation == 0 || <usize>operation > end - at || <usize>operation > outEnd - out) return false;
      const part = min(<usize>operation, stop - out);
      copy(out, at, part);
      out += part;
      at += operation;
    }
  }
  return out == min(outEnd, stop);
}

/** Whether what the delta makes begins with as many bytes of its base as `count`. */
export function keepsHead(end: usize, count: usize): bool {
  const at = operations;
  if (at >= end) return false;
  const operation = <u32>load<u8>(at);
  if (!(operation & 128)) return false;
  readCopy(operation, at + 1);
  return copyOffset == 0 && copyLength >= count;
}
