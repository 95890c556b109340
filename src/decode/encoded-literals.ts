import { ZIP_END } from "./archive-format.js";
import { TWICE_LITERALS, UTF16_LITERALS, UTF8_LITERALS } from "./base64.js";
import { GZIP_LITERALS } from "./base64-gzip.js";
import { HEX_LITERALS } from "./hex.js";
import { KEY_PREFIXES } from "./key-prefixes.js";
import { halves } from "./wrapped-lines.js";

/** A byte sequence that is rare in ordinary files and stands in every file that may hold a key in some form. */
export interface EncodedLiteral {
  readonly bytes: readonly number[];
  /** Whether ASCII letters stand in either case. */
  readonly caseless: boolean;
  /** What it is a sign of: `plain`, `word`, `utf-16`, `utf-32`, an encoding, or a zip file within. */
  readonly kind: string;
}

function ascii(kind: string, texts: Iterable<string>, caseless = false): EncodedLiteral[] {
  return [...new Set(texts)].map((text) => ({ bytes: [...Buffer.from(text, "latin1")], caseless, kind }));
}

/** Text as units of two or four bytes. The zero bytes before the first and after the last are left out, so order does not matter. */
function wide(kind: string, size: 2 | 4, text: string): EncodedLiteral {
  const bytes = [...text].flatMap((character) => [
    character.charCodeAt(0),
    ...new Array<number>(size - 1).fill(0),
  ]);
  return { bytes: bytes.slice(0, 1 - size), caseless: false, kind };
}

/** The first two characters escaped, or the first underscore: whichever an encoder does, one of them is written. */
function escapes(): EncodedLiteral[] {
  return [
    ...ascii(
      "percent",
      ["pk%5f", "pk%25", "pic%5f", "pic%25", "%70%6b", "%70%69", "p%6b%5f", "%70k%5f", "%70k_"],
      true,
    ),
    ...ascii("percent", ["live%5f", "test%5f", "%252570%25", "%2570%25"], true),
    ...ascii(
      "unicode-escape",
      ["pk\\u005f", "pic\\u005f", "\\u0070\\u006b", "\\u0070\\u0069", "\\u{5f}", "\\u{70}"],
      true,
    ),
    ...ascii(
      "unicode-escape",
      ["pk\\x5f", "pic\\x5f", "\\x70\\x6b", "\\x70\\x69", "pk\\137", "pic\\137", "\\160\\153", "\\160\\151"],
      true,
    ),
    ...ascii("unicode-escape", ["pk\\\\", "pic\\\\"]),
    ...ascii("unicode-escape", ["pk\\u000000", "pic\\u000000", "pk\\x{", "pic\\x{", "\\u00000070"], true),
    ...ascii(
      "html-entity",
      ["pk&#", "pk&lowbar", "pk&underbar", "pk&amp;", "pic&#", "pic&lowbar", "pic&underbar", "pic&amp;"],
      true,
    ),
    ...ascii("html-entity", ["&#112;&#1", "&#x70;&#x6", "&#0112;&#", "&#x0070;&#x", "&#112&#10"], true),
    ...ascii("quoted-printable", ["pk=5f", "pic=5f", "=70=6b", "=70=69", "live=5f", "test=5f"], true),
    ...ascii("backslash-escape", ["pk\\_", "pic\\_"]),
    ...ascii("quoted-printable", softBreaks()),
  ];
}

/** What a soft line break leaves of the beginning of a key: a part with the break behind it, or before it. */
function softBreaks(): string[] {
  return KEY_PREFIXES.flatMap((prefix) => {
    const underscore = prefix.indexOf("_");
    return Array.from({ length: prefix.length - 1 }, (_, index) => index + 1).map((at) =>
      at <= underscore ? `\n${prefix.slice(at)}` : `${prefix.slice(0, at)}=`,
    );
  });
}

function byteLists(): EncodedLiteral[] {
  return [
    ...ascii(
      "hex",
      ["70 6b 5f", "70:6b:5f", "70-6b-5f", "70,6b,5f", "70, 6b, 5f", "70 69 63", "70:69:63"],
      true,
    ),
    ...ascii(
      "hex",
      ["0x70,0x6b", "0x70, 0x6b", "0x70 0x6b", "0x70,0x69", "0x70, 0x69", "0x70,\n", "0x70,\r\n"],
      true,
    ),
    ...ascii("decimal-bytes", [
      "112,107,95",
      "112, 107, 95",
      "112 107 95",
      "112;107;95",
      "112,105,99",
      "112, 105, 99",
    ]),
    ...ascii("decimal-bytes", ["112,\n", "112,\r\n"]),
  ];
}

/**
 * Every literal that the search of bytes looks for. A key in any form that {@link views} reads, in UTF-8 or in bytes that
 * `transcode` reads, has at least one of them.
 */
export const encodedLiterals: readonly EncodedLiteral[] = [
  ...ascii("plain", [...KEY_PREFIXES, "whsec_", "auth-token="]),
  ...ascii("word", ["pictify"], true),
  ...KEY_PREFIXES.map((prefix) => wide("utf-16", 2, prefix.slice(0, 8))),
  wide("utf-16", 2, "Pictify"),
  wide("utf-16", 2, "pictify"),
  wide("utf-16", 2, "PICTIFY"),
  ...KEY_PREFIXES.map((prefix) => wide("utf-32", 4, prefix.slice(0, 4))),
  ...escapes(),
  ...byteLists(),
  ...ascii(
    "base64",
    UTF8_LITERALS.flatMap(({ text }) => halves(text)),
  ),
  ...ascii(
    "base64",
    [...TWICE_LITERALS, ...UTF16_LITERALS].map(({ text }) => text),
  ),
  ...ascii("base64", GZIP_LITERALS),
  ...ascii("hex", HEX_LITERALS.flatMap(halves), true),
  { bytes: [...ZIP_END], caseless: false, kind: "zip" },
];
