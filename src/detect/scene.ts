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
  #leaders: ReadonlyMap<number, number> | undefined;
  #lines: LogicalLines | undefined;
  #evidence: readonly Evidence[] | undefined;
  #byVendor: ReadonlyMap<string, Mentions> | undefined;
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

  /** Whether two stretches belong together: they hold the same characters, or stand side by side as `live ? a : b` has them. */
  isSame(one: Stretch, other: Stretch): boolean {
    if (this.#leaderOf(one) === this.#leaderOf(other)) return true;
    if (one.end - one.start !== other.end - other.start) return false;
    return this.text.slice(one.start, one.end) === this.text.slice(other.start, other.end);
  }

  /**
   * The word that speaks of a vendor in the file that a stretch stands in, a strong one if there is any. In a huge file that is
   * what is near enough that a window of it holds both.
   */
  inFile(vendor: string, stretch: Stretch): Evidence | undefined {
    const mentions = (this.#byVendor ??= mentionsIn(this.evidence)).get(vendor);
    if (mentions === undefined) return undefined;
    return nearest(mentions.strong, stretch) ?? nearest(mentions.weak, stretch);
  }

  /** Whether the file that a stretch stands in speaks of anybody but a vendor. */
  speaksOfOthers(vendor: string, stretch: Stretch): boolean {
    const vendors = (this.#byVendor ??= mentionsIn(this.evidence)).keys();
    for (const other of vendors)
      if (other !== vendor && this.inFile(other, stretch) !== undefined) return true;
    return false;
  }

  /** The name that a stretch is assigned to, or the one that it stands beside; of the text of an earlier one nothing is read. */
  nameOf(stretch: Stretch): AssignedName | null {
    let name = this.#names.get(stretch.start);
    if (name === undefined) {
      const leader = this.#leaderOf(stretch);
      const earlier = this.stretches[firstFrom(this.stretches, leader) - 1];
      name = assignedName(this.text, leader, earlier?.end ?? 0);
      this.#names.set(stretch.start, name);
    }
    return name;
  }

  /** Where the first of the stretches begins that stand side by side with one. */
  #leaderOf({ start }: Stretch): number {
    return (this.#leaders ??= leadersOf(this.text, this.stretches)).get(start) ?? start;
  }
}

/** Where the words stand that speak of a vendor, in order. */
interface Mentions {
  readonly strong: Evidence[];
  readonly weak: Evidence[];
}

function mentionsIn(evidence: readonly Evidence[]): ReadonlyMap<string, Mentions> {
  const byVendor = new Map<string, Mentions>();
  for (const word of evidence) {
    const mentions = byVendor.get(word.vendor) ?? { strong: [], weak: [] };
    byVendor.set(word.vendor, mentions);
    mentions[word.strength].push(word);
  }
  return byVendor;
}

/** Half of what two windows of a large file share, about: what is judged does not depend on where they are cut. */
const FILE_REACH = 60_000;

function nearest(words: readonly Evidence[], stretch: Stretch): Evidence | undefined {
  const index = firstFrom(words, stretch.start);
  const before = words[index - 1];
  const after = words[index];
  const toBefore = before === undefined ? Infinity : stretch.start - before.end;
  const toAfter = after === undefined ? Infinity : after.start - stretch.end;
  return Math.min(toBefore, toAfter) > FILE_REACH ? undefined : toBefore <= toAfter ? before : after;
}

/** What stands between two keys of one expression: the colon of a choice, a comma, an `or`. */
const BESIDE =
  /^\\{0,4}["'`]{0,3}\s{0,60}(?::|,|\|\||\?\?|or\b|else\b|if\s[^"'`\n]{1,40}\selse\b)\s{0,60}\\{0,4}["'`]{0,3}$/u;
const LONGEST_BESIDE = 80;

function leadersOf(text: string, stretches: readonly Stretch[]): ReadonlyMap<number, number> {
  const leaders = new Map<number, number>();
  let previous: Stretch | undefined;
  let leader = 0;
  for (const stretch of stretches) {
    const isBeside =
      previous !== undefined &&
      stretch.start - previous.end <= LONGEST_BESIDE &&
      BESIDE.test(text.slice(previous.end, stretch.start));
    if (!isBeside) leader = stretch.start;
    leaders.set(stretch.start, leader);
    previous = stretch;
  }
  return leaders;
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
