import { isKeyName, publicPrefixOf } from "./key-name.js";

/** A variable in a text, whose name makes a key public. Offsets are UTF-16 units, `end` exclusive. */
export interface PublicName {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  readonly prefix: string;
}

/** Languages in which a name is something that is spoken of. */
const PROSE = /\.(?:md|markdown|mdx|rst|adoc|txt)$/iu;
/** The name in an assignment, a pair, a reference, an instruction; not in the middle of a sentence. */
const NAME =
  /(?:(?<=["'])|(?<=^|[\s{,;(]|-e|--build-arg[= ])|(?<=\$\{?|env\.|env:|%))([A-Z][A-Z0-9]{0,30}(?:_[A-Z0-9]{1,30}){2,10})(?=["']?[ \t]{0,8}[=:]|["'}%]|[ \t]*(?:\r?$))|(?<=(?:^|\s)(?:-e|--env|--build-arg)[ \t=])([A-Z][A-Z0-9]{0,30}(?:_[A-Z0-9]{1,30}){2,10})(?=[ \t])/gmu;
const INSTRUCTION =
  /(?<=^[ \t]{0,20}(?:ENV|ARG|export|set|setenv)[ \t]{1,8})([A-Z][A-Z0-9]{0,30}(?:_[A-Z0-9]{1,30}){2,10})\b/gmu;

/** The variables of a text without code (`.env`, YAML, shell, Dockerfile …) that hold a key and have a public prefix. */
export function publicNamesIn(
  text: string,
  path: string,
  morePrefixes: readonly string[],
): readonly PublicName[] {
  if (!/pictify/iu.test(text) || PROSE.test(path)) return [];
  const found = new Map<number, PublicName>();
  for (const pattern of [NAME, INSTRUCTION]) {
    for (const match of text.matchAll(pattern)) {
      const { index } = match;
      const name = match[1] ?? match[2] ?? "";
      if (!isKeyName(name) || isComment(text, index)) continue;
      const prefix = publicPrefixOf(name, morePrefixes);
      if (prefix !== null) found.set(index, { start: index, end: index + name.length, name, prefix });
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

/** Whether a place is in a comment, by the signs of the languages that have no code. */
function isComment(text: string, place: number): boolean {
  const start = text.lastIndexOf("\n", place - 1) + 1;
  return /^\s{0,80}(?:#|\/\/|<!--|\*|;|\/\*)|\s#\s/u.test(text.slice(start, place));
}
