import type { Decoder } from "./decoder.js";
import { KEY_PREFIXES } from "./key-prefixes.js";
import type { Replacement } from "./replacement.js";
import { alignedRuns, isHex } from "./runs.js";
import { utf8Text } from "./utf8-text.js";

/** How the beginning of a key looks as hexadecimal digits, in lower case. */
export const HEX_LITERALS: readonly string[] = KEY_PREFIXES.map((prefix) =>
  Buffer.from(prefix).toString("hex"),
);

const PATTERN = new RegExp(HEX_LITERALS.join("|"), "giu");

/** Reads runs of hexadecimal digits, two a byte. */
export const decodeHex: Decoder = (text) => {
  const anchors = [...text.matchAll(PATTERN)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    phase: match.index % 2,
  }));
  return [0, 1].map((phase) => ({
    encodings: ["hex"],
    replacements: alignedRuns(
      text,
      anchors.filter((anchor) => anchor.phase === phase),
      isHex,
      2,
    ).map(({ start, end }): Replacement => {
      const { text: decoded, byteOf } = utf8Text(Buffer.from(text.slice(start, end), "hex"));
      return {
        start,
        end,
        text: decoded,
        from: byteOf.map((byte) => start + byte * 2),
        to: byteOf.map((byte, index) => start + Math.max(byte + 1, byteOf[index + 1] ?? byte + 1) * 2),
        isolated: true,
      };
    }),
  }));
};
