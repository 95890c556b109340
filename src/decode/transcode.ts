import type { Encoding } from "../model/location.js";

/** Bytes as text, in one of the encodings that they may be in. */
export interface TextReading {
  readonly text: string;
  /** Empty for UTF-8. */
  readonly encodings: readonly Encoding[];
  /** How many UTF-16 units of `text` the first `length` bytes make. */
  readonly textLength: (length: number) => number;
}

/** What tells how bytes are to be read. */
export interface TranscodeHints {
  /** Offsets of literals in UTF-16 or UTF-32, as the search of bytes found them. */
  readonly wideHits: readonly number[];
  /** Whether the bytes are the beginning of their file, where a byte order mark can stand. */
  readonly first: boolean;
  /** The encoding that a byte order mark at the beginning of the file told, for what follows. */
  readonly marked: WideEncoding | null;
}

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
 * The readings of bytes: the one that a byte order mark tells, or UTF-8 and those that wide literals in them tell. Bytes that
 * are invalid become U+FFFD; a byte order mark is left out.
 */
export function transcode(bytes: Buffer, hints: TranscodeHints): TextReading[] {
  if (hints.marked !== null) return [wideReading(bytes, hints.marked, 0, hints.first)];
  const found = new Map<string, TextReading>();
  for (const hit of hints.wideHits) {
    const { encoding, phase } = alignmentOf(bytes, hit);
    const id = `${encoding}${phase}`;
    if (!found.has(id)) found.set(id, wideReading(bytes, encoding, phase, false));
  }
  return [utf8Reading(bytes, hints.first), ...found.values()];
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
  };
}

/**
 * How the text around a wide literal is laid out, its first character at `hit`. What stands around a text of one-byte
 * characters in UTF-16 cannot tell the order of bytes; where the text begins can: at an even offset, in nearly all files.
 */
function alignmentOf(bytes: Buffer, hit: number): { encoding: WideEncoding; phase: number } {
  const isWide32 = bytes[hit + 1] === 0 && bytes[hit + 2] === 0 && bytes[hit + 3] === 0;
  if (isWide32) {
    const isBigEndian = hit % 4 === 3;
    return { encoding: isBigEndian ? "utf-32be" : "utf-32le", phase: isBigEndian ? 0 : hit % 4 };
  }
  const isBigEndian = hit % 2 === 1 && bytes[hit - 1] === 0;
  return { encoding: isBigEndian ? "utf-16be" : "utf-16le", phase: isBigEndian ? 0 : hit % 2 };
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
