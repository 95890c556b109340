import { UTF8_LITERALS } from "./base64.js";
import type { Decoder } from "./decoder.js";
import { HEX_LITERALS } from "./hex.js";
import type { Replacement } from "./replacement.js";
import { isBase64, isBase64Url, runEnd, runStart, RUN_REACH } from "./runs.js";

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

/** Puts together base64 and hexadecimal digits that were wrapped over lines; what they hold is the next decoder's to read. */
export const joinWrappedLines: Decoder = (text) => {
  const replacements: Replacement[] = [];
  let done = 0;
  for (const match of text.matchAll(PATTERN)) {
    if (match.index < done) continue;
    const lines = wrapped(text, linesAround(text, match.index, done), match.index);
    if (lines.length < 2) continue;
    const first = lines[0]?.start ?? 0;
    done = lines.at(-1)?.end ?? done;
    replacements.push({ start: first, end: done, isolated: true, ...joined(text, lines) });
  }
  return [{ encodings: [], replacements }];
};

/** What may stand behind the last line of a wrapped run: padding, and nothing that makes a name or a word of it. */
const RUN_END = /={0,2}(?![\w+/=:.([])/uy;

/** Of lines around an anchor those that were wrapped at one width; the last may be shorter, and so a first one in mid-line. */
function wrapped(text: string, lines: readonly Line[], anchor: number): readonly Line[] {
  const at = lines.findIndex(({ end }) => end > anchor);
  const own = lines[at];
  const before = lines[at - 1];
  if (own === undefined) return [];
  const isLast = at > 0 && at === lines.length - 1;
  const width = lengthOf(isLast && before !== undefined ? before : own);
  const lengths = lines.map(lengthOf);
  let first = at;
  while (first > 0 && lengths[first - 1] === width) first--;
  if (first === 1 && (lengths[0] ?? width) < width && !startsLine(text, lines[0]?.start ?? 0)) first = 0;
  let last = at;
  while (last + 1 < lines.length && lengths[last] === width && (lengths[last + 1] ?? 0) <= width) last++;
  const tail = lines[last];
  if (last > first && tail !== undefined && !(endsRun(text, tail.end) && isText(text, tail, width))) last--;
  return last < at ? [] : lines.slice(first, last + 1);
}

function lengthOf({ start, end }: Line): number {
  return end - start;
}

function startsLine(text: string, start: number): boolean {
  return start === 0 || BREAK_BEFORE.test(text.slice(Math.max(0, start - 48), start));
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

function linesAround(text: string, at: number, limit: number): Line[] {
  const isDigit = (code: number): boolean => isBase64(code) || isBase64Url(code);
  const low = Math.max(limit, at - RUN_REACH);
  const high = Math.min(text.length, at + RUN_REACH);
  const lines = [{ start: runStart(text, at, isDigit, low), end: runEnd(text, at, isDigit, high) }];
  for (let first = lines[0]; first !== undefined;) {
    const gap = BREAK_BEFORE.exec(text.slice(Math.max(low, first.start - 48), first.start))?.[0].length;
    if (gap === undefined) break;
    const end = first.start - gap;
    const start = runStart(text, end, isDigit, low);
    if (end - start < SHORTEST_LINE) break;
    first = { start, end };
    lines.unshift(first);
  }
  for (let last = lines.at(-1); last !== undefined && last.end - last.start >= SHORTEST_LINE;) {
    BREAK_AFTER.lastIndex = last.end;
    const gap = BREAK_AFTER.exec(text)?.[0].length;
    if (gap === undefined) break;
    const start = last.end + gap;
    const end = runEnd(text, start, isDigit, high);
    if (end === start) break;
    last = { start, end };
    lines.push(last);
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
