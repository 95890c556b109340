import type { AnchorSearch } from "../anchors/anchor-search.js";
import { LineIndex } from "../decode/positions.js";
import { byteOrderMark, transcode, type WideEncoding } from "../decode/transcode.js";
import type { Position } from "../model/location.js";

/** How many bytes are inspected at once. A larger subject is read in windows that overlap. */
export const WINDOW_SIZE = 4 * 1024 * 1024;

/** Bytes that a window shares with the next. Keys, their evidence and encoded runs within half of it are never cut. */
const OVERLAP = 128 * 1024;

const WIDEST_UNIT = 4;

/** How many bytes tell whether a text is wide. */
const SAMPLE = 4096;

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** A stretch of a subject, in the input of the search. */
export interface Window {
  readonly length: number;
  /** Line and column of its first byte. */
  readonly position: Position;
  /** Only what starts in this range of bytes is this window's to report; the rest belongs to a neighbour. */
  readonly owned: { readonly start: number; readonly end: number };
  readonly first: boolean;
  readonly last: boolean;
  /** The wide encoding that the subject's byte order mark tells; null where it has none. */
  readonly marked: WideEncoding | null;
}

/**
 * Cuts a subject of any length into overlapping windows in the input of an {@link AnchorSearch}. Fill {@link room}, say how
 * much with {@link advance}, and {@link end} when there is no more; each window is handed on before its memory is used again.
 */
export class Windows {
  readonly #search: AnchorSearch;
  readonly #inspect: (window: Window) => void;
  readonly #overlap: number;
  #filled = 0;
  #position: Position = { line: 1, column: 1 };
  #first = true;
  #marked: WideEncoding | null = null;
  /** What lines and columns are counted in; null for UTF-8. */
  #wide: WideEncoding | null = null;

  /** @param overlap bytes that a window shares with the next; a multiple of 8, and less than the search holds */
  constructor(search: AnchorSearch, inspect: (window: Window) => void, overlap = OVERLAP) {
    this.#search = search;
    this.#inspect = inspect;
    this.#overlap = overlap;
  }

  /** Memory for the next bytes; never empty. */
  room(): Buffer {
    if (this.#filled === this.#search.input.length) this.#next();
    return this.#search.input.subarray(this.#filled);
  }

  /** Says that the first `length` bytes of the last room hold the next bytes of the subject. */
  advance(length: number): void {
    this.#filled += length;
  }

  /** Takes in bytes that stand elsewhere. */
  push(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length;) {
      const room = this.room();
      const part = bytes.subarray(from, from + room.length);
      room.set(part);
      this.advance(part.length);
      from += part.length;
    }
  }

  /** Hands on the last window. */
  end(): void {
    this.#hand(true);
  }

  #hand(last: boolean): void {
    if (this.#first) this.#marked = byteOrderMark(this.#search.input.subarray(0, this.#filled));
    this.#inspect({
      length: this.#filled,
      position: this.#position,
      owned: {
        start: this.#first ? 0 : this.#overlap / 2,
        end: last ? this.#filled : this.#filled - this.#overlap / 2,
      },
      first: this.#first,
      last,
      marked: this.#marked,
    });
  }

  #next(): void {
    this.#hand(false);
    const { input } = this.#search;
    const shift = this.#filled - this.#overlap;
    this.#position = this.#positionAt(shift);
    input.copyWithin(0, shift, this.#filled);
    this.#filled = this.#overlap;
    this.#first = false;
  }

  #positionAt(offset: number): Position {
    const { input } = this.#search;
    if (this.#first) this.#wide = this.#marked ?? looksWide(input);
    if (this.#wide !== null) return this.#widePositionAt(offset, this.#wide);
    const lineEnds = this.#search.lineEnds(0, offset);
    if (lineEnds === 0) {
      const mark = this.#first && input.subarray(0, 3).equals(BYTE_ORDER_MARK) ? 1 : 0;
      return {
        ...this.#position,
        column: this.#position.column + this.#search.utf16Units(0, offset) - mark,
      };
    }
    const lineStart = Math.max(input.lastIndexOf(10, offset - 1), input.lastIndexOf(13, offset - 1)) + 1;
    return {
      line: this.#position.line + lineEnds,
      column: 1 + this.#search.utf16Units(lineStart, offset),
    };
  }

  #widePositionAt(offset: number, marked: WideEncoding): Position {
    const first = this.#first && this.#marked !== null;
    const hints = { wideHits: [], first, marked, hit: false };
    // With the character behind it: a line does not end between CR and LF.
    const [reading] = transcode(this.#search.input.subarray(0, offset + WIDEST_UNIT), hints);
    return new LineIndex(reading?.text ?? "", this.#position).positionAt(reading?.textLength(offset) ?? 0);
  }
}

/** The encoding of a large text in UTF-16 without a byte order mark, told by its zeros: nearly every second byte is one. */
function looksWide(bytes: Buffer): WideEncoding | null {
  const counts = [0, 0];
  const sample = bytes.subarray(0, SAMPLE);
  for (const [at, byte] of sample.entries()) if (byte === 0) counts[at % 2] = (counts[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = counts;
  if (odd > sample.length * 0.4 && even < sample.length * 0.05) return "utf-16le";
  return even > sample.length * 0.4 && odd < sample.length * 0.05 ? "utf-16be" : null;
}
