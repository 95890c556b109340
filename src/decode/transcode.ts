import type { Encoding } from "../model/location.js";

/** Bytes as text, in one of the encodings that they may be in. */
export interface TextReading {
  readonly text: string;
  /** Empty for UTF-8. */
  readonly encodings: readonly Encoding[];
  /** How many UTF-16 units of `text` the first `length` bytes make. */
  readonly textLength: (length: number) => number;
  /** The byte that tells most of the unit at an offset of `text`: the one that is not 0 in Latin letters. Null for UTF-8. */
  readonly byteAt: ((offset: number) => number) | null;
}

/** What tells how bytes are to be read. */
export interface TranscodeHints {
  /** Offsets of literals in UTF-16 or UTF-32, as the search of bytes found them. */
  readonly wideHits: readonly number[];
  /** Whether the bytes are the beginning of their file, where a byte order mark can stand. */
  readonly first: boolean;
  /** The encoding that a byte order mark at the beginning of the file told, for what follows. */
  readonly marked: WideEncoding | null;
  /** Whether the search found anything, wide or not: only then is something else looked for behind a byte order mark. */
  readonly hit: boolean;
}

/** From this many hits on there may be others that were not told. */
const MANY_HITS = 64;

/** An encoding of two or four bytes a unit. */
export type WideEncoding = "utf-16le" | "utf-16be" | "utf-32le" | "utf-32be";

/** The wide encoding that a byte order mark at the beginning of a file tells; null where there is none. */
export function byteOrderMark(bytes: Uint8Array): WideEncoding | null {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 && bytes.length >= 4 ? "utf-32le" : "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return "utf-32be";
  return null;
}

/**
 * The readings of bytes: the one that a byte order mark tells, UTF-8, and those that wide literals in them tell; a file can
 * hold several, one behind the other. Bytes that are invalid become U+FFFD; a byte order mark is left out.
 */
export function transcode(bytes: Buffer, hints: TranscodeHints): TextReading[] {
  const { marked, first } = hints;
  const found = new Map<string, TextReading>();
  const add = ({ encoding, phase }: Alignment, isMarked = false): void => {
    const id = `${encoding}${phase}`;
    if (!found.has(id)) found.set(id, wideReading(bytes, encoding, phase, isMarked && first));
  };
  if (marked !== null) add({ encoding: marked, phase: 0 }, true);
  if (marked === null || hints.hit) found.set("", utf8Reading(bytes, first && marked === null));
  for (const alignment of alignmentsOf(bytes, hints.wideHits)) add(alignment);
  if (hints.wideHits.length >= MANY_HITS) for (const alignment of EVERY_ALIGNMENT) add(alignment);
  return [...found.values()];
}

function utf8Reading(bytes: Buffer, first: boolean): TextReading {
  let skip = 0;
  if (first && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) skip = 3;
  // A window may begin inside a character, which belongs to the window before.
  else if (!first) while (skip < 3 && ((bytes[skip] ?? 0) & 0xc0) === 0x80) skip++;
  return {
    text: bytes.toString("utf8", skip),
    encodings: [],
    textLength: (length) => bytes.toString("utf8", skip, Math.max(skip, length)).length,
    byteAt: null,
  };
}

interface Alignment {
  readonly encoding: WideEncoding;
  /** Offset of the first whole unit. */
  readonly phase: number;
}

/** Enough for every text in Latin letters, whose units read the same in the other order, one byte on. */
const EVERY_ALIGNMENT: readonly Alignment[] = [
  { encoding: "utf-16le", phase: 0 },
  { encoding: "utf-16le", phase: 1 },
  ...[0, 1, 2, 3].map((phase): Alignment => ({ encoding: "utf-32le", phase })),
];

/** How the text around each wide literal is laid out, the literals' first characters at `hits`. */
function alignmentsOf(bytes: Buffer, hits: readonly number[]): Alignment[] {
  const runs: Run[] = [];
  return hits.map((hit) => {
    const unit = bytes[hit + 1] === 0 && bytes[hit + 2] === 0 && bytes[hit + 3] === 0 ? 4 : 2;
    let run = runs.find(({ start, end, size }) => size === unit && hit >= start && hit <= end);
    if (run === undefined || (hit - run.start) % unit !== 0) {
      run = runAround(bytes, hit, unit);
      runs.push(run);
    }
    return alignmentOf(bytes, run);
  });
}

/** Characters of one byte, one after the other, each with the zeros that make it wide; at `start` and `end` not zeros themselves. */
interface Run {
  readonly start: number;
  readonly end: number;
  readonly size: 2 | 4;
}

function runAround(bytes: Buffer, hit: number, size: 2 | 4): Run {
  const isUnit = (at: number): boolean =>
    bytes[at] !== 0 && bytes[at + 1] === 0 && (size === 2 || (bytes[at + 2] === 0 && bytes[at + 3] === 0));
  let start = hit;
  while (start >= size && isUnit(start - size)) start -= size;
  let end = hit;
  while (end + size < bytes.length && isUnit(end)) end += size;
  if (bytes[end] === 0 || bytes[end] === undefined) end -= size;
  return { start, end, size };
}

/**
 * In a run alone nothing tells the order of bytes; its ends do. What comes first or last can be half of something else: in
 * big-endian text the first, unless zeros stand before it, in little-endian text the last, unless zeros stand behind it. Where
 * both fit, the text begins at a multiple of its units, as in nearly all files.
 */
function alignmentOf(bytes: Buffer, { start, end, size }: Run): Alignment {
  const zeros = size - 1;
  const firstIsText = isText(bytes[start]);
  const lastIsText = isText(bytes[end]);
  const before = start >= zeros && isZero(bytes, start - zeros, start);
  const behind = end + zeros < bytes.length && isZero(bytes, end + 1, end + size);
  const big = Number(before || !firstIsText) + Number(lastIsText);
  const little = Number(firstIsText) + Number(behind || !lastIsText);
  if (big > little || (big === little && start % size === zeros)) {
    return { encoding: size === 2 ? "utf-16be" : "utf-32be", phase: (start + 1) % size };
  }
  return { encoding: size === 2 ? "utf-16le" : "utf-32le", phase: start % size };
}

function isZero(bytes: Buffer, start: number, end: number): boolean {
  return bytes.subarray(start, end).every((byte) => byte === 0);
}

function isText(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d));
}

function wideReading(bytes: Buffer, encoding: WideEncoding, phase: number, first: boolean): TextReading {
  const size = encoding.startsWith("utf-16") ? 2 : 4;
  const start = first ? size : phase;
  const whole = bytes.subarray(start, start + Math.floor((bytes.length - start) / size) * size);
  const text = size === 2 ? utf16(whole, encoding === "utf-16be") : utf32(whole, encoding === "utf-32be");
  return {
    text,
    encodings: [encoding],
    textLength: (length) => {
      const part = whole.subarray(0, Math.max(0, length - start));
      return size === 2 ? part.length >> 1 : utf32(part, encoding === "utf-32be").length;
    },
    byteAt: (offset) => {
      const units = size === 2 ? offset : [...text.slice(0, offset)].length;
      return start + units * size + (encoding.endsWith("be") ? size - 1 : 0);
    },
  };
}

function utf16(bytes: Buffer, bigEndian: boolean): string {
  return bigEndian ? Buffer.from(bytes).swap16().toString("utf16le") : bytes.toString("utf16le");
}

function utf32(bytes: Buffer, bigEndian: boolean): string {
  const parts: string[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at);
    parts.push(code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? "\uFFFD" : String.fromCodePoint(code));
  }
  return parts.join("");
}
