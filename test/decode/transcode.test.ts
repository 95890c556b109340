import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byteOrderMark, transcode, type WideEncoding } from "../../src/decode/transcode.js";

const ENCODE: Record<WideEncoding, (text: string) => Buffer> = {
  "utf-16le": (text) => Buffer.from(text, "utf16le"),
  "utf-16be": (text) => Buffer.from(text, "utf16le").swap16(),
  "utf-32le": (text) => Buffer.concat([...text].map((character) => word(character, "writeUInt32LE"))),
  "utf-32be": (text) => Buffer.concat([...text].map((character) => word(character, "writeUInt32BE"))),
};

function word(character: string, write: "writeUInt32LE" | "writeUInt32BE"): Buffer {
  const bytes = Buffer.alloc(4);
  bytes[write](character.codePointAt(0) ?? 0);
  return bytes;
}

const wide = Object.keys(ENCODE) as WideEncoding[];
const text = fc.string({ unit: "binary", minLength: 1, maxLength: 60 });

describe("transcode", () => {
  it.each(wide)("reads %s with a byte order mark, which is left out", (encoding) => {
    fc.assert(
      fc.property(text, (written) => {
        fc.pre(!written.startsWith("\0"));
        const bytes = ENCODE[encoding](`\uFEFF${written}`);
        const marked = byteOrderMark(bytes);
        expect(marked).toBe(encoding);
        const [reading, ...others] = transcode(bytes, { wideHits: [], first: true, marked, hit: false });
        expect(reading?.text).toBe(written);
        expect(reading?.encodings).toEqual([encoding]);
        expect(reading?.textLength(bytes.length)).toBe(written.length);
        expect(others).toEqual([]);
      }),
    );
  });

  it.each(wide)("reads %s without one where a literal was found in it", (encoding) => {
    const written = "grüße 漢字 pictify = 1\n";
    const bytes = ENCODE[encoding](written);
    const hit = bytes.indexOf("p");
    const readings = transcode(bytes, { wideHits: [hit], first: true, marked: null, hit: true });
    expect(readings.map(({ encodings }) => encodings)).toEqual([[], [encoding]]);
    expect(readings[1]?.text).toBe(written);
  });

  it("reads UTF-16 inside other bytes at both alignments", () => {
    for (const padding of [10, 11]) {
      const bytes = Buffer.concat([
        Buffer.alloc(padding, 0x80),
        Buffer.from("pk_live_", "utf16le"),
        Buffer.alloc(9, 0x81),
      ]);
      const texts = transcode(bytes, { wideHits: [padding], first: true, marked: null, hit: true }).map(
        (reading) => reading.text,
      );
      expect(texts.some((reading) => reading.includes("pk_live_"))).toBe(true);
    }
  });

  it("reads UTF-8 with U+FFFD for what is none, and never throws", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.array(fc.nat(200), { maxLength: 4 }),
        (array, wideHits) => {
          const bytes = Buffer.from(array);
          fc.pre(byteOrderMark(bytes) === null);
          const [first] = transcode(bytes, { wideHits, first: true, marked: null, hit: true });
          const mark = bytes.subarray(0, 3).equals(Buffer.from("\uFEFF")) ? 3 : 0;
          expect(first?.text).toBe(bytes.toString("utf8", mark));
        },
      ),
    );
  });

  it("leaves the rest of a character to the window before", () => {
    const bytes = Buffer.from("😀a").subarray(2);
    expect(transcode(bytes, { wideHits: [], first: false, marked: null, hit: true })[0]?.text).toBe("a");
  });
});
