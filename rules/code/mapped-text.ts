import type { TSESTree } from "@typescript-eslint/utils";

/** A stretch of the file that some UTF-16 units of a text come from: unit for unit where that is exact, otherwise as a whole. */
interface Piece {
  readonly length: number;
  readonly start: number;
  readonly end: number;
  readonly isExact: boolean;
}

/** A text that code makes. Where its units come from is worked out only when it is asked for: almost no text is a key. */
export interface MappedText {
  readonly text: string;
  readonly pieces: () => readonly Piece[];
}

/** The offsets in the file between which each UTF-16 unit of a text comes from. */
export interface UnitPlaces {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Stands for what is not known of a text; part of no key. */
export const UNKNOWN = "\0";

/** Longer texts are not followed: no key is near that, and a hostile file must not make us build megabytes. */
export const LONGEST = 8192;

/** A text that as a whole comes from a stretch. */
export function wholly(text: string, [start, end]: TSESTree.Range): MappedText {
  return { text, pieces: () => [{ length: text.length, start, end, isExact: false }] };
}

/** Texts one after the other. */
export function joined(parts: readonly MappedText[]): MappedText {
  return {
    text: parts.map(({ text }) => text).join(""),
    pieces: () => parts.flatMap(({ pieces }) => pieces()),
  };
}

/** A part of a text, as `String.prototype.slice` has it. */
export function sliced({ text, pieces }: MappedText, start: number, end?: number): MappedText {
  const from = start < 0 ? Math.max(0, text.length + start) : start;
  const part = text.slice(start, end);
  return { text: part, pieces: () => cut(pieces(), from, from + part.length) };
}

function cut(pieces: readonly Piece[], from: number, to: number): readonly Piece[] {
  let at = 0;
  return pieces.flatMap((piece): Piece[] => {
    const first = Math.max(0, from - at);
    const last = Math.min(piece.length, to - at);
    at += piece.length;
    if (first >= last) return [];
    const { start, end, isExact } = piece;
    return isExact
      ? [{ length: last - first, start: start + first, end: start + last, isExact }]
      : [{ length: last - first, start, end, isExact }];
  });
}

/** Where each unit of a text comes from. */
export function unitPlaces({ text, pieces }: MappedText): UnitPlaces {
  const from = new Int32Array(text.length);
  const to = new Int32Array(text.length);
  let at = 0;
  for (const { length, start, end, isExact } of pieces()) {
    for (let unit = 0; unit < length; unit++, at++) {
      from[at] = isExact ? start + unit : start;
      to[at] = isExact ? start + unit + 1 : end;
    }
  }
  return { from, to };
}

const UNIT = /\\(?:u\{[0-9A-Fa-f]{1,6}\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|[0-7]{1,3}|\r\n|[^])|\r\n|[^]/gu;

/**
 * What is written between two offsets, with escapes, as the text that it stands for: unit for unit where that can be told,
 * otherwise as a whole.
 */
export function written(source: string, [start, end]: TSESTree.Range, value: string): MappedText {
  // Long texts are cut out of the file for nothing else: they are not followed.
  if (end - start === value.length)
    return { text: value, pieces: () => [{ length: value.length, start, end, isExact: true }] };
  return {
    text: value,
    pieces: () => {
      const pieces = escapedPieces(source, [start, end]);
      const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
      return length === value.length ? pieces : [{ length: value.length, start, end, isExact: false }];
    },
  };
}

function escapedPieces(source: string, [start, end]: TSESTree.Range): readonly Piece[] {
  return Array.from(source.slice(start, end).matchAll(UNIT), ({ 0: unit, index }) => {
    const isContinuation = /^\\(?:\r\n|[\n\r\u2028\u2029])$/u.test(unit);
    return {
      length: isContinuation ? 0 : unitsOf(unit),
      start: start + index,
      end: start + index + unit.length,
      isExact: false,
    };
  });
}

/** How many UTF-16 units one written unit stands for. */
function unitsOf(unit: string): number {
  const code = /^\\u\{([0-9A-Fa-f]+)\}$/u.exec(unit)?.[1];
  if (code !== undefined) return Number.parseInt(code, 16) > 0xffff ? 2 : 1;
  return unit.startsWith("\\") || unit === "\r\n" ? 1 : unit.length;
}
