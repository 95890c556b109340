// AssemblyScript. The stream that inflate reads, bit by bit, least significant first.

let bits: u64 = 0;
let bitCount: u64 = 0;
let input: usize = 0;

/** Begins to read at an address. */
export function openBits(from: usize): void {
  bits = 0;
  bitCount = 0;
  input = from;
}

/** Goes on behind what a loop has read that kept the state in locals of its own. */
// @ts-ignore: decorator
@inline
export function resumeBits(hold: u64, held: u64, at: usize): void {
  bits = hold;
  bitCount = held;
  input = at;
}

/** The bits that were read ahead, the next one lowest. */
// @ts-ignore: decorator
@inline
export function heldBits(): u64 {
  return bits;
}

/** How many bits were read ahead. */
// @ts-ignore: decorator
@inline
export function heldCount(): u64 {
  return bitCount;
}

/** The address behind the last byte that was read ahead in part or whole. */
// @ts-ignore: decorator
@inline
export function bitsAddress(): usize {
  return input;
}

/** Reads ahead to at least 56 bits. Reads up to 8 bytes at the address. */
// @ts-ignore: decorator
@inline
export function refill(): void {
  bits |= load<u64>(input) << bitCount;
  input += <usize>((63 - bitCount) >> 3);
  bitCount |= 56;
}

/** The next bits, which must have been read ahead. */
// @ts-ignore: decorator
@inline
export function take(count: u64): u32 {
  const value = <u32>(bits & (((<u64>1) << count) - 1));
  bits >>= count;
  bitCount -= count;
  return value;
}

/** Skips to the next whole byte, and gives its address. */
export function alignBits(): usize {
  take(bitCount & 7);
  return input - <usize>(bitCount >> 3);
}
