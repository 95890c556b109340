// AssemblyScript, compiled to WebAssembly by scripts/build.js. Inflate (RFC 1951) from memory to memory: no window, no state
// between calls, and none of the set-up that a call of node:zlib costs for each of many small objects.

import {
  CODE_ORDER,
  DISTANCES,
  DISTANCE_BITS,
  DISTANCE_KIND,
  END_OF_BLOCK,
  FIXED_DISTANCES,
  FIXED_LITERALS,
  LENGTHS,
  LENGTH_CODES,
  LENGTH_CODE_BITS,
  LITERALS,
  LITERAL_BITS,
  LITERAL_KIND,
  PLAIN_KIND,
  SPECIAL,
  SUBTABLE,
  build,
  tables,
} from "./decoding-tables";

/** How many bytes beyond the end of the output may be written: three literals or a match, and a register. */
export const OUTPUT_SLACK: usize = 320;

let literalTableBits: u32 = 0;
let distanceTableBits: u32 = 0;
let consumed: usize = 0;

/** How many bytes of the input the last call of {@link inflate} took. */
export function inflateConsumed(): usize {
  return consumed;
}

let bits: u64 = 0;
let bitCount: u64 = 0;
let input: usize = 0;

// @ts-ignore: decorator
@inline
function refill(): void {
  bits |= load<u64>(input) << bitCount;
  input += <usize>((63 - bitCount) >> 3);
  bitCount |= 56;
}

// @ts-ignore: decorator
@inline
function take(count: u64): u32 {
  const value = <u32>(bits & (((<u64>1) << count) - 1));
  bits >>= count;
  bitCount -= count;
  return value;
}

/** Reads the code lengths of a dynamic block and builds its tables. */
function readCodes(): bool {
  const base = tables;
  refill();
  const literals = take(5) + 257;
  const distances = take(5) + 1;
  const codes = take(4) + 4;
  if (literals > 286 || distances > 30) return false;
  const lengths = base + LENGTHS;
  memory.fill(lengths, 0, 19);
  for (let index: u32 = 0; index < codes; index++) {
    if ((index & 7) == 0) refill();
    store<u8>(lengths + load<u8>(base + CODE_ORDER + index), <u8>take(3));
  }
  const codeBits = build(LENGTH_CODES, 19, LENGTH_CODE_BITS, PLAIN_KIND);
  if (codeBits == 0) return false;
  const total = literals + distances;
  const mask: u64 = (1 << codeBits) - 1;
  let count: u32 = 0;
  while (count < total) {
    refill();
    const entry = load<u32>(base + LENGTH_CODES + ((<usize>(bits & mask)) << 2));
    take(<u64>(entry & 63));
    const symbol = (entry >> 16) & 31;
    if (symbol < 16) {
      store<u8>(lengths + count, <u8>symbol);
      count++;
      continue;
    }
    let value: u8 = 0;
    let repeat: u32;
    if (symbol == 16) {
      if (count == 0) return false;
      value = load<u8>(lengths + count - 1);
      repeat = 3 + take(2);
    } else if (symbol == 17) repeat = 3 + take(3);
    else repeat = 11 + take(7);
    if (count + repeat > total) return false;
    memory.fill(lengths + count, value, repeat);
    count += repeat;
  }
  if (load<u8>(lengths + 256) == 0) return false;
  // The tables are built from the same scratch memory one after the other; the lengths stay.
  literalTableBits = build(LITERALS, literals, LITERAL_BITS, LITERAL_KIND);
  if (literalTableBits == 0) return false;
  distanceTableBits = build(DISTANCES, distances, DISTANCE_BITS, DISTANCE_KIND, literals);
  return distanceTableBits != 0;
}

/** Copies a match. Writes up to 15 bytes more than it is long. */
// @ts-ignore: decorator
@inline
function copyMatch(output: usize, distance: usize, length: usize): void {
  let from = output - distance;
  const end = output + length;
  if (distance >= 16) {
    do {
      v128.store(output, v128.load(from));
      output += 16;
      from += 16;
    } while (output < end);
  } else if (distance == 1) {
    const run = i8x16.splat(load<i8>(from));
    do {
      v128.store(output, run);
      output += 16;
    } while (output < end);
  } else if (distance >= 8) {
    do {
      store<u64>(output, load<u64>(from));
      output += 8;
      from += 8;
    } while (output < end);
  } else {
    do {
      store<u8>(output, load<u8>(from));
      output++;
      from++;
    } while (output < end);
  }
}

/**
 * Inflates the raw stream in [from, end) to at most `size` bytes at `to`. Returns how many it makes, -1 where it is malformed or
 * makes more.
 * Reads up to 8 bytes beyond `end` and writes up to OUTPUT_SLACK beyond the output.
 */
export function inflate(from: usize, end: usize, to: usize, size: usize): i32 {
  bits = 0;
  bitCount = 0;
  input = from;
  let output = to;
  const outputEnd = to + size;
  const inputLimit = end + 8;
  let last: u32 = 0;
  while (last == 0) {
    refill();
    if (input > inputLimit) return -1;
    last = take(1);
    const type = take(2);
    if (type == 0) {
      take(bitCount & 7);
      // Whole bytes that were read ahead.
      input -= <usize>(bitCount >> 3);
      bits = 0;
      bitCount = 0;
      if (input + 4 > end) return -1;
      const length: usize = load<u16>(input);
      if ((length ^ 0xffff) != load<u16>(input, 2)) return -1;
      input += 4;
      if (length > end - input || length > outputEnd - output) return -1;
      memory.copy(output, input, length);
      input += length;
      output += length;
      continue;
    }
    if (type == 3) return -1;
    let literalTable = tables + LITERALS;
    let distanceTable = tables + DISTANCES;
    if (type == 1) {
      literalTable = tables + FIXED_LITERALS;
      distanceTable = tables + FIXED_DISTANCES;
      literalTableBits = 9;
      distanceTableBits = 5;
    } else if (!readCodes()) return -1;
    output = decode(literalTable, distanceTable, output, to, outputEnd, inputLimit);
    if (output == 0) return -1;
  }
  input -= <usize>(bitCount >> 3);
  consumed = input - from;
  return input <= end ? <i32>(output - to) : -1;
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
  const rootBits: u64 = literalTableBits;
  const distanceRootBits: u64 = distanceTableBits;
  const mask: u64 = ((<u64>1) << rootBits) - 1;
  const farMask: u64 = ((<u64>1) << distanceRootBits) - 1;
  // Locals: the compiler keeps globals in memory.
  let hold = bits;
  let held = bitCount;
  let at = input;
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
        bits = hold >> length;
        bitCount = held - length;
        input = at;
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
      hold >>= distanceRootBits;
      held -= distanceRootBits;
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
