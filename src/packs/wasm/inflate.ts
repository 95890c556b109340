// AssemblyScript, compiled to WebAssembly by scripts/build.js. Inflate (RFC 1951) from memory to memory: no window, no state
// between calls, and none of the set-up that a call of node:zlib costs for each of many small objects.

/** An entry of a decoding table: bits to drop (code and extra bits), bits of the code, base value, and these flags. */
const LITERAL: u32 = 0x80000000;
/** Neither literal, length nor distance: subtable, end of block, or no code at all. */
const SPECIAL: u32 = 0x40;
const SUBTABLE: u32 = 0x80;
const END_OF_BLOCK: u32 = SPECIAL | (1 << 16);
const NO_CODE: u32 = SPECIAL;

const LITERAL_BITS: u32 = 10;
const DISTANCE_BITS: u32 = 8;
const LENGTH_CODE_BITS: u32 = 7;
const MAX_BITS: u32 = 15;

/** Entries: zlib's `enough` gives 1332 for 286 symbols and 10 bits, 402 for 30 and 8 (with unusable codes, 592 for 6). */
const LITERALS: usize = 0;
const DISTANCES: usize = LITERALS + 1536 * 4;
const FIXED_LITERALS: usize = DISTANCES + 640 * 4;
const FIXED_DISTANCES: usize = FIXED_LITERALS + 512 * 4;
const LENGTH_CODES: usize = FIXED_DISTANCES + 32 * 4;
const LENGTHS: usize = LENGTH_CODES + 128 * 4;
const SORTED: usize = LENGTHS + 512;
const COUNTS: usize = SORTED + 320 * 2;
const STARTS: usize = COUNTS + 16 * 4;
const VALUES: usize = STARTS + 16 * 4;
/** For symbols 257 to 285 and the 30 distances: an entry but for the bits of the code. */
const LENGTH_VALUES: usize = VALUES;
const DISTANCE_VALUES: usize = LENGTH_VALUES + 32 * 4;
const CODE_ORDER: usize = DISTANCE_VALUES + 32 * 4;
/** Bytes of memory that {@link prepareInflate} is to be given. */
export const INFLATE_MEMORY: usize = CODE_ORDER + 32;

/** How many bytes beyond the end of the output may be written: three literals or a match, and a register. */
export const OUTPUT_SLACK: usize = 320;

let memory_: usize = 0;
let literalMask: u64 = 0;
let distanceMask: u64 = 0;
let literalTableBits: u32 = 0;
let distanceTableBits: u32 = 0;
let consumed: usize = 0;

/** Sets up the constant tables at `memory`. Once, before the first call of {@link inflate}. */
export function prepareInflate(memory: usize): void {
  memory_ = memory;
  let base: u32 = 3;
  for (let symbol: u32 = 0; symbol < 28; symbol++) {
    const extra: u32 = symbol < 8 ? 0 : (symbol >> 2) - 1;
    store<u32>(memory + LENGTH_VALUES + symbol * 4, (base << 16) | extra);
    base += 1 << extra;
  }
  store<u32>(memory + LENGTH_VALUES + 28 * 4, 258 << 16);
  base = 1;
  for (let symbol: u32 = 0; symbol < 30; symbol++) {
    const extra: u32 = symbol < 4 ? 0 : (symbol >> 1) - 1;
    store<u32>(memory + DISTANCE_VALUES + symbol * 4, (base << 16) | extra);
    base += 1 << extra;
  }
  for (let index: u32 = 0; index < 19; index++) {
    const order: u32 = index < 3 ? 16 + index : index == 3 ? 0 : index & 1 ? (19 - index) >> 1 : 6 + (index >> 1);
    store<u8>(memory + CODE_ORDER + index, <u8>order);
  }
  for (let symbol: usize = 0; symbol < 288; symbol++) {
    store<u8>(memory + LENGTHS + symbol, symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8);
  }
  build(FIXED_LITERALS, 288, 9, LITERAL_KIND);
  for (let symbol: usize = 0; symbol < 32; symbol++) store<u8>(memory + LENGTHS + symbol, 5);
  build(FIXED_DISTANCES, 32, 5, DISTANCE_KIND);
}

const LITERAL_KIND: u32 = 0;
const DISTANCE_KIND: u32 = 1;
const PLAIN_KIND: u32 = 2;

// @ts-ignore: decorator
@inline
function entryOf(kind: u32, symbol: u32, length: u32): u32 {
  let value: u32;
  if (kind == LITERAL_KIND) {
    if (symbol < 256) return LITERAL | (symbol << 16) | (length << 8) | length;
    if (symbol == 256) return END_OF_BLOCK | (length << 8);
    if (symbol > 285) return NO_CODE;
    value = load<u32>(memory_ + LENGTH_VALUES + (symbol - 257) * 4);
  } else if (kind == DISTANCE_KIND) {
    if (symbol > 29) return NO_CODE;
    value = load<u32>(memory_ + DISTANCE_VALUES + symbol * 4);
  } else {
    value = symbol << 16;
  }
  return value + ((length << 8) | length);
}

/**
 * Builds a decoding table at `table` from the code lengths at LENGTHS + `from`. Returns how many bits it is looked up with
 * (at most `bits`); 0 where the lengths are no code.
 */
function build(table: usize, count: u32, bits: u32, kind: u32, from: usize = 0): u32 {
  const base = memory_;
  const lengths = base + LENGTHS + from;
  const counts = base + COUNTS;
  const starts = base + STARTS;
  const sorted = base + SORTED;
  table += base;
  memory.fill(counts, 0, 64);
  for (let symbol: usize = 0; symbol < count; symbol++) {
    const slot = counts + ((<usize>load<u8>(lengths + symbol)) << 2);
    store<u32>(slot, load<u32>(slot) + 1);
  }
  const used = count - load<u32>(counts);
  let left: i32 = 1;
  let longest: u32 = 0;
  let start: u32 = 0;
  for (let length: u32 = 1; length <= MAX_BITS; length++) {
    const number = load<u32>(counts + (length << 2));
    left = (left << 1) - <i32>number;
    if (left < 0) return 0;
    store<u32>(starts + (length << 2), start);
    start += number;
    if (number != 0) longest = length;
  }
  // As zlib: a code may be incomplete where it has one symbol of one bit, or none.
  if (left > 0 && (kind == PLAIN_KIND || longest > 1)) return 0;
  if (used == 0) {
    store<u32>(table, NO_CODE);
    store<u32>(table, NO_CODE, 4);
    return 1;
  }
  for (let symbol: u32 = 0; symbol < count; symbol++) {
    const length: usize = load<u8>(lengths + symbol);
    if (length == 0) continue;
    const slot = starts + (length << 2);
    const index: usize = load<u32>(slot);
    store<u32>(slot, <u32>index + 1);
    store<u16>(sorted + (index << 1), <u16>symbol);
  }
  const root: u32 = min(bits, longest);
  const size: u32 = 1 << root;
  if (left > 0) for (let index: u32 = 0; index < size; index++) store<u32>(table + (index << 2), NO_CODE);
  let code: u32 = 0;
  let index: u32 = 0;
  let next: u32 = size;
  let prefix: u32 = 0xffffffff;
  let sub: u32 = 0;
  let subBits: u32 = 0;
  for (let length: u32 = 1; length <= longest; length++) {
    let number = load<u32>(counts + (length << 2));
    for (let remaining = number; remaining != 0; remaining--) {
      const symbol: u32 = load<u16>(sorted + (index << 1));
      index++;
      if (length <= root) {
        const entry = entryOf(kind, symbol, length);
        const step: usize = <usize>4 << length;
        const end = table + (<usize>size << 2);
        for (let at = table + (<usize>code << 2); at < end; at += step) store<u32>(at, entry);
      } else {
        if ((code & (size - 1)) != prefix) {
          prefix = code & (size - 1);
          sub = next;
          subBits = length - root;
          let room: i32 = 1 << subBits;
          let at = remaining;
          // The smallest table that all codes with this prefix fit in.
          while (root + subBits < longest) {
            room -= <i32>at;
            if (room <= 0) break;
            subBits++;
            room <<= 1;
            at = load<u32>(counts + ((root + subBits) << 2));
          }
          next += 1 << subBits;
          store<u32>(table + (<usize>prefix << 2), SPECIAL | SUBTABLE | (sub << 16) | (subBits << 8));
        }
        const entry = entryOf(kind, symbol, length - root);
        const end: u32 = 1 << subBits;
        for (let at: u32 = code >> root; at < end; at += 1 << (length - root)) {
          store<u32>(table + (<usize>(sub + at) << 2), entry);
        }
      }
      // The next code, bit-reversed.
      let bit: u32 = 1 << (length - 1);
      while (code & bit) bit >>= 1;
      code = bit == 0 ? 0 : (code & (bit - 1)) | bit;
    }
  }
  return root;
}

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
  const base = memory_;
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
    let literalTable = memory_ + LITERALS;
    let distanceTable = memory_ + DISTANCES;
    if (type == 1) {
      literalTable = memory_ + FIXED_LITERALS;
      distanceTable = memory_ + FIXED_DISTANCES;
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
