// AssemblyScript, compiled to WebAssembly by scripts/build.js. Inflate (RFC 1951) from memory to memory: no window, no state
// between calls, and none of the set-up that a call of node:zlib costs for each of many small objects.

import {
  alignBits,
  bitsAddress,
  heldBits,
  heldCount,
  openBits,
  refill,
  resumeBits,
  take,
} from "./bit-input";
import { distanceRootBits, literalRootBits, readCodes, useFixedCodes } from "./block-codes";
import { copyMatch } from "./copy-match";
import {
  DISTANCES,
  END_OF_BLOCK,
  FIXED_DISTANCES,
  FIXED_LITERALS,
  LITERALS,
  SPECIAL,
  SUBTABLE,
  tables,
} from "./decoding-tables";

/** How many bytes beyond the end of the output may be written: three literals or a match, and a register. */
export const OUTPUT_SLACK: usize = 320;

let consumed: usize = 0;

/** How many bytes of the input the last call of {@link inflate} took. */
export function inflateConsumed(): usize {
  return consumed;
}

/**
 * Inflates the raw stream in [from, end) to at most `size` bytes at `to`. Returns how many it makes, -1 where it is malformed or
 * makes more.
 * Reads up to 8 bytes beyond `end` and writes up to OUTPUT_SLACK beyond the output.
 */
export function inflate(from: usize, end: usize, to: usize, size: usize): i32 {
  openBits(from);
  let output = to;
  const outputEnd = to + size;
  const inputLimit = end + 8;
  let last: u32 = 0;
  while (last == 0) {
    refill();
    if (bitsAddress() > inputLimit) return -1;
    last = take(1);
    const type = take(2);
    if (type == 0) {
      const input = alignBits();
      if (input + 4 > end) return -1;
      const length: usize = load<u16>(input);
      if ((length ^ 0xffff) != load<u16>(input, 2)) return -1;
      if (length > end - input - 4 || length > outputEnd - output) return -1;
      memory.copy(output, input + 4, length);
      openBits(input + 4 + length);
      output += length;
      continue;
    }
    if (type == 3) return -1;
    let literalTable = tables + LITERALS;
    let distanceTable = tables + DISTANCES;
    if (type == 1) {
      literalTable = tables + FIXED_LITERALS;
      distanceTable = tables + FIXED_DISTANCES;
      useFixedCodes();
    } else if (!readCodes()) return -1;
    output = decode(literalTable, distanceTable, output, to, outputEnd, inputLimit);
    if (output == 0) return -1;
  }
  const stop = bitsAddress() - <usize>(heldCount() >> 3);
  consumed = stop - from;
  return stop <= end ? <i32>(output - to) : -1;
}

/** Decodes the rest of a block. Returns the new end of the output, 0 where it is malformed. */
function decode(
  literalTable: usize,
  distanceTable: usize,
  output: usize,
  start: usize,
  outputEnd: usize,
  inputLimit: usize,
): usize {
  const rootBits: u64 = literalRootBits();
  const farRootBits: u64 = distanceRootBits();
  const mask: u64 = ((<u64>1) << rootBits) - 1;
  const farMask: u64 = ((<u64>1) << farRootBits) - 1;
  // Locals: the compiler keeps globals in memory.
  let hold = heldBits();
  let held = heldCount();
  let at = bitsAddress();
  while (output <= outputEnd && at <= inputLimit) {
    hold |= load<u64>(at) << held;
    at += <usize>((63 - held) >> 3);
    held |= 56;
    let entry = load<u32>(literalTable + (<usize>(hold & mask) << 2));
    if (<i32>entry < 0) {
      hold >>= <u64>(entry & 63);
      held -= <u64>(entry & 63);
      store<u8>(output++, <u8>(entry >> 16));
      entry = load<u32>(literalTable + (<usize>(hold & mask) << 2));
      if (<i32>entry < 0) {
        hold >>= <u64>(entry & 63);
        held -= <u64>(entry & 63);
        store<u8>(output++, <u8>(entry >> 16));
        entry = load<u32>(literalTable + (<usize>(hold & mask) << 2));
        if (<i32>entry < 0) {
          hold >>= <u64>(entry & 63);
          held -= <u64>(entry & 63);
          store<u8>(output++, <u8>(entry >> 16));
          continue;
        }
      }
    }
    if (entry & SPECIAL) {
      if (entry & SUBTABLE) {
        hold >>= rootBits;
        held -= rootBits;
        const subMask = ((<u64>1) << <u64>((entry >> 8) & 15)) - 1;
        entry = load<u32>(literalTable + (<usize>(((entry >> 16) & 0x7fff) + <u32>(hold & subMask)) << 2));
        if (<i32>entry < 0) {
          hold >>= <u64>(entry & 63);
          held -= <u64>(entry & 63);
          store<u8>(output++, <u8>(entry >> 16));
          continue;
        }
      }
      if (entry & SPECIAL) {
        if ((entry & 0x00ff00ff) != (END_OF_BLOCK & 0x00ff00ff)) return 0;
        const length = <u64>((entry >> 8) & 15);
        resumeBits(hold >> length, held - length, at);
        return output > outputEnd ? 0 : output;
      }
    }
    const codeBits = <u64>((entry >> 8) & 15);
    const allBits = <u64>(entry & 63);
    const length: usize =
      <usize>((entry >> 16) & 0x7fff) + <usize>((hold >> codeBits) & (((<u64>1) << (allBits - codeBits)) - 1));
    hold >>= allBits;
    held -= allBits;
    hold |= load<u64>(at) << held;
    at += <usize>((63 - held) >> 3);
    held |= 56;
    entry = load<u32>(distanceTable + (<usize>(hold & farMask) << 2));
    if (entry & SPECIAL) {
      if (!(entry & SUBTABLE)) return 0;
      hold >>= farRootBits;
      held -= farRootBits;
      const subMask = ((<u64>1) << <u64>((entry >> 8) & 15)) - 1;
      entry = load<u32>(distanceTable + (<usize>(((entry >> 16) & 0x7fff) + <u32>(hold & subMask)) << 2));
      if (entry & SPECIAL) return 0;
    }
    const farCodeBits = <u64>((entry >> 8) & 15);
    const farBits = <u64>(entry & 63);
    const distance: usize =
      <usize>((entry >> 16) & 0x7fff) + <usize>((hold >> farCodeBits) & (((<u64>1) << (farBits - farCodeBits)) - 1));
    hold >>= farBits;
    held -= farBits;
    if (distance > output - start) return 0;
    copyMatch(output, distance, length);
    output += length;
  }
  return 0;
}
