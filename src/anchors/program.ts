import {
  assignBuckets,
  BUCKET_COUNT,
  type ByteChoices,
  FINGERPRINT_WIDTH,
  rarestFingerprint,
} from "./fingerprints.js";

/** A byte sequence to look for. */
export interface Literal {
  readonly bytes: readonly number[];
  /** Whether ASCII letters match in either case. */
  readonly caseless: boolean;
  /** Number of the bit that the search sets where this literal occurs, 0 to 31. */
  readonly kind: number;
  /** Whether the offsets of its occurrences are wanted: those of UTF-16 and UTF-32 tell the alignment. */
  readonly wide: boolean;
}

/** Longest literal in bytes: one SIMD register. */
const MAX_LITERAL_LENGTH = 16;

const DIRECTORY = FINGERPRINT_WIDTH * 32;
const FILTER = DIRECTORY + BUCKET_COUNT * 8;
const FILTER_SIZE = 65_536 / 8;
const RECORDS = FILTER + FILTER_SIZE;
const RECORD = 64;
const CASE_BIT = 0x20;

function isLetter(byte: number): boolean {
  const lower = byte | CASE_BIT;
  return lower >= 0x61 && lower <= 0x7a;
}

function choicesOf(literal: Literal): ByteChoices[] {
  return literal.bytes.map((byte) =>
    literal.caseless && isLetter(byte) ? [byte & ~CASE_BIT, byte | CASE_BIT] : [byte],
  );
}

/**
 * The tables of the search for the given literals, to be put at address 0 of its memory: nibble tables, directory of the
 * buckets, filter and records, laid out as wasm/search.ts reads them.
 *
 * @throws RangeError where a literal is shorter than four bytes or longer than sixteen
 */
export function compileLiterals(literals: readonly Literal[]): Uint8Array {
  const prepared = literals.map((literal) => ({
    literal,
    fingerprint: rarestFingerprint(choicesOf(literal)),
  }));
  const buckets = assignBuckets(prepared.map(({ fingerprint }) => fingerprint));
  const program = new Uint8Array(RECORDS + literals.length * RECORD);
  const view = new DataView(program.buffer);
  let record = RECORDS;
  for (let bucket = 0; bucket < BUCKET_COUNT; bucket++) {
    view.setUint32(DIRECTORY + bucket * 8, record, true);
    for (const [index, { literal, fingerprint }] of prepared.entries()) {
      if (buckets[index] !== bucket) continue;
      for (const [position, bytes] of fingerprint.choices.entries()) {
        for (const byte of bytes) {
          const table = position * 32;
          program[table + (byte & 15)] = (program[table + (byte & 15)] ?? 0) | (1 << bucket);
          program[table + 16 + (byte >> 4)] = (program[table + 16 + (byte >> 4)] ?? 0) | (1 << bucket);
        }
      }
      fillFilter(program, fingerprint.choices);
      writeRecord(program.subarray(record, record + RECORD), literal, fingerprint.offset);
      record += RECORD;
    }
    view.setUint32(DIRECTORY + bucket * 8 + 4, record, true);
  }
  return program;
}

/** Sets the bit of every way to write a fingerprint; wasm/search.ts has the same hash. */
function fillFilter(program: Uint8Array, choices: readonly ByteChoices[]): void {
  const words = choices.reduce<number[]>(
    (prefixes, bytes, position) =>
      prefixes.flatMap((prefix) => bytes.map((byte) => (prefix | (byte << (position * 8))) >>> 0)),
    [0],
  );
  for (const word of words) {
    const hash = Math.imul(word, 0x9e3779b1) >>> 16;
    program[FILTER + (hash >> 3)] = (program[FILTER + (hash >> 3)] ?? 0) | (1 << (hash & 7));
  }
}

function writeRecord(record: Uint8Array, literal: Literal, fingerprintOffset: number): void {
  if (literal.bytes.length > MAX_LITERAL_LENGTH) throw new RangeError("a literal has at most sixteen bytes");
  for (const [index, byte] of literal.bytes.entries()) {
    const folds = literal.caseless && isLetter(byte);
    record[index] = folds ? byte | CASE_BIT : byte;
    record[16 + index] = folds ? CASE_BIT : 0;
    record[32 + index] = 0xff;
  }
  const view = new DataView(record.buffer, record.byteOffset);
  view.setUint32(48, literal.bytes.length, true);
  view.setUint32(52, fingerprintOffset, true);
  view.setUint32(56, literal.kind, true);
  view.setUint32(60, literal.wide ? 1 : 0, true);
}
