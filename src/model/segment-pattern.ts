import { matchStars, STAR, type StarPattern } from "./star-match.js";

/** Whether a pattern fits one name, the part of a path between two slashes. */
export type SegmentPattern = (name: string) => boolean;

const SPECIAL = /[*?[\\]/u;

const POSIX: Readonly<Record<string, RegExp>> = {
  alnum: /[A-Za-z0-9]/u,
  alpha: /[A-Za-z]/u,
  blank: /[ \t]/u,
  cntrl: /[\u0000-\u001f\u007f]/u,
  digit: /[0-9]/u,
  graph: /[!-~]/u,
  lower: /[a-z]/u,
  print: /[ -~]/u,
  punct: /[!-/:-@[-`{-~]/u,
  space: /[\t-\r ]/u,
  upper: /[A-Z]/u,
  xdigit: /[0-9A-Fa-f]/u,
};

/** Compiles `*`, `?`, `[a-z]`, `[!a]`, `[[:alpha:]]` and `\` as in gitignore(5). What is no pattern fits nothing, as in git. */
export function compileSegment(pattern: string): SegmentPattern {
  // Nearly all are one of these two.
  if (!SPECIAL.test(pattern)) return (name) => name === pattern;
  const end = pattern.slice(1);
  if (pattern.startsWith("*") && !SPECIAL.test(end)) return (name) => name.endsWith(end);
  const tokens = tokensOf(pattern);
  return tokens === null ? () => false : (name) => fits(tokens, name);
}

function fits(tokens: StarPattern<string>, name: string): boolean {
  const used = matchStars(tokens, name);
  return used !== null && tokens.slice(used).every((token) => token === STAR);
}

function tokensOf(pattern: string): StarPattern<string> | null {
  const tokens: StarPattern<string>[number][] = [];
  for (let at = 0; at < pattern.length;) {
    const character = pattern[at] ?? "";
    if (character === "*") {
      if (tokens.at(-1) !== STAR) tokens.push(STAR);
      at++;
    } else if (character === "?") {
      tokens.push(() => true);
      at++;
    } else if (character === "[") {
      const set = setAt(pattern, at + 1);
      if (set === null) return null;
      tokens.push(set.has);
      at = set.end;
    } else {
      if (character === "\\") at++;
      const literal = pattern[at];
      if (literal === undefined) return null;
      tokens.push((other) => other === literal);
      at++;
    }
  }
  return tokens;
}

/** The set behind a `[`, with the offset behind its `]`; null where it has no end. */
function setAt(pattern: string, start: number): { has: (character: string) => boolean; end: number } | null {
  const isNegated = pattern[start] === "!" || pattern[start] === "^";
  const members: ((character: string) => boolean)[] = [];
  const first = isNegated ? start + 1 : start;
  for (let at = first; at < pattern.length;) {
    if (pattern[at] === "]" && at > first) {
      return { has: (character) => members.some((has) => has(character)) !== isNegated, end: at + 1 };
    }
    const posix = /^\[:(?<name>[a-z]{5,6}):\]/u.exec(pattern.slice(at, at + 10));
    if (posix !== null) {
      const named = POSIX[posix.groups?.name ?? ""];
      if (named === undefined) return null;
      members.push((character) => named.test(character));
      at += posix[0].length;
      continue;
    }
    const low = escapedAt(pattern, at);
    const isRange = pattern[low.end] === "-" && low.end + 1 < pattern.length && pattern[low.end + 1] !== "]";
    const high = isRange ? escapedAt(pattern, low.end + 1) : low;
    members.push((character) => character >= low.character && character <= high.character);
    at = high.end;
  }
  return null;
}

function escapedAt(pattern: string, at: number): { readonly character: string; readonly end: number } {
  const from = pattern[at] === "\\" ? at + 1 : at;
  return { character: pattern[from] ?? "", end: from + 1 };
}
