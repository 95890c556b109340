import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AnchorSearch } from "../../src/anchors/anchor-search.js";
import { inspectText } from "../../src/inspect/inspect-text.js";
import { inspectWindow } from "../../src/inspect/inspect-window.js";
import { emptyTally, type Tally } from "../../src/inspect/subject.js";
import { Windows } from "../../src/inspect/windows.js";
import { reveal } from "../../src/model/key.js";
import { randomBody, randomKey } from "../support/keys.js";

const WINDOW = 16 * 1024;
const OVERLAP = 4 * 1024;
const search = new AnchorSearch(WINDOW);

/** Inspects bytes in small windows, given in pieces of a size. */
function inspect(bytes: Buffer, piece = 1000): Tally {
  const tally = emptyTally();
  const windows = new Windows(
    search,
    (window) => {
      const subject = { path: "f.txt", origin: { kind: "file" }, encodings: [] } as const;
      inspectWindow(search, window, subject, tally);
    },
    OVERLAP,
  );
  for (let from = 0; from < bytes.length; from += piece) windows.push(bytes.subarray(from, from + piece));
  windows.end();
  return tally;
}

interface Place {
  readonly value: string;
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

function places(tally: Tally): Place[] {
  return tally.candidates.map(({ key, location: { start, end } }) => ({ value: reveal(key), start, end }));
}

/** Line and column by splitting the text, slowly. */
function naivePosition(text: string, offset: number): Place["start"] {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/u);
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}

/** The places of the whole text. */
function naive(text: string): Place[] {
  const positionAt = (offset: number): Place["start"] => naivePosition(text, offset);
  return inspectText(text, "f.txt").finds.map(({ key, start, end }) => ({
    value: reveal(key),
    start: positionAt(start),
    end: positionAt(end),
  }));
}

const KEY = randomKey("windows", "live", 32);
const LINE = `PICTIFY_API_KEY="${KEY}"`;

describe("windows", () => {
  const fillers = {
    LF: "some words of text\n",
    "CR LF": "some words of text\r\n",
    CR: "some words of text\r",
    "no line ends": "some words of text ",
    "characters of two to four bytes": "ä€😀 grüße 漢字\n",
    "characters of four bytes on one line": "😀😀😀 ",
  };

  it.each(Object.entries(fillers))("find a key at every offset around their borders: %s", (_, filler) => {
    const fill = filler.repeat(4000);
    const bytes = Buffer.from(fill);
    // Every border of the first two windows lies in these stretches.
    const borders = [WINDOW - OVERLAP, WINDOW - OVERLAP / 2, WINDOW, 2 * WINDOW - OVERLAP];
    for (const border of borders) {
      for (let offset = border - LINE.length - 8; offset < border + 8; offset += 1) {
        // A character that the offset splits is left out.
        const before = bytes
          .subarray(0, offset)
          .toString()
          .replace(/\uFFFD+$/u, "");
        const text = `${before} ${LINE} ${fill.slice(0, WINDOW)}`;
        const at = text.indexOf(KEY);
        expect(places(inspect(Buffer.from(text)))).toEqual([
          { value: KEY, start: naivePosition(text, at), end: naivePosition(text, at + KEY.length) },
        ]);
      }
    }
  });

  const wideFillers = {
    "CR LF": "some words\r\n",
    "no line ends": "some words ",
    "astral characters": "😀 grüße\n",
  };

  it.each(Object.entries(wideFillers))(
    "find a key in UTF-16 at every offset around their borders, with and without a byte order mark: %s",
    (_, filler) => {
      const fill = filler.repeat(6000);
      for (const border of [WINDOW - OVERLAP, WINDOW - OVERLAP / 2, WINDOW, 2 * WINDOW - OVERLAP]) {
        for (let units = border / 2 - LINE.length - 4; units < border / 2 + 4; units += 3) {
          const text = `${fill.slice(0, units).replace(/[\ud800-\udbff]$/u, "")} ${LINE} ${fill.slice(0, WINDOW / 2)}`;
          const at = text.indexOf(KEY);
          const expected = [
            { value: KEY, start: naivePosition(text, at), end: naivePosition(text, at + KEY.length) },
          ];
          const little = Buffer.from(text, "utf16le");
          const variants = [little, Buffer.from(little).swap16()];
          for (const bytes of variants) expect(places(inspect(bytes))).toEqual(expected);
          const marked = Buffer.from(`\uFEFF${text}`, "utf16le");
          expect(places(inspect(marked))).toEqual(expected);
        }
      }
    },
  );

  it("do not count a byte order mark as a column", () => {
    const filler = "x ".repeat(WINDOW);
    for (const text of [`${LINE}\n`, `${filler}${LINE}\n`]) {
      expect(places(inspect(Buffer.from(`\uFEFF${text}`)))).toEqual(naive(text));
    }
  });

  it("keep evidence that stands in another window", () => {
    for (let gap = 0; gap < 600; gap += 37) {
      const text = `${"-".repeat(WINDOW - OVERLAP / 2 - gap)}\n// api.pictify.io\n${"\n".repeat(4)}token = "${KEY}"\n${"y\n".repeat(WINDOW)}`;
      expect(inspect(Buffer.from(text)).candidates.map(({ judgement }) => judgement.status)).toEqual([
        "ours",
      ]);
    }
  });

  it("agree with the reading of the whole text, however it is cut", () => {
    const word = fc.oneof(
      fc.constantFrom(
        "\n",
        "\r\n",
        "\r",
        " ",
        "ä",
        "😀",
        "\0",
        "word",
        "PICTIFY_KEY=",
        "stripe ",
        "// ",
        "a".repeat(900),
      ),
      fc.constantFrom("pk_live_", "pk_test_short", "pk_live_${x}", "mpk_live_notakey1234567890"),
      fc.nat(20).map((seed) => randomKey(`k${seed}`, seed % 2 === 0 ? "live" : "test", 24 + seed)),
      fc.nat(20).map((seed) => Buffer.from(randomKey(`b${seed}`)).toString("base64")),
    );
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 50, maxLength: 220 }),
        fc.integer({ min: 1, max: 5000 }),
        (words, piece) => {
          const text = words.join("");
          const sorted = (list: Place[]): Place[] =>
            [...list].sort((a, b) => a.start.line - b.start.line || a.start.column - b.start.column);
          expect(sorted(places(inspect(Buffer.from(text), piece)))).toEqual(sorted(naive(text)));
        },
      ),
      { numRuns: 60 },
    );
  });

  it("read a key that is longer than any", () => {
    const long = randomBody("long", 400);
    const text = `${"z\n".repeat(WINDOW / 2 - 100)}PICTIFY_API_KEY=pk_live_${long}\n${"z\n".repeat(WINDOW)}`;
    expect(places(inspect(Buffer.from(text)))).toEqual(naive(text));
  });
});
