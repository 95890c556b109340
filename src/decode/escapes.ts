import type { Encoding } from "../model/location.js";
import type { Decoder } from "./decoder.js";
import { KEY_PREFIXES } from "./key-prefixes.js";
import type { Replacement } from "./replacement.js";

/** A way to write single characters. Sources of regular expressions; all match case as written. */
interface EscapeSyntax {
  readonly encoding: Encoding;
  /** A part of every text that is written so: tested first, since it is cheap. */
  readonly sign: RegExp;
  /** The forms of one character of a prefix. */
  readonly of: (character: string) => string;
  /** Any escape, with the global flag. */
  readonly any: RegExp;
  /** What a match of `any` stands for; null where it is not to be decoded. */
  readonly value: (match: RegExpExecArray) => string | null;
  /** Characters that escapes are made of, besides letters and digits, for a character class. */
  readonly alphabet: string;
}

function hex(character: string, digits = 2): string {
  const code = character.charCodeAt(0).toString(16).padStart(digits, "0");
  return [...code]
    .map((digit) => (/[a-f]/u.test(digit) ? `[${digit}${digit.toUpperCase()}]` : digit))
    .join("");
}

/** Only printable ASCII is decoded: keys are made of nothing else, and the text around them stays as it is. */
function printable(code: number): string | null {
  return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : null;
}

const NAMED_ENTITIES: Readonly<Record<string, string>> = {
  lowbar: "_",
  UnderBar: "_",
  hyphen: "-",
  dash: "-",
  amp: "&",
  quot: '"',
  apos: "'",
  equals: "=",
  colon: ":",
  num: "#",
};

const SYNTAXES: readonly EscapeSyntax[] = [
  {
    encoding: "percent",
    sign: /%(?:25)*[2-7][0-9A-Fa-f]/u,
    of: (character) => `%(?:25){0,3}${hex(character)}`,
    any: /%(?:25){0,3}(?<hex>[0-9A-Fa-f]{2})/gu,
    value: ({ groups }) => printable(parseInt(groups?.hex ?? "", 16)),
    alphabet: "%",
  },
  {
    encoding: "unicode-escape",
    sign: /\\[uUx0-7]/u,
    of: (character) => {
      const octal = character.charCodeAt(0).toString(8).padStart(3, "0");
      return `\\\\{1,8}(?:u00${hex(character)}|[ux]\\{0{0,4}${hex(character)}\\}|U000000${hex(character)}|x${hex(character)}|${octal})`;
    },
    any: /\\{1,8}(?:u00(?<u>[0-9A-Fa-f]{2})|[ux]\{0{0,4}(?<b>[0-9A-Fa-f]{2})\}|U000000(?<l>[0-9A-Fa-f]{2})|x(?<x>[0-9A-Fa-f]{2})|(?<o>[01][0-7]{2}))/gu,
    value: ({ groups }) => {
      const octal = groups?.o;
      return printable(
        octal === undefined
          ? parseInt(groups?.u ?? groups?.b ?? groups?.l ?? groups?.x ?? "", 16)
          : parseInt(octal, 8),
      );
    },
    alphabet: "\\\\{}",
  },
  {
    encoding: "html-entity",
    sign: /&(?:amp;)*[#a-zA-Z]/u,
    of: (character) => {
      const names = character === "_" ? "|lowbar|UnderBar" : "";
      const code = character.charCodeAt(0);
      return `&(?:amp;){0,3}(?:#0{0,4}${code}(?![0-9])|#[xX]0{0,4}${hex(character)}(?![0-9A-Fa-f])${names});?`;
    },
    any: /&(?:amp;){0,3}(?:#(?<d>[0-9]{2,7})|#[xX](?<x>[0-9A-Fa-f]{2,6})|(?<n>[A-Za-z]{2,8}));?/gu,
    value: ({ groups }) => {
      const name = groups?.n;
      if (name !== undefined) return NAMED_ENTITIES[name] ?? null;
      const decimal = groups?.d;
      return printable(decimal === undefined ? parseInt(groups?.x ?? "", 16) : Number(decimal));
    },
    alphabet: "&#;",
  },
  {
    encoding: "quoted-printable",
    sign: /=(?:[2-7][0-9A-Fa-f]|\r?\n)/u,
    of: (character) => `(?:=\\r?\\n)?=${hex(character)}|=\\r?\\n${character}`,
    any: /=(?:\r?\n|(?<hex>[0-9A-Fa-f]{2}))/gu,
    value: ({ groups }) => {
      const digits = groups?.hex;
      return digits === undefined ? "" : printable(parseInt(digits, 16));
    },
    alphabet: "=\\r\\n",
  },
  {
    encoding: "backslash-escape",
    sign: /\\[_-]/u,
    of: (character) => (character === "_" ? "\\\\{1,4}_" : character),
    any: /\\{1,4}(?<character>[_-])/gu,
    value: ({ groups }) => groups?.character ?? null,
    alphabet: "\\\\",
  },
];

/** How far before a prefix escapes are decoded too: there stands the name that the key is assigned to. */
const BEFORE = 200;

/** How far after a prefix: the body, each of its characters escaped. */
const AFTER = 2000;

function decoderOf(syntax: EscapeSyntax): Decoder {
  const prefixes = KEY_PREFIXES.map((prefix) =>
    [...prefix].map((character) => `(?:${character}|${syntax.of(character)})`).join(""),
  );
  const prefix = new RegExp(prefixes.join("|"), "gu");
  const tail = new RegExp(`[\\w${syntax.alphabet}-]{0,${AFTER}}`, "uy");
  return (text) => {
    if (!syntax.sign.test(text)) return [];
    const replacements: Replacement[] = [];
    let done = 0;
    for (const match of text.matchAll(prefix)) {
      if (match.index < done) continue;
      tail.lastIndex = match.index + match[0].length;
      const tailLength = tail.exec(text)?.[0].length ?? 0;
      const end = match.index + match[0].length + tailLength;
      const start = Math.max(done, match.index - BEFORE);
      const replacement = decodeStretch(text.slice(start, end), start, match.index, syntax);
      // What was cut off by the bound is looked at again from its middle on, so that each character is read twice at most.
      done = tailLength < AFTER ? end : end - AFTER / 2;
      if (replacement === null) continue;
      replacements.push(replacement);
      done = end;
    }
    return [{ encodings: [syntax.encoding], replacements }];
  };
}

/**
 * Decodes every escape of a stretch; null where none stands from `key` on, so that the key itself is written plainly.
 *
 * @param offset of the stretch in its text; `key` is an offset in the text, too
 */
function decodeStretch(
  stretch: string,
  offset: number,
  key: number,
  syntax: EscapeSyntax,
): Replacement | null {
  let decoded = "";
  const from: number[] = [];
  const to: number[] = [];
  const append = (part: string, partStart: number, partEnd: number, each: boolean): void => {
    for (let index = 0; index < part.length; index++) {
      from.push(offset + (each ? partStart + index : partStart));
      to.push(offset + (each ? partStart + index + 1 : partEnd));
    }
    decoded += part;
  };
  let at = 0;
  let inKey = false;
  for (const match of stretch.matchAll(syntax.any)) {
    const value = syntax.value(match);
    if (value === null) continue;
    append(stretch.slice(at, match.index), at, match.index, true);
    at = match.index + match[0].length;
    append(value, match.index, at, false);
    inKey ||= offset + match.index >= key;
  }
  if (!inKey) return null;
  append(stretch.slice(at), at, stretch.length, true);
  return {
    start: offset,
    end: offset + stretch.length,
    text: decoded,
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    isolated: false,
  };
}

/** Decoders of texts in which single characters are escaped. */
export const ESCAPE_DECODERS: readonly Decoder[] = SYNTAXES.map(decoderOf);
