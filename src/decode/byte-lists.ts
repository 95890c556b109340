import type { Encoding } from "../model/location.js";
import type { Decoder } from "./decoder.js";
import { KEY_PREFIXES } from "./key-prefixes.js";
import type { Replacement } from "./replacement.js";

/** How lists of bytes are written: as in source code, hex dumps and `od`. Sources of regular expressions. */
interface ListSyntax {
  readonly encoding: Encoding;
  readonly separator: string;
  readonly token: string;
  readonly write: (byte: number) => string;
  readonly read: (token: string) => number;
}

/** A comma, a line end and deep indentation. */
const LONGEST_SEPARATOR = 24;

const SYNTAXES: readonly ListSyntax[] = [
  {
    encoding: "hex",
    separator: `[\\s,:;-]{1,${LONGEST_SEPARATOR}}`,
    token: "(?:0[xX])?[0-9A-Fa-f]{2}",
    write: (byte) => `(?:0[xX])?${byte.toString(16)}`,
    read: (token) => parseInt(token.slice(-2), 16),
  },
  {
    encoding: "decimal-bytes",
    separator: `[\\s,;]{1,${LONGEST_SEPARATOR}}`,
    token: "[0-9]{1,3}",
    write: String,
    read: Number,
  },
];

/** How many bytes of a list are read after the beginning of a key, and how many characters before it. */
const BYTES_AFTER = 2048;
const REACH_BEFORE = 512;

function decoderOf({ encoding, separator, token, write, read }: ListSyntax): Decoder {
  const prefixes = KEY_PREFIXES.map((prefix) => [...Buffer.from(prefix)].map(write).join(separator));
  const prefix = new RegExp(`(?<![0-9A-Za-z])(?:${prefixes.join("|")})(?![0-9A-Za-z])`, "giu");
  const before = new RegExp(`(?<![0-9A-Za-z])(?:${token}${separator}){0,64}$`, "u");
  const after = new RegExp(`(?:${separator}${token}(?![0-9A-Za-z])){0,${BYTES_AFTER}}`, "uy");
  const tokens = new RegExp(token, "gu");
  return (text) => {
    const replacements: Replacement[] = [];
    let done = 0;
    for (const match of text.matchAll(prefix)) {
      if (match.index < done) continue;
      const reach = text.slice(Math.max(done, match.index - REACH_BEFORE), match.index);
      const start = match.index - (before.exec(reach)?.[0].length ?? 0);
      after.lastIndex = match.index + match[0].length;
      done = after.lastIndex + (after.exec(text)?.[0].length ?? 0);
      const bytes = [...text.slice(start, done).matchAll(tokens)];
      replacements.push({
        start,
        end: done,
        text: Buffer.from(bytes.map(([digits]) => read(digits))).toString("latin1"),
        from: Int32Array.from(bytes, ({ index }) => start + index),
        to: Int32Array.from(bytes, ({ index, 0: digits }) => start + index + digits.length),
        isolated: true,
      });
    }
    return [{ encodings: [encoding], replacements }];
  };
}

/** The first two bytes of a prefix in decimal, with what may stand between them, up to three bytes a character. */
const DECIMAL_BEGINNING = new RegExp(`112[^0-9A-Za-z]{1,${3 * LONGEST_SEPARATOR}}10[57]`, "u");

/** Whether bytes may hold a list of bytes in decimal that a key begins in. Never false where a decoder reads one. */
export function mayListDecimalBytes(bytes: Buffer): boolean {
  return DECIMAL_BEGINNING.test(bytes.toString("latin1"));
}

/** Decoders of lists of bytes, `0x70, 0x6b` and `112, 107`. */
export const BYTE_LIST_DECODERS: readonly Decoder[] = SYNTAXES.map(decoderOf);
