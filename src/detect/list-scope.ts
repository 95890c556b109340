import type { LogicalLines } from "./lines.js";

/** Nobody indents deeper. */
const INDENTATION = /[ \t]{0,120}/y;
const ITEM = /- /y;

/** Tells the items of an indented list (YAML, Markdown) apart, as seen from the line of a key. */
export class ListScope {
  readonly #text: string;
  readonly #lines: LogicalLines;
  readonly #line: number;
  readonly #indentation: number;

  constructor(text: string, lines: LogicalLines, line: number) {
    this.#text = text;
    this.#lines = lines;
    this.#line = line;
    this.#indentation = this.#indentationOf(line);
  }

  /**
   * Whether a line near the key's belongs to another item than the key does: between the two an item begins that is less
   * indented than the key, and no more than that line.
   */
  isOtherItem(line: number): boolean {
    if (this.#indentation === 0) return false;
    const depth = this.#indentationOf(line);
    const [from, to] = line < this.#line ? [line + 1, this.#line] : [this.#line + 1, line];
    for (let between = from; between <= to; between++) {
      const item = this.#itemAt(between);
      if (item !== null && item < this.#indentation && item <= depth) return true;
    }
    return false;
  }

  #indentationOf(line: number): number {
    const start = this.#lines.start(line);
    INDENTATION.lastIndex = start;
    return (INDENTATION.exec(this.#text)?.[0] ?? "").length;
  }

  /** How far the item that begins on a line is indented; null where none begins. */
  #itemAt(line: number): number | null {
    const indentation = this.#indentationOf(line);
    ITEM.lastIndex = this.#lines.start(line) + indentation;
    return ITEM.test(this.#text) ? indentation : null;
  }
}
