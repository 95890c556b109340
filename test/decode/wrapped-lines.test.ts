import { describe, expect, test } from "vitest";
import { views } from "../../src/decode/views.js";
import { joinWrappedLines } from "../../src/decode/wrapped-lines.js";
import { randomKey } from "../support/keys.js";

const base64 = Buffer.from(`${"-".repeat(60)} ${randomKey("wrapped")} ${"-".repeat(60)}`).toString("base64");

function joinedTexts(text: string): string[] {
  return joinWrappedLines(text, () => undefined).flatMap(({ replacements }) =>
    replacements.map((part) => part.text),
  );
}

function wrap(width: number, lineEnd = "\n"): string {
  return base64.replaceAll(new RegExp(`.{${width}}`, "gu"), `$&${lineEnd}`);
}

describe("lines are joined", () => {
  test.each([60, 64, 72, 75, 76])("that were wrapped at %i characters", (width) => {
    expect(joinedTexts(wrap(width))).toEqual([base64.replace(/=+$/u, "")]);
  });

  test.each(["\r\n", "\n    ", "\n> ", "\\n", "\\r\\n"])("that are parted by %j", (lineEnd) => {
    expect(joinedTexts(wrap(64, lineEnd))).toEqual([base64.replace(/=+$/u, "")]);
  });

  test("of which the first begins behind a name", () => {
    expect(joinedTexts(`value: ${wrap(64).slice(20)}`)).toEqual([base64.slice(20).replace(/=+$/u, "")]);
  });

  test("not those of another width", () => {
    const lines = wrap(64);
    expect(joinedTexts(`${"A".repeat(50)}\n${lines}`)).toEqual([base64.replace(/=+$/u, "")]);
    expect(joinedTexts(`${"A".repeat(50)}\n${"B".repeat(40)}\n`)).toEqual([]);
  });
});

test.each([
  ["in one run", "cGtfbGl2ZV".repeat(2 ** 17)],
  ["in lines of one width", `${"cGtfbGl2ZV".repeat(7)}cGtfbG\n`.repeat(2 ** 14)],
  ["in hexadecimal lines", `${"706b5f6c".repeat(8)}\n`.repeat(2 ** 14)],
])("a megabyte of beginnings of keys, %s, is read in time that grows with it", (_, text) => {
  for (const view of views(text).views) expect(view.text.length).toBeGreaterThan(0);
});
