const OPEN = 123;
const CLOSE = 125;

/** A brace of a template or of an import list is no end of a block. */
function endsBlock(text: string, close: number): boolean {
  if (/^\}\s{0,4}(?:from\b|=)/u.test(text.slice(close, close + 12))) return false;
  const inside = text.slice(Math.max(0, close - 80), close);
  const open = inside.lastIndexOf("{");
  return open <= 0 || !/[$#{]/u.test(inside[open - 1] ?? "");
}

/** Walks left from a key and tells whether a place lies in a `{…}` that was closed before the key. */
export class LeftScope {
  readonly #text: string;
  #position: number;
  #closed = 0;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#position = start;
  }

  /** To be asked for places ever farther left. */
  isClosedAt(place: number): boolean {
    while (this.#position > place) {
      this.#position--;
      const code = this.#text.charCodeAt(this.#position);
      if (code === CLOSE) {
        if (endsBlock(this.#text, this.#position)) this.#closed++;
      } else if (code === OPEN && this.#closed > 0) this.#closed--;
    }
    return this.#closed > 0;
  }
}

/** Walks right from a key and tells whether a place lies in a `{…}` that opens after the key's own was closed. */
export class RightScope {
  readonly #text: string;
  #position: number;
  #depth = 0;
  #lowest = 0;

  constructor(text: string, end: number) {
    this.#text = text;
    this.#position = end;
  }

  /** To be asked for places ever farther right. */
  isSiblingAt(place: number): boolean {
    for (; this.#position < place; this.#position++) {
      const code = this.#text.charCodeAt(this.#position);
      if (code === OPEN) this.#depth++;
      else if (code === CLOSE) {
        this.#depth--;
        this.#lowest = Math.min(this.#lowest, this.#depth);
      }
    }
    return this.#lowest < 0 && this.#depth > this.#lowest;
  }
}
