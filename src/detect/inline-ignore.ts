import type { InlineIgnore } from "../model/candidate.js";

/** How far from a key its line is read, so that a file of one huge line costs no more than others. */
const REACH = 2000;
const LONGEST_REASON = 200;

const LINE_END = /\r\n?|\n|\\r\\n|\\[nr]/gu;
const ALLOW = /(?<![\w:-])keylint:allow(?![\w-])([^\r\n]{0,400})/u;
const ALLOW_NEXT_LINE = /(?<![\w:-])keylint:allow-next-line(?![\w-])([^\r\n]{0,400})/u;
const FOREIGN: readonly (readonly [marker: string, pattern: RegExp])[] = [
  ["gitleaks:allow", /(?<![\w:-])gitleaks:allow(?![\w-])/u],
  ["pragma: allowlist secret", /(?<![\w:-])pragma: ?allowlist secret(?![\w-])/u],
  ["trufflehog:ignore", /(?<![\w:-])trufflehog:ignore(?![\w-])/u],
  ["secretlint-disable-line", /(?<![\w:-])secretlint-disable-line(?![\w-])/u],
];

const ANY_MARKER = /:allow|allowlist secret|trufflehog:ignore|secretlint-disable-line/u;

/**
 * The inline ignore that stands over a candidate at an offset range, or null: keylint's own (on its line, or `-next-line` on
 * the line above, with a reason), else another scanner's marker on its line, with its reason or none. Written line ends
 * (`\n`) end a line. Reads 2,000 characters to each side; a reason never holds a key.
 */
export function inlineIgnore(text: string, start: number, end: number): InlineIgnore | null {
  if (!ANY_MARKER.test(text.slice(Math.max(0, start - REACH), end + REACH))) return null;
  const left = text.slice(Math.max(0, start - REACH), start);
  const right = text.slice(end, end + REACH);
  const breaks = [...left.matchAll(LINE_END)];
  const last = breaks.at(-1);
  const before = last === undefined ? left : left.slice(last.index + last[0].length);
  const after = right.slice(0, /[\r\n]|\\[nr]/u.exec(right)?.index ?? right.length);

  const own = reasonIn(ALLOW, before) ?? reasonIn(ALLOW, after);
  if (own !== null) return { reason: own, marker: "keylint:allow" };
  if (last !== undefined) {
    const previous = breaks.at(-2);
    const above = left.slice(previous === undefined ? 0 : previous.index + previous[0].length, last.index);
    const reason = reasonIn(ALLOW_NEXT_LINE, above);
    if (reason !== null) return { reason, marker: "keylint:allow-next-line" };
  }
  for (const [marker, pattern] of FOREIGN) {
    if (pattern.test(before) || pattern.test(after)) return { reason: "", marker };
  }
  return null;
}

/** Also the end of a JSON string: there a comment is a member of its own. */
const COMMENT_END = /\*\/|--!?>|%>|\}\}|#\}|\*\)|-\}|["']\s{0,4}[,}]/u;
const KEY = /(?:pk_(?:live|test)_|pic_live_|whsec_)[\w+/=-]+|[0-9a-f]{64}/gu;

function reasonIn(marker: RegExp, line: string): string | null {
  const written = marker.exec(line)?.[1];
  if (written === undefined) return null;
  const reason = written
    .slice(0, COMMENT_END.exec(written)?.index ?? written.length)
    .replace(/^[\s:–—-]+/u, "")
    .replaceAll(KEY, "…")
    .slice(0, LONGEST_REASON)
    .replace(/[\s"'`,;]{1,20}$/u, "");
  return /[\p{L}\p{N}]/u.test(reason) ? reason : null;
}
