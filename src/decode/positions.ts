import type { Position } from "../model/location.js";

/** Where the lines of a text begin. Lines end with CR LF, LF or CR; offsets and columns are UTF-16 units. */
export class LineIndex {
  readonly #starts: number[] = [0];
  readonly #first: Position;

  /** @param first the position of the first character, where the text is a part of a larger one */
  constructor(text: string, first: Position = { line: 1, column: 1 }) {
    this.#first = first;
    for (const { index, 0: lineBreak } of text.matchAll(/\r\n|\n|\r/gu))
      this.#starts.push(index + lineBreak.length);
  }

  /** Line and column, both from 1, of an offset; offsets behind the end are on the last line. */
  positionAt(offset: number): Position {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? Infinity) <= offset) low = middle;
      else high = middle;
    }
    const column = offset - (this.#starts[low] ?? 0);
    return low === 0
      ? { line: this.#first.line, column: this.#first.column + column }
      : { line: this.#first.line + low, column: 1 + column };
  }
}
