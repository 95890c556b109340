// AssemblyScript. The codes that a block of a deflated stream is written in (RFC 1951, 3.2.6 and 3.2.7).

import { heldBits, refill, take } from "./bit-input";
import {
  CODE_ORDER,
  DISTANCES,
  DISTANCE_BITS,
  DISTANCE_KIND,
  LENGTHS,
  LENGTH_CODES,
  LENGTH_CODE_BITS,
  LITERALS,
  LITERAL_BITS,
  LITERAL_KIND,
  PLAIN_KIND,
  build,
  tables,
} from "./decoding-tables";

let literalTableBits: u32 = 0;
let distanceTableBits: u32 = 0;

/** How many bits choose an entry of the table of literals and lengths. */
export function literalRootBits(): u32 {
  return literalTableBits;
}

/** How many bits choose an entry of the table of distances. */
export function distanceRootBits(): u32 {
  return distanceTableBits;
}

/** Takes the codes that need no description. */
export function useFixedCodes(): void {
  literalTableBits = 9;
  distanceTableBits = 5;
}

/** Reads the code lengths of a dynamic block and builds its tables. Returns whether they are well-formed. */
export function readCodes(): bool {
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
    const entry = load<u32>(base + LENGTH_CODES + ((<usize>(heldBits() & mask)) << 2));
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
