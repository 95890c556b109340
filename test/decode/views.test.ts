import fc from "fast-check";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { encodedLiterals } from "../../src/decode/encoded-literals.js";
import { views } from "../../src/decode/views.js";
import { randomKey } from "../support/keys.js";

const KEY = randomKey("views", "live", 40, "base64url");

/** Where a key stands in the written text, as the views of it say; null where no view holds it. */
function find(text: string, key = KEY): { written: string; encodings: readonly string[] } | null {
  for (const view of views(text).views) {
    const at = view.text.indexOf(key);
    const range = at === -1 ? null : view.toBase(at, at + key.length);
    if (range !== null) return { written: text.slice(range.start, range.end), encodings: view.encodings };
  }
  return null;
}

function hasLiteral(text: string): boolean {
  const bytes = Buffer.from(text, "latin1");
  const lower = Buffer.from(text.toLowerCase(), "latin1");
  return encodedLiterals.some((literal) =>
    (literal.caseless ? lower : bytes).includes(
      Buffer.from(
        literal.caseless ? literal.bytes.map((b) => (b >= 65 && b <= 90 ? b + 32 : b)) : literal.bytes,
      ),
    ),
  );
}

const each = (text: string, write: (character: string, code: number) => string): string =>
  [...text].map((character) => write(character, character.charCodeAt(0))).join("");
const hex = (code: number, digits = 2): string => code.toString(16).padStart(digits, "0");

/** Encoders that know nothing of keylint, with the encodings that are to be told. */
const ESCAPERS: Record<string, { encodings: string[]; write: (key: string) => string }> = {
  "percent, underscores": { encodings: ["percent"], write: (key) => key.replaceAll("_", "%5F") },
  "percent, in lower case": { encodings: ["percent"], write: (key) => key.replaceAll("_", "%5f") },
  "percent, all of it": { encodings: ["percent"], write: (key) => each(key, (_, code) => `%${hex(code)}`) },
  "percent, twice": { encodings: ["percent"], write: (key) => key.replaceAll("_", "%255F") },
  "unicode escapes": { encodings: ["unicode-escape"], write: (key) => key.replaceAll("_", "\\u005f") },
  "all unicode escapes": {
    encodings: ["unicode-escape"],
    write: (key) => each(key, (_, code) => `\\u${hex(code, 4)}`),
  },
  "braced unicode escapes": { encodings: ["unicode-escape"], write: (key) => key.replaceAll("_", "\\u{5F}") },
  "hex escapes": { encodings: ["unicode-escape"], write: (key) => key.replaceAll("_", "\\x5f") },
  "octal escapes": { encodings: ["unicode-escape"], write: (key) => key.replaceAll("_", "\\137") },
  "long escapes": {
    encodings: ["unicode-escape"],
    write: (key) => key.replaceAll("_", "\\U0000005f"),
  },
  "braced hex escapes": { encodings: ["unicode-escape"], write: (key) => key.replaceAll("_", "\\x{5f}") },
  "quoted printable in lower case": {
    encodings: ["quoted-printable"],
    write: (key) => key.replaceAll("_", "=5f"),
  },
  "base64 of base64 of gzip": {
    encodings: ["base64", "base64", "gzip"],
    write: (key) => Buffer.from(gzipSync(key).toString("base64")).toString("base64"),
  },
  "escaped escapes": { encodings: ["unicode-escape"], write: (key) => key.replaceAll("_", "\\\\u005f") },
  "decimal entities": { encodings: ["html-entity"], write: (key) => key.replaceAll("_", "&#95;") },
  "hex entities": { encodings: ["html-entity"], write: (key) => key.replaceAll("_", "&#x5F;") },
  "named entities": { encodings: ["html-entity"], write: (key) => key.replaceAll("_", "&lowbar;") },
  "all entities": { encodings: ["html-entity"], write: (key) => each(key, (_, code) => `&#${code};`) },
  "quoted printable": { encodings: ["quoted-printable"], write: (key) => key.replaceAll("_", "=5F") },
  Markdown: { encodings: ["backslash-escape"], write: (key) => key.replaceAll("_", "\\_") },
  hexadecimal: { encodings: ["hex"], write: (key) => Buffer.from(key).toString("hex") },
  "hexadecimal in capitals": {
    encodings: ["hex"],
    write: (key) => Buffer.from(key).toString("hex").toUpperCase(),
  },
  "a hex dump": { encodings: ["hex"], write: (key) => each(key, (_, code) => `${hex(code)} `).trim() },
  "an array of hex bytes": {
    encodings: ["hex"],
    write: (key) => [...Buffer.from(key)].map((b) => `0x${hex(b)}`).join(", "),
  },
  "an array of bytes": { encodings: ["decimal-bytes"], write: (key) => [...Buffer.from(key)].join(", ") },
  base64: { encodings: ["base64"], write: (key) => Buffer.from(key).toString("base64") },
  "base64 without padding": { encodings: ["base64"], write: (key) => Buffer.from(key).toString("base64url") },
  "base64 of UTF-16": {
    encodings: ["base64", "utf-16le"],
    write: (key) => Buffer.from(key, "utf16le").toString("base64"),
  },
  "base64 twice": {
    encodings: ["base64", "base64"],
    write: (key) => Buffer.from(Buffer.from(key).toString("base64")).toString("base64"),
  },
  "base64 of gzip": { encodings: ["base64", "gzip"], write: (key) => gzipSync(key).toString("base64") },
  "base64 of escapes": {
    encodings: ["unicode-escape"],
    write: (key) => key.replaceAll("_", "\\u005F"),
  },
};

describe("views", () => {
  it("are none of a text in which nothing is encoded", () => {
    expect(views(`const key = "${KEY}"; // 100% of it\n`)).toEqual({ views: [], truncated: false });
  });

  describe.each(Object.entries(ESCAPERS))("of %s", (_, { encodings, write }) => {
    it("give the key, where it is written, and its encodings", () => {
      const text = `first line\nconst key = "${write(KEY)}"; // last\n`;
      const found = find(text);
      expect(found?.encodings).toEqual(encodings);
      expect(found?.written.replace(/=+$/u, "")).toBe(write(KEY).replace(/=+$/u, ""));
    });

    it("are announced by a literal", () => {
      expect(hasLiteral(write(KEY))).toBe(true);
    });
  });

  it("read base64 at every alignment, with text around the key", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary-ascii", maxLength: 40 }),
        fc.string({ unit: "binary", maxLength: 40 }),
        fc.constantFrom("base64", "base64url"),
        (before, after, alphabet: "base64" | "base64url") => {
          const encoded = Buffer.from(`${before}"${KEY}"${after}`).toString(alphabet);
          const found = find(`x: ${encoded}\n`);
          expect(found?.encodings).toEqual(["base64"]);
          expect(Buffer.from(found?.written ?? "", "base64").length).toBeGreaterThanOrEqual(KEY.length);
          expect(hasLiteral(encoded)).toBe(true);
        },
      ),
    );
  });

  it.each(["base64", "hex"] as const)("put %s together that is wrapped anywhere", (encoding) => {
    for (let before = 0; before < 80; before++) {
      const encoded = Buffer.from(`${"-".repeat(before)} ${KEY} ${"-".repeat(90)}`).toString(encoding);
      const wrapped = encoded.replace(/.{76}/gu, "$&\n    ");
      expect(find(`data: |\n    ${wrapped}\n`)?.encodings).toEqual([encoding]);
      expect(hasLiteral(wrapped)).toBe(true);
    }
  });

  it.each(["base64", "hex"] as const)("read no single line of %s that is wrapped", (encoding) => {
    for (let before = 0; before < 60; before++) {
      const encoded = Buffer.from(`${"-".repeat(before)} ${KEY} ${"-".repeat(20)}`).toString(encoding);
      const wrapped = encoded.replace(/.{76}/gu, "$&\n");
      for (const { text } of views(wrapped).views) {
        const at = text.indexOf(KEY.slice(0, 20));
        if (at !== -1) expect(text.slice(at, at + KEY.length)).toBe(KEY);
      }
    }
  });

  it.each(["name: x", "data: x", "type", "bar", "PICTIFY_URL=x", "kind", "some words"])(
    "do not take the line %s after base64 for a part of it",
    (line) => {
      // 48 bytes: without padding.
      const long = randomKey("unpadded", "live", 40);
      const text = `key: ${Buffer.from(long).toString("base64")}\n${line}\n`;
      const holding = views(text).views.filter((view) => view.text.includes(long));
      expect([...new Set(holding.map((view) => view.text))]).toEqual([`key: \0${long}\0\n${line}\n`]);
    },
  );

  it("put quoted-printable together with a soft line break in any place", () => {
    for (let at = 1; at < KEY.length; at++) {
      const broken = `${KEY.slice(0, at)}=\r\n${KEY.slice(at)}`;
      expect(find(`X-Key: ${broken}\r\n`)?.written).toBe(broken);
      expect(hasLiteral(broken)).toBe(true);
    }
  });

  it("read a key whose body alone is escaped", () => {
    const body = `${KEY}-end`;
    for (const escaped of ["%2D", "\\u002d", "&#45;", "=2D", "\\-"]) {
      const written = `${KEY}${escaped}end`;
      expect(find(`key: ${written};`, body)?.written).toBe(written);
    }
  });

  it("keep the name on the line of an encoded key", () => {
    const text = `data:\n  PICTIFY_API_KEY: ${Buffer.from(KEY).toString("base64")}\n`;
    expect(views(text).views.map((view) => view.text)).toContain(`data:\n  PICTIFY_API_KEY: \0${KEY}\0\n`);
  });

  it("do not take the base64 of another word on the line before for a part", () => {
    expect(find(`foo\n${Buffer.from(KEY).toString("base64")}\nbar`)?.encodings).toEqual(["base64"]);
  });

  it("never throw, and lead back into the text", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "pk_live_",
        "pk%5Flive%5F",
        "H4sIAAAAAAAAA",
        "=\n",
        "\\u005f",
        "&#95;",
        "70 6b 5f 6c",
        "112, 107",
      ),
      fc.constantFrom("cGtfbGl2ZV", "BrX2xpdmVf", "wa19saXZlX", "706b5f6c6976655f", "\uD800", "\n"),
      fc.string({ maxLength: 20 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join("");
        for (const view of views(text).views) {
          const range = view.toBase(0, view.text.length);
          if (range === null) continue;
          expect(range.start).toBeGreaterThanOrEqual(0);
          expect(range.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("say so where a hostile text has more than they read", () => {
    const bomb = gzipSync(Buffer.alloc(16 * 1024 * 1024)).toString("base64");
    expect(views(bomb).truncated).toBe(true);
  });

  it("grow no faster than the text, however hostile it is", () => {
    // Each of these once took seconds; were it so again, this would not end within the patience of anybody.
    const hostile = [
      `%5f${"pk_live_ ".repeat(60_000)}`,
      `%5f${"pk_live_".repeat(60_000)}`,
      "cGtfbGl2ZV".repeat(50_000),
      "cGtfbGl2ZV".repeat(50_000).replace(/.{76}/gu, "$&\n"),
      "cGtfbGl2ZVBrX2xpdmVf".repeat(20_000).replace(/.{75}/gu, "$&\n "),
      "706b5f6c6976655f".repeat(60_000),
      "=5f=\n".repeat(100_000),
      "\\".repeat(400_000),
    ];
    for (const text of hostile) {
      const total = views(text).views.reduce((sum, view) => sum + view.text.length, 0);
      expect(total).toBeLessThanOrEqual(2 * 1024 * 1024 + 9 * text.length);
    }
  });
});
