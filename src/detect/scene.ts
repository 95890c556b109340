import { assignedName, type AssignedName } from "./assigned-name.js";
import { evidenceIn, type Evidence } from "./evidence-index.js";
import { LogicalLines } from "./lines.js";

/** A stretch of a text that has a key's form. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * A text with what is looked up in it for every key: its lines, the words that speak of a vendor and the stretches that have
 * a key's form. Each is worked out once, when it is first asked for.
 */
export class Scene {
  readonly text: string;
  readonly path: string;
  /** Sorted by start; they do not overlap. */
  readonly stretches: readonly Stretch[];
  readonly #names = new Map<number, AssignedName | null>();
  #lines: LogicalLines | undefined;
  #evidence: readonly Evidence[] | undefined;
  #vendorsInText: Map<string, Evidence> | undefined;
  #pathEvidence: readonly Evidence[] | undefined;

  constructor(text: string, path: string, stretches: readonly Stretch[]) {
    this.text = text;
    this.path = path;
    this.stretches = stretches;
  }

  get lines(): LogicalLines {
    return (this.#lines ??= new LogicalLines(this.text));
  }

  /** In order. A word inside a key, such as a name in a placeholder, speaks of nobody. */
  get evidence(): readonly Evidence[] {
    return (this.#evidence ??= outside(this.stretches, evidenceIn(this.text)));
  }

  get pathEvidence(): readonly Evidence[] {
    return (this.#pathEvidence ??= evidenceIn(this.path));
  }

  /** Whether two stretches hold the same characters. */
  isSame(one: Stretch, other: Stretch): boolean {
    if (one.end - one.start !== other.end - other.start) return false;
    return this.text.slice(one.start, one.end) === this.text.slice(other.start, other.end);
  }

  /** Every vendor that the text speaks of, with the first word that does. */
  get vendorsInText(): ReadonlyMap<string, Evidence> {
    if (this.#vendorsInText === undefined) {
      this.#vendorsInText = new Map<string, Evidence>();
      for (const word of this.evidence) {
        const known = this.#vendorsInText.get(word.vendor);
        if (known === undefined || (known.strength === "weak" && word.strength === "strong")) {
          this.#vendorsInText.set(word.vendor, word);
        }
      }
    }
    return this.#vendorsInText;
  }

  /** The name that a stretch is assigned to; of the text of an earlier stretch nothing is read. */
  nameOf(stretch: Stretch): AssignedName | null {
    let name = this.#names.get(stretch.start);
    if (name === undefined) {
      const earlier = this.stretches[firstFrom(this.stretches, stretch.start) - 1];
      name = assignedName(this.text, stretch.start, earlier?.end ?? 0);
      this.#names.set(stretch.start, name);
    }
    return name;
  }
}

function outside(stretches: readonly Stretch[], evidence: readonly Evidence[]): readonly Evidence[] {
  let next = 0;
  return evidence.filter((word) => {
    while ((stretches[next]?.end ?? Infinity) <= word.start) next++;
    return (stretches[next]?.start ?? Infinity) >= word.end;
  });
}

/** The index of the first of some sorted stretches that begins at or after an offset; their number where none does. */
export function firstFrom(sorted: readonly Stretch[], offset: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
