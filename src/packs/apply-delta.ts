const COPY = 0x80;
const FULL_COPY = 0x10000;

/** Bits of a copy's first byte that say which bytes of the offset, then of the length, follow. */
const OFFSET_BITS = [0x01, 0x02, 0x04, 0x08];
const LENGTH_BITS = [0x10, 0x20, 0x40];

/** What a delta makes of its base (gitformat-pack(5)); null where it is malformed or makes more than `limit` bytes. */
export function applyDelta(delta: Buffer, base: Buffer, limit: number): Buffer | null {
  let at = 0;
  const length = (): number => {
    let value = 0;
    for (let factor = 1; factor < 2 ** 49; factor *= 128) {
      const byte = delta[at++] ?? 0;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
    return -1;
  };
  const argument = (operation: number, bits: readonly number[]): number =>
    bits.reduce(
      (value, bit, index) => ((operation & bit) === 0 ? value : value + (delta[at++] ?? 0) * 256 ** index),
      0,
    );
  if (length() !== base.length) return null;
  const size = length();
  if (size < 0 || size > limit) return null;
  const result = Buffer.alloc(size);
  let end = 0;
  while (at < delta.length) {
    const operation = delta[at++] ?? 0;
    let piece: Buffer;
    let expected = operation;
    if ((operation & COPY) === 0) {
      piece = delta.subarray(at, at + operation);
      at += operation;
    } else {
      const offset = argument(operation, OFFSET_BITS);
      expected = argument(operation, LENGTH_BITS) || FULL_COPY;
      piece = base.subarray(offset, offset + expected);
    }
    if (expected === 0 || piece.length !== expected || end + expected > size) return null;
    result.set(piece, end);
    end += expected;
  }
  return end === size && at === delta.length ? result : null;
}
