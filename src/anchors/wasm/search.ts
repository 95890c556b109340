// AssemblyScript, compiled to WebAssembly by scripts/build.js. The host lays out the memory; see ../program.ts.

/** Bytes of the fingerprint of a literal that are looked up for every position of the input. */
const WIDTH: usize = 4;
/** Literals are spread over eight buckets: one bit of a byte each. */
const BUCKETS: usize = 8;
/** Low and high nibble table, 16 bytes each, for each byte of the fingerprint. */
const TABLES: usize = 0;
/** For each bucket the address of its first record and of the end of its last one. */
const DIRECTORY: usize = TABLES + WIDTH * 32;
/** A bit for each 16-bit hash of a fingerprint: tells apart what the nibble tables let pass. */
const FILTER: usize = DIRECTORY + BUCKETS * 8;
/** A record: literal, case mask, care mask (16 bytes each), then length, fingerprint offset, kind, wide (4 bytes each). */
const RECORD: usize = 64;

/** Where offsets of wide (UTF-16, UTF-32) literals go, and how many there are and may be. */
let wideHits: usize = 0;
let wideCount: u32 = 0;
let wideCapacity: u32 = 0;

// @ts-ignore: decorator
@inline
function nibbles(input: v128, table: usize): v128 {
  const low = v128.load(TABLES + table * 32);
  const high = v128.load(TABLES + table * 32, 16);
  return v128.and(
    i8x16.swizzle(low, v128.and(input, i8x16.splat(15))),
    i8x16.swizzle(high, i8x16.shr_u(input, 4)),
  );
}

/** Whether the four bytes at `position` are the fingerprint of a literal, or have the hash of one. */
// @ts-ignore: decorator
@inline
function passes(position: usize): bool {
  // Knuth's multiplicative hash, the upper half of it.
  const hash: u32 = (load<u32>(position) * 0x9e3779b1) >> 16;
  return ((load<u8>(FILTER + (hash >> 3)) >> (hash & 7)) & 1) != 0;
}

/** The bits of the kinds of all literals of the given buckets that stand around `position`. */
function verify(buckets: u32, position: usize, start: usize, end: usize): u32 {
  let kinds: u32 = 0;
  while (buckets != 0) {
    const bucket: usize = ctz(buckets);
    buckets &= buckets - 1;
    let record: usize = load<u32>(DIRECTORY + bucket * 8);
    const last: usize = load<u32>(DIRECTORY + bucket * 8, 4);
    for (; record < last; record += RECORD) {
      const from = position - load<u32>(record, 52);
      if (from < start || from + load<u32>(record, 48) > end) continue;
      const folded = v128.or(v128.load(from), v128.load(record, 16));
      const difference = v128.and(v128.xor(folded, v128.load(record)), v128.load(record, 32));
      if (v128.any_true(difference)) continue;
      kinds |= 1 << load<u32>(record, 56);
      if (load<u32>(record, 60) != 0 && wideCount < wideCapacity) {
        store<u32>(wideHits + ((<usize>wideCount) << 2), <u32>(from - start));
        wideCount++;
      }
    }
  }
  return kinds;
}

/** How many offsets of wide literals the last search stored. */
export function wideHitCount(): u32 {
  return wideCount;
}

/**
 * The kinds (a bit each) of all literals that occur in [start, end). The 32 bytes before `start` and after `end` are read but
 * never count. The offsets from `start` of the first wide literals are stored at `hits`.
 *
 * Teddy, as in Hyperscan and the Rust crate aho-corasick: four byte positions are looked up in nibble tables, 16 input
 * bytes at a time; what remains is a bit for each bucket that may have a literal there. The filter takes out most of what
 * many literals let pass by accident.
 */
export function search(start: usize, end: usize, hits: usize, capacity: u32): u32 {
  let kinds: u32 = 0;
  wideHits = hits;
  wideCapacity = capacity;
  wideCount = 0;
  for (let at = start; at < end; at += 16) {
    const found = v128.and(
      v128.and(nibbles(v128.load(at), 0), nibbles(v128.load(at, 1), 1)),
      v128.and(nibbles(v128.load(at, 2), 2), nibbles(v128.load(at, 3), 3)),
    );
    if (!v128.any_true(found)) continue;
    let lanes: u32 = ~i8x16.bitmask(i8x16.eq(found, i8x16.splat(0))) & 0xffff;
    const low = i64x2.extract_lane(found, 0);
    const high = i64x2.extract_lane(found, 1);
    while (lanes != 0) {
      const lane = ctz(lanes);
      lanes &= lanes - 1;
      if (!passes(at + lane)) continue;
      const half = lane < 8 ? low : high;
      kinds |= verify(<u32>((half >> (<i64>(lane & 7) << 3)) & 255), at + lane, start, end);
    }
  }
  return kinds;
}

/** The bits of the bytes of the 16 at `at` that lie before `end`. */
// @ts-ignore: decorator
@inline
function within(at: usize, end: usize): u32 {
  return end - at >= 16 ? 0xffff : (1 << <u32>(end - at)) - 1;
}

/** How many lines end in [start, end): with CR LF, LF or CR. Reads the byte after `end`. */
export function lineEnds(start: usize, end: usize): u32 {
  let count: u32 = 0;
  for (let at = start; at < end; at += 16) {
    const input = v128.load(at);
    const feeds = i8x16.bitmask(i8x16.eq(input, i8x16.splat(10)));
    const returns = i8x16.bitmask(i8x16.eq(input, i8x16.splat(13)));
    const feedsNext = i8x16.bitmask(i8x16.eq(v128.load(at, 1), i8x16.splat(10)));
    count += popcnt((feeds | (returns & ~feedsNext)) & within(at, end));
  }
  return count;
}

/** How many UTF-16 units the UTF-8 in [start, end) makes: one for each lead byte, two for those of four bytes. */
export function utf16Units(start: usize, end: usize): u32 {
  let count: u32 = 0;
  for (let at = start; at < end; at += 16) {
    const input = v128.load(at);
    const mask = within(at, end);
    const continuations = i8x16.bitmask(i8x16.eq(v128.and(input, i8x16.splat(<i8>0xc0)), i8x16.splat(<i8>0x80)));
    const fours = i8x16.bitmask(i8x16.eq(v128.and(input, i8x16.splat(<i8>0xf8)), i8x16.splat(<i8>0xf0)));
    count += popcnt(~continuations & mask) + popcnt(fours & mask);
  }
  return count;
}
