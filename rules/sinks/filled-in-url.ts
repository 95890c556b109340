import { isKeyName } from "../key-name.js";

type Range = [start: number, end: number];

/** Languages in which a text speaks about URLs: what is filled in there is an example. */
const PROSE = /\.(?:md|markdown|mdx|rst|adoc|txt)$/iu;
/** Files of code whose markup is not followed as code. */
const MARKUP = /\.(?:vue|svelte|astro|html?)$/iu;

/** Pictify's rendering URL with something that is filled in for its token: `{key}`, `{{ key }}`, `${key}`, `$KEY`, `<%= key %>`. */
const RENDER_URL =
  /api\.pictify\.io\/r\/[^\s"'`<>?]{1,200}\?(?:[^\s"'`<>]{0,200}&(?:amp;)?)?token=(\$\{[^\s{}]{1,100}\}|\{\{[^{}\n]{1,100}\}\}|\{[^{}\n]{1,100}\}|<%[^%\n]{1,100}%>|\$[A-Za-z_]\w{0,80}|%[A-Z_]{1,80}%)/gu;
/** A query with a variable that is filled in. */
const QUERY_VARIABLE = /[?&][\w.-]{1,60}=(?:\$\{?env:|\$\{?|%|\{\{\s{0,4})([A-Za-z_]\w{0,80})/gu;

/**
 * The stretches of a text in which a key is filled into a URL by the language of the text itself: a shell, a template, an
 * attribute in markup. None in JavaScript and TypeScript, which are followed as code, and none in prose.
 */
export function filledInUrls(text: string, path: string, isCode: boolean): readonly Range[] {
  if (!/pictify/iu.test(text) || PROSE.test(path) || (isCode && !MARKUP.test(path))) return [];
  const found: Range[] = [];
  for (const match of text.matchAll(RENDER_URL)) found.push(rangeOf(match, match[1] ?? ""));
  for (const match of text.matchAll(QUERY_VARIABLE)) {
    const name = match[1] ?? "";
    if (isKeyName(name)) found.push(rangeOf(match, name));
  }
  return found.filter(([start]) => !isComment(text, start));
}

function rangeOf({ index, 0: whole }: RegExpExecArray, part: string): Range {
  return [index + whole.length - part.length, index + whole.length];
}

/** Whether the line up to a place begins a comment. */
function isComment(text: string, place: number): boolean {
  const start = text.lastIndexOf("\n", place) + 1;
  return /^\s{0,80}(?:#|\/\/|<!--|\*|;)/u.test(text.slice(start, place));
}
