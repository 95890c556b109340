const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const BACKSLASH = 92;
const LETTER_N = 110;
const LETTER_R = 114;

/**
 * The logical lines of a text: a written `\n` (in JSON, a source map, a log) ends a line like a real one, and a backslash
 * before a line end joins two, as the shell does. Built in one pass; look-ups are binary.
 */
export class LogicalLines {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    this.#starts = lineStarts(text);
    this.#length = text.length;
  }

  /** The number of the line that holds an offset, from 0. */
  at(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Where a line begins; below the first line 0, beyond the last the end of the text. */
  start(line: number): number {
    return line < 0 ? 0 : (this.#starts[line] ?? this.#length);
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(index + 1) !== LINE_FEED)) {
      if (!isContinued(text, index)) starts.push(index + 1);
    } else if (code === BACKSLASH) {
      const next = text.charCodeAt(index + 1);
      if (next === LETTER_N || next === LETTER_R) starts.push(index + 2);
    }
  }
  return starts;
}

function isContinued(text: string, lineEnd: number): boolean {
  const last = text.charCodeAt(lineEnd - 1) === CARRIAGE_RETURN ? lineEnd - 2 : lineEnd - 1;
  return text.charCodeAt(last) === BACKSLASH;
}
