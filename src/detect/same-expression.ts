import { isGenericName } from "./generic-name.js";

/** A statement, a function or a block begins or ends here; what stands beyond has nothing to do with what stands before. */
const BORDER = /;|=>|\bfunction\b|\)\s{0,8}\{/u;

/** A line that does not go on in the next one. */
const LINE_END = /(?:^|[^\s{[(,\\])[ \t\r]{0,80}\n/u;

const CLOSES: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

/** What an opening bracket is called or belongs to: `headers: {`, `"acme": {`, `acme(`. */
const LABEL = /([\w$.:-]{1,80})["'`]?\s{0,8}(?:[:=]\s{0,8})?$/u;

/**
 * Whether two places belong to one expression, by the text between them: a call with its arguments, an object with its members.
 * What opens in between and is still open may only have a name that says nothing (`headers: {`), since in `acme: {` a key
 * is acme's.
 */
export function isSameExpression(between: string): boolean {
  // A line end may be written as `\\n`, in JSON or a log, or be that of an old Macintosh.
  const code = withoutStrings(between.replace(/\\[nr]|\r/gu, "\n"));
  if (BORDER.test(code) || LINE_END.test(code)) return false;
  const open: { readonly bracket: string; readonly at: number }[] = [];
  for (let at = 0; at < code.length; at++) {
    const character = code[at] ?? "";
    if ("([{".includes(character)) open.push({ bracket: character, at });
    else if (character in CLOSES && open.pop()?.bracket !== CLOSES[character]) return false;
  }
  return open.every(({ at }) => {
    const label = LABEL.exec(code.slice(Math.max(0, at - 100), at))?.[1];
    return label === undefined || isGenericName(label);
  });
}

/**
 * The text with the brackets and borders inside of its strings and entities blanked. It may begin inside of a string, such as
 * behind the host of an address, which ends at the next quote or space.
 */
function withoutStrings(text: string): string {
  const rest = /^[^\s"'`]*/u.exec(text)?.[0].length ?? 0;
  const quoted = /["'`]/u.test(text[rest] ?? "") ? rest + 1 : 0;
  return (
    blank(text.slice(0, quoted)) +
    text
      .slice(quoted)
      .replace(/&[a-z]{2,6};/giu, blank)
      .replace(/"[^"\n]*"|'[^'\n]*'|`[^`\n]*`/gu, blank)
  );
}

function blank(text: string): string {
  return text.replace(/[^\w$"'`\n]/gu, " ");
}
