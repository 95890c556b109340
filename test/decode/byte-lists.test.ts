import { describe, expect, it } from "vitest";
import { BYTE_LIST_DECODERS, mayListDecimalBytes } from "../../src/decode/byte-lists.js";
import { KEY_PREFIXES } from "../../src/decode/key-prefixes.js";

describe("looking for the beginning of a list of bytes in decimal", () => {
  const separators = [
    ",",
    ", ",
    ";",
    " ",
    ",\n",
    ",\r\n    ",
    "\u00a0",
    "\u2028\u2028\u2028\u2028\u2028\u2028",
  ];

  it.each(separators)("sees whatever a decoder reads, with %j between the numbers", (separator) => {
    for (const prefix of KEY_PREFIXES) {
      const text = `const bytes = [${[...Buffer.from(prefix)].join(separator)}];`;
      const read = BYTE_LIST_DECODERS.flatMap((decode) => decode(text, () => undefined));
      const decimal = read.filter(({ encodings }) => encodings[0] === "decimal-bytes");
      expect(decimal.flatMap(({ replacements }) => replacements)).toHaveLength(1);
      expect(mayListDecimalBytes(Buffer.from(text))).toBe(true);
    }
  });

  it("sees none in a table of numbers", () => {
    expect(mayListDecimalBytes(Buffer.from("[\n  111,\n  112,\n  113,\n  1120,\n  107,\n]"))).toBe(false);
  });
});
