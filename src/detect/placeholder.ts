import { keyboardLength, ladderLength, repeatLength, sequenceLength } from "./made-up-runs.js";
import { isMadeOfWords } from "./word-segmentation.js";
import { FULL_LENGTH } from "./full-length.js";

const FEWEST_DISTINCT = 8;
/** 16 random hex digits have only seven distinct ones once in fifty. */
const FEWEST_DISTINCT_HEX = 6;
const RUN = 6;
/** Six equal hex digits stand in one random body of 64 in twenty thousand. */
const RUN_HEX = 7;
const SEQUENCE = 7;
const LADDER = 9;
const HEX = /^[0-9a-f]+$/iu;
const WORD_STYLES = [/^[a-z]+$/u, /^[A-Z]+$/u, /^[A-Z][a-z]+$/u];
/** A year, a month or a quarter of it, in the names of tables and archives. */
const DATE = /(?<=[_-])(?:19|20)\d{2}(?:[_-]q?\d{1,2}){0,2}(?=$|[_-])/u;
const SHORT_NUMBER = /v?\d{1,3}$/iu;
/** One word or a camelCase name: of the short bodies, that Pictify's name alone makes keys, one in 500 is such by chance. */
const SHORT_WORD = /^(?:[a-z]+|[A-Z]+|[A-Z]?[a-z]{2,}(?:[A-Z][a-z]{2,}){1,3})$/u;

/**
 * Why a body was not drawn at random, in words; null where it may have been. The test is of the whole body: fewer than one
 * random body in 100,000 fails it, and a word inside a random one changes nothing. `alphabet` tells bodies that are drawn from
 * upper-case letters and digits: of these, short ones without a digit are common.
 */
export function placeholderReason(body: string, alphabet: "any" | "upper" = "any"): string | null {
  const isHex = HEX.test(body);
  if (distinct(body) < fewestDistinct(body.length, isHex)) return "made of few different characters";
  if (isPeriodic(body)) return "repeats itself";
  const reason = longRun(body.toLowerCase(), isHex);
  if (reason !== null) return reason;
  if (isIdentifier(body)) return "an identifier made of words";
  if (alphabet === "any" && body.length < FULL_LENGTH && SHORT_WORD.test(body)) return "a word";
  return isMadeOfWords(body) ? "made of words and sequences" : null;
}

function distinct(body: string): number {
  return new Set(body).size;
}

function fewestDistinct(length: number, isHex: boolean): number {
  if (length < FULL_LENGTH) return Math.ceil(length / 2);
  return isHex ? FEWEST_DISTINCT_HEX : FEWEST_DISTINCT;
}

/** Whether a body is one unit, written at least twice; the last one may be cut. */
function isPeriodic(body: string): boolean {
  for (let period = 1; period * 2 <= body.length; period++) {
    if (body.startsWith(body.slice(period))) return true;
  }
  return false;
}

/** Two or more parts of letters in one style, such as `user_login_flow_2`, with at most one short number and one date. */
function isIdentifier(body: string): boolean {
  const parts = body
    .replace(DATE, "")
    .split(/[_-]/u)
    .filter((part) => part !== "");
  if (parts.length < 2) return false;
  const words = parts.map((part) => part.replace(SHORT_NUMBER, ""));
  const numbers = parts.filter((part, index) => part !== words[index]).length;
  const named = words.filter((word) => word !== "");
  return (
    numbers <= 1 && named.length >= 2 && WORD_STYLES.some((style) => named.every((word) => style.test(word)))
  );
}

function longRun(body: string, isHex: boolean): string | null {
  let changes = 1;
  for (let place = 0; place < body.length; place++) {
    if (place > 0 && body[place] !== body[place - 1]) changes++;
    if (repeatLength(body, place) >= (isHex ? RUN_HEX : RUN)) return "one character again and again";
    if (sequenceLength(body, place) >= SEQUENCE) return "holds a long sequence";
    if (ladderLength(body, place) >= LADDER) return "holds interleaved sequences";
    if (keyboardLength(body, place) >= SEQUENCE) return "holds a row of the keyboard";
  }
  return body.length >= FULL_LENGTH && changes * 2 <= body.length ? "every character is doubled" : null;
}
