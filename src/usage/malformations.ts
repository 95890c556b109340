import { FULL_LENGTH } from "../detect/full-length.js";
import type { Sign } from "../model/usage.js";
import { authorizationFault } from "./authorization-fault.js";
import { isPlainSettings } from "./plain-settings.js";

const REACH = 100;
const BEFORE_VALUE = /[=:(,[{>]\s{0,4}$/u;

/** What is wrong with how a key is written: what a service refuses, or a program reads as part of the key. */
export function malformations(text: string, start: number, end: number, path: string): readonly Sign[] {
  const left = text.slice(Math.max(0, start - REACH), start);
  const right = text.slice(end, end + REACH);
  const key = text.slice(start, end);
  const faults = [
    authorizationFault(text, start),
    lengthFault(key, left),
    quotedFault(left, right),
    keptQuoteFault(left, right, path),
    ...(isPlainSettings(path) ? plainFaults(text, start, left, right) : []),
    decodedFault(left, right),
  ];
  return [...new Set(faults)].flatMap((words) => (words === null ? [] : [{ kind: "malformed", words }]));
}

function lengthFault(key: string, left: string): string | null {
  if (/p(?:k_(?:live|test)|ic_live)_$/u.test(left)) return "the prefix is there twice";
  const body = /^p(?:k_(?:live|test)|ic_live)_(.*)$/su.exec(key)?.[1];
  return body === undefined || body.length >= FULL_LENGTH
    ? null
    : `only ${body.length} characters follow the prefix: the end seems to be missing`;
}

/** Spaces and line ends between a key and the quotes around it. */
function quotedFault(left: string, right: string): string | null {
  const opening = /(["'`])([ \t]{0,8})$/u.exec(left);
  if (opening === null) return null;
  const [whole, quote = "", blanksBefore = ""] = opening;
  const before = left.slice(0, -whole.length);
  if (!BEFORE_VALUE.test(before) && blanksBefore !== "") return null;
  const closing = /^((?:[ \t]|\r?\n|\\[nrt]){0,8})(["'`])/u.exec(right);
  if (closing?.[2] === quote) {
    const blanksAfter = closing[1] ?? "";
    if (/[\r\n]|\\[nr]/u.test(blanksAfter)) return "a line end inside the quotes";
    if (blanksAfter !== "") return "a space inside the quotes, behind the key";
    return blanksBefore === "" ? null : "a space inside the quotes, before the key";
  }
  const rest = /^ ([A-Za-z0-9_-]{4,64})(["'`])/u.exec(right);
  const isCut = rest?.[2] === quote && blanksBefore === "" && /\d/u.test(rest[1] ?? "");
  return isCut ? "a space in the middle of the key" : null;
}

/** Where quotes are no quotes, and what shows it: lists of YAML, as in compose files; `set` of Windows; properties of Spring. */
const KEPT_QUOTES: readonly (readonly [path: RegExp, before: RegExp])[] = [
  [/\.ya?ml$/iu, /(?:^|\n)[ \t]{0,40}-[ \t]{1,8}[A-Za-z_]\w{0,80}=(["'])$/u],
  [/\.(?:bat|cmd)$/iu, /\bset[ \t]{1,8}[A-Za-z_]\w{0,80}=(["'])$/iu],
  [
    /(?:^|\/)application(?:-[\w-]{1,40})?\.properties$/iu,
    /(?:^|\n)[\w.-]{1,80}[ \t]{0,8}[=:][ \t]{0,8}(["'])$/u,
  ],
];

function keptQuoteFault(left: string, right: string, path: string): string | null {
  const before = KEPT_QUOTES.find(([kind]) => kind.test(path))?.[1];
  const quote = before?.exec(left)?.[1];
  return quote !== undefined && right.startsWith(quote)
    ? "quotes that nothing takes off: they become part of the key"
    : null;
}

/** In files that are read as they are written: no program takes quotes within quotes, or spaces, off again. */
function plainFaults(text: string, start: number, left: string, right: string): (string | null)[] {
  return [quoteFault(left, right), blankFault(left, right), lineEndFault(text, start, right)];
}

function quoteFault(left: string, right: string): string | null {
  if (/[=:]\s{0,4}[\u2018\u2019\u201c\u201d\u201e\u00ab]$/u.test(left)) return "typographic quotes around it";
  const nested = /[=:]\s{0,4}(["'])\\?(["'])$/u.exec(left);
  if (nested !== null && nested[1] !== nested[2] && right.startsWith(nested[2] ?? "")) {
    return "quotes inside quotes: they become part of the key";
  }
  const opening = /=(["'])$/u.exec(left)?.[1];
  if (opening !== undefined && /^[ \t]*(?:\r?\n|$)/u.test(right)) return "the closing quote is missing";
  if (left.endsWith("=") && /^["'][ \t]*(?:\r?\n|$)/u.test(right)) return "the opening quote is missing";
  return null;
}

function blankFault(left: string, right: string): string | null {
  if (/\w(?:[ \t]+=[ \t]*|=[ \t]+)["']?$/u.test(left)) return "a space beside the equals sign";
  if (!/=["']?$/u.test(left)) return null;
  if (/^[ \t]+(?:\r?\n|$)/u.test(right)) return "a space behind it";
  if (left.endsWith("=") && /^\\(?:r\\)?n[ \t]*(?:\r?\n|$)/u.test(right))
    return "a line end written out behind it";
  return /^ [A-Za-z0-9_-]{4,64}[ \t]*(?:\r?\n|$)/u.test(right) ? "a space in the middle of the key" : null;
}

/** A carriage return that the other lines do not have: a shell takes it into the key. */
function lineEndFault(text: string, start: number, right: string): string | null {
  if (!/^["']?\r\n/u.test(right)) return null;
  const before = text.slice(Math.max(0, start - 2000), start);
  return /(?:^|[^\r])\n/u.test(before) ? "a carriage return behind it, which other lines do not have" : null;
}

/** The end of a key that was encoded alone, as `echo key | base64` leaves it. */
function decodedFault(left: string, right: string): string | null {
  return left.endsWith("\u0000") && /^[ \t]*\r?\n\s*\u0000/u.test(right)
    ? "what is encoded ends with a line end"
    : null;
}
