// AssemblyScript, compiled to WebAssembly by scripts/build.js. The tables that codes of inflate (RFC 1951) are looked up in.

/** An entry of a decoding table: bits to drop (code and extra bits), bits of the code, base value, and these flags. */
const LITERAL: u32 = 0x80000000;
/** Neither literal, length nor distance: subtable, end of block, or no code at all. */
export const SPECIAL: u32 = 0x40;
export const SUBTABLE: u32 = 0x80;
export const END_OF_BLOCK: u32 = SPECIAL | (1 << 16);
const NO_CODE: u32 = SPECIAL;

export const LITERAL_BITS: u32 = 10;
export const DISTANCE_BITS: u32 = 8;
export const LENGTH_CODE_BITS: u32 = 7;
const MAX_BITS: u32 = 15;

/** Entries: zlib's `enough` gives 1332 for 286 symbols and 10 bits, 402 for 30 and 8 (with unusable codes, 592 for 6). */
export const LITERALS: usize = 0;
export const DISTANCES: usize = LITERALS + 1536 * 4;
export const FIXED_LITERALS: usize = DISTANCES + 640 * 4;
export const FIXED_DISTANCES: usize = FIXED_LITERALS + 512 * 4;
export const LENGTH_CODES: usize = FIXED_DISTANCES + 32 * 4;
export const LENGTHS: usize = LENGTH_CODES + 128 * 4;
const SORTED: usize = LENGTHS + 512;
const COUNTS: usize = SORTED + 320 * 2;
const STARTS: usize = COUNTS + 16 * 4;
const VALUES: usize = STARTS + 16 * 4;
/** For symbols 257 to 285 and the 30 distances: an entry but for the bits of the code. */
const LENGTH_VALUES: usize = VALUES;
const DISTANCE_VALUES: usize = LENGTH_VALUES + 32 * 4;
export const CODE_ORDER: usize = DISTANCE_VALUES + 32 * 4;
/** Bytes of memory that {@link prepareInflate} is to be given. */
export const INFLATE_MEMORY: usize = CODE_ORDER + 32;

/** Where the tables are. */
export let tables: usize = 0;

/** Sets up the constant tables at `memory`. Once, before the first call of {@link inflate}. */
export function prepareInflate(memory: usize): void {
  tables = memory;
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

export const LITERAL_KIND: u32 = 0;
export const DISTANCE_KIND: u32 = 1;
export const PLAIN_KIND: u32 = 2;

// @ts-ignore: decorator
@inline
function entryOf(kind: u32, symbol: u32, length: u32): u32 {
  let value: u32;
  if (kind == LITERAL_KIND) {
    if (symbol < 256) return LITERAL | (symbol << 16) | (length << 8) | length;
    if (symbol == 256) return END_OF_BLOCK | (length << 8);
    if (symbol > 285) return NO_CODE;
    value = load<u32>(tables + LENGTH_VALUES + (symbol - 257) * 4);
  } else if (kind == DISTANCE_KIND) {
    if (symbol > 29) return NO_CODE;
    value = load<u32>(tables + DISTANCE_VALUES + symbol * 4);
  } else {
    value = symbol << 16;
  }
  return value + ((length << 8) | length);
}

/**
 * Builds a decoding table at `table` from the code lengths at LENGTHS + `from`. Returns how many bits it is looked up with
 * (at most `bits`); 0 where the lengths are no code.
 */
export function build(table: usize, count: u32, bits: u32, kind: u32, from: usize = 0): u32 {
  const base = tables;
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

