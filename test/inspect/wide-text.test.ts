import { describe, expect, it } from "vitest";
import { Inspector } from "../../src/inspect/inspector.js";
import { emptyTally, fileSubject, type Tally } from "../../src/inspect/subject.js";
import { reveal } from "../../src/model/key.js";
import { randomKey } from "../support/keys.js";

const inspector = new Inspector({ maxFileSize: 2 ** 30 });
const KEY = randomKey("wide-text");
const OTHER = randomKey("wide-text-other");
const LINE = `PICTIFY_API_KEY="${KEY}"\r\n`;

function inspect(...parts: readonly (Buffer | string)[]): Tally {
  const tally = emptyTally();
  const bytes = Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : part)));
  inspector.bytes(bytes, fileSubject("f.txt"), tally);
  return tally;
}

/** Keys with where and how they are written. */
function found(tally: Tally): string[] {
  return tally.candidates
    .map(({ key, location: { start, encodings } }) => {
      const name = reveal(key) === KEY ? "KEY" : reveal(key) === OTHER ? "OTHER" : "else";
      return `${name} ${start.line}:${start.column} ${encodings.join(" > ")}`.trim();
    })
    .sort();
}

const little = (text: string): Buffer => Buffer.from(text, "utf16le");
const big = (text: string): Buffer => Buffer.from(text, "utf16le").swap16();
const wide32 = (text: string, write: "writeUInt32LE" | "writeUInt32BE"): Buffer => {
  const bytes = Buffer.alloc([...text].length * 4);
  for (const [index, character] of [...text].entries())
    bytes[write](character.codePointAt(0) ?? 0, index * 4);
  return bytes;
};

const ENCODINGS = {
  "utf-16le": little,
  "utf-16be": big,
  "utf-32le": (text: string) => wide32(text, "writeUInt32LE"),
  "utf-32be": (text: string) => wide32(text, "writeUInt32BE"),
};

describe("wide text", () => {
  it.each(Object.entries(ENCODINGS))("in %s has the line and column of the text", (encoding, encode) => {
    const text = `first line\r\n😀 ä\t${LINE}last`;
    const expected = [`KEY 2:${'😀 ä\tPICTIFY_API_KEY="'.length + 1} ${encoding}`];
    expect(found(inspect(encode(`\uFEFF${text}`)))).toEqual(expected);
    expect(found(inspect(encode(text)))).toEqual(expected);
  });

  it.each(Object.entries(ENCODINGS))(
    "in %s is found at any alignment within other bytes",
    (encoding, encode) => {
      for (let padding = 1; padding <= 9; padding++) {
        const tally = inspect(Buffer.alloc(padding, 0x90), encode(LINE), Buffer.alloc(7, 0x91));
        expect(tally.candidates.map(({ key }) => reveal(key))).toEqual([KEY]);
        // Where nothing but characters of one byte is, big and little cannot be told apart at every alignment.
        expect(tally.candidates[0]?.location.encodings[0]?.slice(0, 6)).toBe(encoding.slice(0, 6));
      }
    },
  );

  it("does not hide plain text behind a byte order mark", () => {
    for (const [encoding, encode] of Object.entries(ENCODINGS)) {
      const mixed = inspect(encode(`\uFEFF${LINE}`), `\nPICTIFY_API_KEY=${OTHER}\n`);
      const [first, second, ...others] = found(mixed);
      expect(first).toBe(`KEY 1:18 ${encoding}`);
      expect(second).toMatch(/^OTHER \d+:17$/u);
      expect(others).toEqual([]);
    }
    expect(found(inspect(Buffer.from([0xff, 0xfe]), `\nPICTIFY_API_KEY=${OTHER}\n`))).toEqual(["OTHER 2:17"]);
  });

  it("does not hide text of the other order of bytes behind a byte order mark", () => {
    expect(found(inspect(little("\uFEFFx\n"), big(LINE)))).toHaveLength(1);
    expect(found(inspect(little("\uFEFFx\n"), Buffer.from("!"), little(LINE)))).toHaveLength(1);
  });

  it("is found next to plain text, both at once", () => {
    const tally = inspect(`PICTIFY_API_KEY=${OTHER}\n`, little(LINE));
    expect(tally.candidates.map(({ key }) => reveal(key)).sort()).toEqual([KEY, OTHER].sort());
  });
});
