import type { Encoding } from "../model/location.js";
import { base64Literals, type Base64Literal } from "./base64-literals.js";
import type { Decoder } from "./decoder.js";
import { KEY_PREFIXES } from "./key-prefixes.js";
import type { Replacement } from "./replacement.js";
import { alignedRuns, type Anchor, isBase64, isBase64Url } from "./runs.js";
import { utf8Text, type MappedText } from "./utf8-text.js";

/** How the beginning of a key looks in base64 of UTF-8. */
export const UTF8_LITERALS: readonly Base64Literal[] = unique(
  KEY_PREFIXES.flatMap((prefix) => base64Literals(Buffer.from(prefix))),
);

/** How it looks in base64 of that base64. */
export const TWICE_LITERALS: readonly Base64Literal[] = unique(
  UTF8_LITERALS.flatMap(({ text }) => base64Literals(Buffer.from(text))),
);

/** How it looks in base64 of UTF-16, as PowerShell's -EncodedCommand has it. */
export const UTF16_LITERALS: readonly Base64Literal[] = unique(
  ["pk_", "pic_"].flatMap((prefix) => base64Literals(Buffer.from(prefix, "utf16le"))),
);

function unique(literals: readonly Base64Literal[]): Base64Literal[] {
  return [...new Map(literals.map((literal) => [`${literal.phase}${literal.text}`, literal])).values()];
}

function utf16Text(bytes: Buffer, parity: number): MappedText {
  const text = bytes.subarray(parity).toString("utf16le");
  return { text, byteOf: Int32Array.from({ length: text.length }, (_, index) => parity + index * 2) };
}

interface Base64Anchor extends Anchor {
  /** How many bytes of the first group stand before the key. */
  readonly shift: number;
}

function anchorsOf(
  text: string,
  literals: ReadonlyMap<string, Base64Literal>,
  pattern: RegExp,
): Base64Anchor[] {
  return [...text.matchAll(pattern)].map((match) => {
    const { phase, shift } = literals.get(match[0]) ?? { phase: 0, shift: 0 };
    return {
      start: match.index,
      end: match.index + match[0].length,
      phase: (match.index - phase + 4) % 4,
      shift,
    };
  });
}

function decoderOf(
  literals: readonly Base64Literal[],
  encodings: readonly Encoding[],
  toText: (bytes: Buffer, keyAt: number) => MappedText,
): Decoder {
  const byText = new Map(literals.map((literal) => [literal.text, literal]));
  const pattern = new RegExp([...byText.keys()].sort((a, b) => b.length - a.length).join("|"), "gu");
  return (text) => {
    const anchors = anchorsOf(text, byText, pattern);
    const phases = [...new Set(anchors.map(({ phase }) => phase))];
    return phases.flatMap((phase) =>
      [isBase64, isBase64Url].map((isDigit) => ({
        encodings,
        replacements: alignedRuns(
          text,
          anchors.filter((anchor) => anchor.phase === phase),
          isDigit,
          4,
        ).map(({ start, end, anchor }): Replacement => {
          const bytes = Buffer.from(text.slice(start, end), "base64");
          const keyAt = Math.floor((anchor.start - start) / 4) * 3 + anchor.shift;
          return { start, end, isolated: true, ...mapped(toText(bytes, keyAt), bytes.length, start, end) };
        }),
      })),
    );
  };
}

function mapped(
  { text, byteOf }: MappedText,
  byteLength: number,
  start: number,
  end: number,
): Pick<Replacement, "text" | "from" | "to"> {
  const from = new Int32Array(text.length);
  const to = new Int32Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const first = byteOf[index] ?? 0;
    const last = Math.max(first, (byteOf[index + 1] ?? byteLength) - 1);
    from[index] = start + Math.floor((first * 8) / 6);
    to[index] = Math.min(end, start + Math.ceil(((last + 1) * 8) / 6));
  }
  return { text, from, to };
}

/** Decoders of base64, in both alphabets, of UTF-8 and of UTF-16. */
export const BASE64_DECODERS: readonly Decoder[] = [
  decoderOf([...UTF8_LITERALS, ...TWICE_LITERALS], ["base64"], utf8Text),
  decoderOf(UTF16_LITERALS, ["base64", "utf-16le"], (bytes, keyAt) => utf16Text(bytes, keyAt % 2)),
];
