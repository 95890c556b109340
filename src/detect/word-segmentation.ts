import { keyboardLength, ladderLength, repeatLength, sequenceLength } from "./made-up-runs.js";
import { placeholderWords } from "./placeholder-words.js";

/** Letters and the digits that stand in for them are one character here, so that leet words are words. */
const LEET = new Map(Array.from("oileastbg", (letter, index) => [letter, "011345789"[index] ?? letter]));

function unleeted(text: string): string {
  let result = "";
  for (const character of text) result += LEET.get(character) ?? character;
  return result;
}

interface Dictionary {
  readonly words: ReadonlySet<string>;
  /** The first two characters of each. */
  readonly beginnings: ReadonlySet<string>;
  readonly longest: number;
}

let dictionary: Dictionary | undefined;

/** Made when the first body is looked at, so that nobody waits for it who loads this in an editor. */
function dictionaryOfWords(): Dictionary {
  if (dictionary === undefined) {
    const all = placeholderWords();
    const words = new Set(all.filter((word) => word.length > 1).map(unleeted));
    dictionary = {
      words,
      beginnings: new Set(Array.from(words, (word) => word.slice(0, 2))),
      longest: Math.max(...all.map((word) => word.length)),
    };
  }
  return dictionary;
}

const SHORTEST_SEQUENCE = 3;
const SHORTEST_LADDER = 6;
const SHORTEST_KEYBOARD_ROW = 4;
const LONGEST_NUMBER = 4;
/** Of the letters and digits, this part has to be words and sequences; the rest are numbers. */
const MADE_UP = 0.6;
const LETTER = /[a-z]/u;
const HEX = /^[0-9a-f]+$/u;
const SHORTEST_WORD = 2;
/** Too many short words are spelt with hex digits, such as `be`, `0f`, `a5`. */
const SHORTEST_WORD_IN_HEX = 4;

/**
 * Whether a body is put together wholly of words, sequences (`abc`, `321`), repetitions, keyboard rows and short numbers. Any
 * stretch that is none of these makes it a key: a word inside a random body hides nothing.
 */
export function isMadeOfWords(body: string): boolean {
  const text = body.toLowerCase();
  const leet = unleeted(text);
  const shortest = HEX.test(text) ? SHORTEST_WORD_IN_HEX : SHORTEST_WORD;
  /** For each place that can be reached: the most characters before it that are made up; undefined where it cannot. */
  const best: (number | undefined)[] = [0];
  let reached = 0;
  for (let place = 0; place <= reached && place < text.length; place++) {
    const sofar = best[place];
    if (sofar === undefined) continue;
    const advance = (length: number, madeUp: number) => {
      const end = place + length;
      best[end] = Math.max(best[end] ?? 0, sofar + madeUp);
      reached = Math.max(reached, end);
    };
    if (isSeparator(text[place])) {
      advance(1, 0);
      continue;
    }
    for (const length of runLengths(text, place)) advance(length, length);
    for (const length of wordLengths(text, leet, place, shortest)) advance(length, length);
    if (isLoneLetter(body, place)) advance(1, 1);
    for (let length = 1; length <= LONGEST_NUMBER && isDigit(text[place + length - 1]); length++)
      advance(length, 0);
  }
  const madeUp = best[text.length];
  return madeUp !== undefined && madeUp >= MADE_UP * text.replaceAll(/[_-]/gu, "").length;
}

function wordLengths(text: string, leet: string, place: number, shortest: number): readonly number[] {
  const lengths: number[] = [];
  const { words, beginnings, longest: longestWord } = dictionaryOfWords();
  if (!beginnings.has(leet.slice(place, place + 2))) return lengths;
  const longest = Math.min(longestWord, text.length - place);
  for (let length = shortest; length <= longest; length++) {
    if (words.has(leet.slice(place, place + length)) && LETTER.test(text.slice(place, place + length)))
      lengths.push(length);
  }
  return lengths;
}

function runLengths(text: string, place: number): readonly number[] {
  const lengths: number[] = [];
  const sequence = sequenceLength(text, place);
  for (let length = SHORTEST_SEQUENCE; length <= sequence; length++) lengths.push(length);
  const repeat = repeatLength(text, place);
  if (repeat >= SHORTEST_SEQUENCE) lengths.push(repeat);
  const ladder = ladderLength(text, place);
  if (ladder >= SHORTEST_LADDER) lengths.push(ladder);
  const row = keyboardLength(text, place);
  if (row >= SHORTEST_KEYBOARD_ROW) lengths.push(row);
  return lengths;
}

function isSeparator(character: string | undefined): boolean {
  return character === "_" || character === "-";
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= "0" && character <= "9";
}

/** A single letter between separators, as in `this_is_a_test`, or between the parts of a camelCase name, as in `notAKey`. */
function isLoneLetter(body: string, place: number): boolean {
  const ends = (character: string | undefined) => character === undefined || isSeparator(character);
  if (ends(body[place - 1]) && ends(body[place + 1])) return LETTER.test((body[place] ?? "").toLowerCase());
  return /^[a-z][AI][A-Z]$/u.test(body.slice(place - 1, place + 2));
}
