import { LeftScope, RightScope } from "./block-scope.js";
import type { Evidence } from "./evidence-index.js";
import { ListScope } from "./list-scope.js";
import { firstFrom, type Scene, type Stretch } from "./scene.js";

/** Where a word stands, seen from a key: in its assigned name, on its line, around it, or with another key. */
type Place = "name" | "line" | "above" | "below" | "other-key";

/** A word near a key and its place. */
export interface NearbyEvidence {
  readonly evidence: Evidence;
  readonly place: Place;
}

/** How far evidence is looked for (lookalikes.md, "Order of decision"): in lines, and in characters where lines are long. */
const LINES_ABOVE = 12;
const LINES_BELOW = 6;
const LONG_LINE = 1600;
const LEFT = 1600;
const RIGHT = 1600;
const RIGHT_IN_LONG_LINE = 500;
const ABOVE = 3000;
const BELOW = 1500;

/**
 * The words that speak of a vendor around a stretch, nearest first: its assigned name, its line to the left, to the right, the
 * lines above, below. Words that belong to another key (its line, its name, beyond it), to a block that was closed in
 * between or to another item of a list come last. Work per stretch is bounded, whatever the text.
 */
export function* nearbyEvidence(scene: Scene, stretch: Stretch): Generator<NearbyEvidence> {
  const { lines, evidence } = scene;
  const line = lines.at(stretch.start);
  const lineStart = lines.start(line);
  const lineEnd = lines.start(line + 1);
  const right = lineEnd - lineStart > LONG_LINE ? RIGHT_IN_LONG_LINE : RIGHT;
  const others: NearbyEvidence[] = [];
  const left = new LeftScope(scene.text, stretch.start);
  const onward = new RightScope(scene.text, stretch.end);
  const list = new ListScope(scene.text, lines, line);

  const name = scene.nameOf(stretch);
  if (name !== null) yield* placed("name", backward(evidence, name.end, name.start));

  const before = neighbour(scene, stretch, -1);
  const recordStart = before.end < lineStart ? -1 : lastRecord(scene.text, before.end, stretch.start);
  for (const word of backward(evidence, stretch.start, Math.max(lineStart, stretch.start - LEFT))) {
    if (word.start < recordStart || left.isClosedAt(word.end))
      others.push({ evidence: word, place: "other-key" });
    else yield { evidence: word, place: "line" };
  }
  const after = neighbour(scene, stretch, 1);
  for (const word of forward(evidence, stretch.end, Math.min(lineEnd, stretch.end + right))) {
    if (word.start >= after.start || onward.isSiblingAt(word.start))
      others.push({ evidence: word, place: "other-key" });
    else yield { evidence: word, place: "line" };
  }
  const top = Math.max(lines.start(line - LINES_ABOVE), stretch.start - ABOVE);
  for (const word of backward(evidence, lineStart, top)) {
    if (
      holdsOther(scene, word, stretch) ||
      left.isClosedAt(word.end) ||
      list.isOtherItem(lines.at(word.start))
    )
      others.push({ evidence: word, place: "other-key" });
    else yield { evidence: word, place: "above" };
  }
  const bottom = Math.min(lines.start(line + LINES_BELOW + 1), stretch.end + BELOW);
  for (const word of forward(evidence, lineEnd, bottom)) {
    if (
      holdsOther(scene, word, stretch) ||
      onward.isSiblingAt(word.start) ||
      list.isOtherItem(lines.at(word.start))
    )
      others.push({ evidence: word, place: "other-key" });
    else yield { evidence: word, place: "below" };
  }
  yield* others;
}

function* placed(place: Place, words: Iterable<Evidence>): Generator<NearbyEvidence> {
  for (const evidence of words) yield { evidence, place };
}

/** The words that end at or before `from` and begin at or after `to`, the nearest first. */
function* backward(evidence: readonly Evidence[], from: number, to: number): Generator<Evidence> {
  for (let index = firstFrom(evidence, from) - 1; index >= 0; index--) {
    const word = evidence[index];
    if (word === undefined || word.start < to) return;
    yield word;
  }
}

function* forward(evidence: readonly Evidence[], from: number, to: number): Generator<Evidence> {
  for (let index = firstFrom(evidence, from); index < evidence.length; index++) {
    const word = evidence[index];
    if (word === undefined || word.start >= to) return;
    yield word;
  }
}

/** How many keys that belong together with one are passed over to find the next. */
const MOST_BESIDE = 4;

/** The range of the next other key to one side, its name included; a repetition of the same key is no other one. */
function neighbour(scene: Scene, stretch: Stretch, step: 1 | -1): Stretch {
  const position =
    firstFrom(scene.stretches, step === 1 ? stretch.end : stretch.start) + (step === 1 ? 0 : -1);
  let found = scene.stretches[position];
  for (let index = position; found !== undefined && scene.isSame(found, stretch);) {
    if (Math.abs(index - position) === MOST_BESIDE) found = undefined;
    else found = scene.stretches[(index += step)];
  }
  if (found === undefined) {
    return step === 1 ? { start: Infinity, end: Infinity } : { start: -1, end: -1 };
  }
  return { start: scene.nameOf(found)?.start ?? found.start, end: found.end };
}

const RECORD_BORDER =
  /[)\]}]\s{0,8}[,;]\s{0,8}[[({]|<\/(?:tr|li|dd|p|div|option|item|entry|record|row)>\s{0,8}</giu;

/** Where the record of a key begins, after the key before it on its line: `('a','x'),('b','y')`, `</tr><tr>`. */
function lastRecord(text: string, from: number, to: number): number {
  const base = Math.max(from, to - LEFT);
  const border = [...text.slice(base, to).matchAll(RECORD_BORDER)].at(-1);
  return border === undefined ? from : base + border.index + border[0].length;
}

/** Whether a word on another line belongs to another key: it stands on that key's line, or is its name. */
function holdsOther(scene: Scene, word: Evidence, stretch: Stretch): boolean {
  const line = scene.lines.at(word.start);
  const first = scene.stretches[firstFrom(scene.stretches, scene.lines.start(line))];
  if (first !== undefined && first.start < scene.lines.start(line + 1)) return !scene.isSame(first, stretch);
  return [0, -1].some((offset) => {
    const other = scene.stretches[firstFrom(scene.stretches, word.start) + offset];
    if (other === undefined || scene.isSame(other, stretch)) return false;
    const name = scene.nameOf(other);
    return name !== null && name.start <= word.start && word.end <= name.end;
  });
}
