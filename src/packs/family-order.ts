import { type Families, NONE } from "./families.js";

/** Gives the entries of families in the order in which they are walked, each base before what is made from it. */
export class FamilyOrder {
  readonly #families: Families;
  readonly #waiting: number[] = [];
  #root: number;
  readonly #end: number;

  /** @param first first of the roots, by their place in the list of all; `end` exclusive */
  constructor(families: Families, first: number, end: number) {
    this.#families = families;
    this.#root = first;
    this.#end = end;
  }

  /** The next entry; {@link NONE} after the last. */
  next(): number {
    const { children, siblings, roots } = this.#families;
    for (;;) {
      const entry = this.#waiting.pop() ?? (this.#root < this.#end ? (roots[this.#root++] ?? NONE) : NONE);
      if (entry === NONE) return NONE;
      const sibling = siblings[entry] ?? NONE;
      if (sibling !== NONE) this.#waiting.push(sibling);
      const child = children[entry] ?? NONE;
      if (child !== NONE) this.#waiting.push(child);
      return entry;
    }
  }
}
