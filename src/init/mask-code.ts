const OPENING = "([{";
const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "${": "}" };
/** After these a slash begins a regular expression. */
const BEFORE_EXPRESSION = "(,=:[!&|?{;+-*%~^<>";
const KEYWORD = /(?:^|[^\w$.])(?:return|typeof|case|in|of|delete|void|throw|new|default)$/u;

/**
 * JavaScript or TypeScript with everything blanked out but what stands at its top level: no comments, no insides of strings,
 * templates, regular expressions and brackets. Lengths and lines stay. Null where it cannot be told for certain, as where brackets
 * do not match.
 */
export function maskCode(text: string): string | null {
  const open: string[] = [];
  let mask = "";
  let last = "";
  const blank = (end: number): void => {
    mask += text.slice(mask.length, end).replaceAll(/[^\n\r]/gu, " ");
  };
  for (let at = 0; at < text.length; at = mask.length) {
    const character = text[at] ?? "";
    const within = open.at(-1);
    if (within === "`") {
      if (character === "`") open.pop();
      else if (text.startsWith("${", at)) open.push("${");
      blank(at + (character === "\\" || open.at(-1) === "${" ? 2 : 1));
      if (character === "`") last = "`";
      continue;
    }
    const end = skippedAt(text, at, last, mask);
    if (end === null) return null;
    if (end > at) {
      if (!/^\/[/*]/u.test(text.slice(at, at + 2))) last = "`";
      blank(Math.min(end, text.length));
      continue;
    }
    if (character === "`") {
      open.push("`");
      blank(at + 1);
    } else if (OPENING.includes(character)) {
      if (open.length === 0) mask += character;
      else blank(at + 1);
      open.push(character);
    } else if (character === ")" || character === "]" || character === "}") {
      const opened = open.pop();
      if (opened === undefined || CLOSING[opened] !== character) return null;
      if (open.length === 0) mask += character;
      else blank(at + 1);
    } else if (open.length === 0) mask += character;
    else blank(at + 1);
    if (/\S/u.test(character)) last = character;
  }
  return open.length === 0 ? mask : null;
}

/** The offset behind a comment, string or regular expression that starts here; here where none does; null where nobody knows. */
function skippedAt(text: string, at: number, last: string, mask: string): number | null {
  const character = text[at];
  if (character === '"' || character === "'") return stringEnd(text, at);
  if (character !== "/") return at;
  if (text[at + 1] === "/") {
    const end = text.indexOf("\n", at);
    return end === -1 ? text.length : end;
  }
  if (text[at + 1] === "*") {
    const end = text.indexOf("*/", at + 2);
    return end === -1 ? null : end + 2;
  }
  if (last === "}") return null;
  const isExpression =
    last === "" || BEFORE_EXPRESSION.includes(last) || KEYWORD.test(mask.trimEnd().slice(-12));
  return isExpression ? expressionEnd(text, at) : at;
}

function stringEnd(text: string, start: number): number | null {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === text[start]) return at + 1;
    else if (text[at] === "\n") return null;
  }
  return null;
}

function expressionEnd(text: string, start: number): number | null {
  let isInClass = false;
  for (let at = start + 1; at < text.length && text[at] !== "\n"; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === "[") isInClass = true;
    else if (text[at] === "]") isInClass = false;
    else if (text[at] === "/" && !isInClass) return at + 1;
  }
  return null;
}
