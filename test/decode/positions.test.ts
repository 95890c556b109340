import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LineIndex } from "../../src/decode/positions.js";

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom("\n", "\r", "\r\n", "\u2028", "😀", "\t"),
      fc.string({ unit: "binary", maxLength: 8 }),
    ),
    {
      maxLength: 40,
    },
  )
  .map((parts) => parts.join(""));

describe("positions", () => {
  it("are those of splitting the text, at every offset", () => {
    fc.assert(
      fc.property(text, (written) => {
        const lines = new LineIndex(written);
        for (let offset = 0; offset <= written.length; offset++) {
          // Between CR and LF the line has not ended yet.
          if (written[offset - 1] === "\r" && written[offset] === "\n") continue;
          const before = written.slice(0, offset).split(/\r\n|\n|\r/u);
          expect(lines.positionAt(offset)).toEqual({
            line: before.length,
            column: (before.at(-1) ?? "").length + 1,
          });
        }
      }),
    );
  });

  it("go on from the position that a part of a text begins at", () => {
    const lines = new LineIndex("ab\ncd", { line: 7, column: 5 });
    expect([0, 1, 3, 4].map((offset) => lines.positionAt(offset))).toEqual([
      { line: 7, column: 5 },
      { line: 7, column: 6 },
      { line: 8, column: 1 },
      { line: 8, column: 2 },
    ]);
  });
});
