import { UTF8_LITERALS } from "./base64.js";
import type { Decoder } from "./decoder.js";
import { HEX_LITERALS } from "./hex.js";
import type { Replacement } from "./replacement.js";
import { type DigitSet, isBase64, isBase64Url, runEnd, runStart, RUN_REACH } from "./runs.js";

/** Both halves of a literal: a line break inside it leaves one of them whole. */
export function halves(literal: string): [string, string] {
  const middle = Math.ceil(literal.length / 2);
  return [literal.slice(0, middle), literal.slice(-middle)];
}

const PATTERN = new RegExp(
  [
    ...[...new Set(UTF8_LITERALS.flatMap(({ text }) => halves(text)))].sort((a, b) => b.length - a.length),
    ...HEX_LITERALS.flatMap((literal) => [literal, literal.toUpperCase()]).flatMap(halves),
  ].join("|"),
  "gu",
);

/** Lines shorter than this, but for the last, are no lines of a wrapped run. MIME wraps at 76, `xxd -p` at 60. */
const SHORTEST_LINE = 32;

/** A line break, real or escaped as in JSON, with the indentation or mark that a block or comment puts behind it. */
const BREAK_AFTER = /(?:\r\n|\n|\r|(?:\\r)?\\n)[ \t>#*"'+]{0,40}/uy;
const BREAK_BEFORE = /(?:\r\n|\n|\r|(?:\\r)?\\n)[ \t>#*"'+]{0,40}$/u;

/**
 * Puts together base64 and hexadecimal digits that were wrapped over lines; what they hold is the next decoder's to read.
 * Linear in the length of the text.
 */
export const joinWrappedLines: Decoder = (text) => {
  const anchors = Array.from(text.matchAll(PATTERN), ({ index }) => index);
  const replacements: Replacement[] = [];
  let done = 0;
  let next = 0;
  for (const anchor of anchors) {
    if (anchor < done) continue;
    const lines = linesAround(text, anchor, done);
    for (const group of wrappedGroups(text, lines)) {
      const start = group[0]?.start ?? 0;
      const end = group.at(-1)?.end ?? start;
      while ((anchors[next] ?? Infinity) < start) next++;
      if ((anchors[next] ?? Infinity) >= end) continue;
      replacements.push({ start, end, isolated: true, ...joined(text, group) });
    }
    done = Math.max(anchor + 1, lines.at(-1)?.end ?? 0);
  }
  return [{ encodings: [], replacements }];
};

/** What may stand behind the last line of a wrapped run: padding, and nothing that makes a name or a word of it. */
const RUN_END = /={0,2}(?![\w+/=:.([])/uy;

/** Of successive lines those groups that were wrapped at one width; the last may be shorter, and so a first in mid-line. */
function wrappedGroups(text: string, lines: readonly Line[]): Line[][] {
  const groups: Line[][] = [];
  let at = 0;
  while (at < lines.length) {
    const first = at;
    const isPartial = at === 0 && startsShort(text, lines);
    const width = lengthOf(lines[isPartial ? at + 1 : at]);
    if (isPartial) at++;
    while (lengthOf(lines[at + 1]) === width) at++;
    const tail = lines[at + 1];
    if (tail !== undefined && lengthOf(tail) < width) at++;
    at++;
    let end = at;
    const last = lines[end - 1];
    if (last !== undefined && !(endsRun(text, last.end) && isText(text, last, width))) end--;
    if (end - first > 1) groups.push(lines.slice(first, end));
  }
  return groups;
}

function startsShort(text: string, [first, second]: readonly Line[]): boolean {
  if (first === undefined || lengthOf(second) <= lengthOf(first)) return false;
  return first.start > 0 && !BREAK_BEFORE.test(text.slice(Math.max(0, first.start - 48), first.start));
}

/** Zero where there is no line. */
function lengthOf(line: Line | undefined): number {
  return line === undefined ? 0 : line.end - line.start;
}

const HEX_LINE = /^(?:[0-9a-f]{2})*$/iu;
const UNPRINTABLE = /[\u0000-\u0008\u000e-\u001f\u007f\ufffd]/u;

/** Whether a last line encodes text, as what holds a key does, or only part of a group; a word of prose seldom does. */
function isText(text: string, { start, end }: Line, width: number): boolean {
  const line = text.slice(start, end);
  if (HEX_LINE.test(line)) return true;
  if (width % 4 !== 0) return true;
  const padding = /^={0,2}/u.exec(text.slice(end, end + 2))?.[0].length ?? 0;
  return (line.length + padding) % 4 === 0 && !UNPRINTABLE.test(Buffer.from(line, "base64").toString("utf8"));
}

function endsRun(text: string, end: number): boolean {
  RUN_END.lastIndex = end;
  return RUN_END.test(text);
}

interface Line {
  readonly start: number;
  readonly end: number;
}

/** The lines around an anchor, as far as they may be of one width: the first one that is not is the last to be looked at. */
/** Where the run begins that ends at `from`; the letter of a written line end before it is none of its digits. */
function lineStart(text: string, from: number, isDigit: DigitSet, limit: number): number {
  const start = runStart(text, from, isDigit, limit);
  return text[start - 1] === "\\" && text[start] === "n" && start < from ? start + 1 : start;
}

function linesAround(text: string, at: number, limit: number): Line[] {
  const isDigit = (code: number): boolean => isBase64(code) || isBase64Url(code);
  const low = Math.max(limit, at - RUN_REACH);
  const high = Math.min(text.length, at + RUN_REACH);
  const lines = [{ start: lineStart(text, at, isDigit, low), end: runEnd(text, at, isDigit, high) }];
  for (let first = lines[0]; first !== undefined;) {
    const gap = BREAK_BEFORE.exec(text.slice(Math.max(low, first.start - 48), first.start))?.[0].length;
    if (gap === undefined) break;
    const end = first.start - gap;
    const start = lineStart(text, end, isDigit, low);
    if (end - start < SHORTEST_LINE) break;
    // The anchor's own line may be the shorter last one; every line before has to be as wide as the next.
    const isOther = lines.length > 1 && end - start !== lengthOf(first);
    first = { start, end };
    lines.unshift(first);
    if (isOther) break;
  }
  for (let last = lines.at(-1); last !== undefined && last.end - last.start >= SHORTEST_LINE;) {
    BREAK_AFTER.lastIndex = last.end;
    const gap = BREAK_AFTER.exec(text)?.[0].length;
    if (gap === undefined) break;
    const start = last.end + gap;
    const end = runEnd(text, start, isDigit, high);
    if (end === start) break;
    const isOther = end - start !== lengthOf(last);
    last = { start, end };
    lines.push(last);
    if (isOther) break;
  }
  return lines;
}

function joined(text: string, lines: readonly Line[]): Pick<Replacement, "text" | "from" | "to"> {
  const length = lines.reduce((sum, { start, end }) => sum + end - start, 0);
  const from = new Int32Array(length);
  let at = 0;
  for (const { start, end } of lines) {
    for (let offset = start; offset < end; offset++) from[at++] = offset;
  }
  return {
    text: lines.map(({ start, end }) => text.slice(start, end)).join(""),
    from,
    to: from.map((offset) => offset + 1),
  };
}
