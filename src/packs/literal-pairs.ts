const RECORD = 64;
const DIRECTORY = 4 * 32;
const BUCKETS = 8;

/**
 * A bit for each two bytes (first | second << 8) that stand side by side in a literal. A seam between two bytes whose bit is
 * not set runs through no literal.
 *
 * @param program the tables of the search, as `compileLiterals` makes them
 */
export function literalPairs(program: Uint8Array): Uint8Array {
  const pairs = new Uint8Array(65_536 / 8);
  const view = new DataView(program.buffer, program.byteOffset, program.length);
  const start = view.getUint32(DIRECTORY, true);
  const end = view.getUint32(DIRECTORY + (BUCKETS - 1) * 8 + 4, true);
  for (let record = start; record < end; record += RECORD) {
    const length = view.getUint32(record + 48, true);
    const choices = (position: number): number[] => {
      const byte = program[record + position] ?? 0;
      const caseBit = program[record + 16 + position] ?? 0;
      return caseBit === 0 ? [byte] : [byte, byte & ~caseBit];
    };
    for (let position = 0; position + 1 < length; position++) {
      for (const first of choices(position)) {
        for (const second of choices(position + 1)) {
          const pair = first | (second << 8);
          pairs[pair >> 3] = (pairs[pair >> 3] ?? 0) | (1 << (pair & 7));
        }
      }
    }
  }
  return pairs;
}
