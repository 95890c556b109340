/** A stretch of a text and what it encodes. */
export interface Replacement {
  /** The stretch, UTF-16 offsets; `end` exclusive. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** For each UTF-16 unit of `text` where the characters that it came from begin and end. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Whether the stretch is a whole of its own: its ends then are boundaries that no word or key crosses. */
  readonly isolated: boolean;
}

/** Stands at both ends of an isolated stretch in a view; part of no word and no body. */
const BOUNDARY = "\0";

interface Segment {
  readonly viewStart: number;
  readonly replacement: Replacement;
}

/** A text with some stretches replaced by what they encode, and the way back to the text. */
export class ReplacedText {
  readonly text: string;
  readonly #segments: readonly Segment[];
  readonly #windowStart: number;

  /**
   * @param replacements sorted, without overlaps, inside the window
   * @param window the part of `text` that is kept
   */
  constructor(text: string, replacements: readonly Replacement[], window: { start: number; end: number }) {
    const segments: Segment[] = [];
    const parts: string[] = [];
    let length = 0;
    const append = (part: string): void => {
      parts.push(part);
      length += part.length;
    };
    let at = window.start;
    for (const replacement of replacements) {
      append(text.slice(at, replacement.start));
      if (replacement.isolated) append(BOUNDARY);
      segments.push({ viewStart: length, replacement });
      append(replacement.text);
      if (replacement.isolated) append(BOUNDARY);
      at = replacement.end;
    }
    append(text.slice(at, window.end));
    this.text = parts.join("");
    this.#segments = segments;
    this.#windowStart = window.start;
  }

  /** Whether a range of the new text holds anything that was replaced. */
  touches(start: number, end: number): boolean {
    const index = this.#segmentBefore(end - 1);
    const segment = this.#segments[index];
    return segment !== undefined && segment.viewStart + segment.replacement.text.length > start;
  }

  /** The range of the old text that a range of the new one came from. */
  toBase(start: number, end: number): { start: number; end: number } {
    return { start: this.#unitAt(start).from, end: this.#unitAt(Math.max(start, end - 1)).to };
  }

  #unitAt(offset: number): { from: number; to: number } {
    const segment = this.#segments[this.#segmentBefore(offset)];
    if (segment === undefined)
      return { from: this.#windowStart + offset, to: this.#windowStart + offset + 1 };
    const { viewStart, replacement } = segment;
    const inside = offset - viewStart;
    if (inside < replacement.text.length) {
      return {
        from: replacement.from[inside] ?? replacement.start,
        to: replacement.to[inside] ?? replacement.end,
      };
    }
    const after = inside - replacement.text.length - (replacement.isolated ? 1 : 0);
    if (after < 0) return { from: replacement.end, to: replacement.end };
    return { from: replacement.end + after, to: replacement.end + after + 1 };
  }

  /** Index of the last segment that begins at or before an offset; -1 where there is none. */
  #segmentBefore(offset: number): number {
    let low = 0;
    let high = this.#segments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#segments[middle]?.viewStart ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
