import { describe, expect, test } from "vitest";
import { LogicalLines } from "../../src/detect/lines.js";

/** The lines of a text. */
function linesOf(text: string): string[] {
  const lines = new LogicalLines(text);
  return Array.from({ length: lines.at(text.length) + 1 }, (_, line) =>
    text.slice(lines.start(line), lines.start(line + 1)),
  );
}

describe("a line ends", () => {
  test.each([
    ["at a line feed", "a\nb", ["a\n", "b"]],
    ["at a line feed of Windows, once", "a\r\nb", ["a\r\n", "b"]],
    ["at a carriage return of an old Macintosh", "a\rb", ["a\r", "b"]],
    ["at each of several", "\n\r\n\r\r\nb", ["\n", "\r\n", "\r", "\r\n", "b"]],
    ["at a written line feed", String.raw`a\nb`, [String.raw`a\n`, "b"]],
    ["at a written carriage return", String.raw`a\rb`, [String.raw`a\r`, "b"]],
    ["at the end of the text", "a\n", ["a\n", ""]],
    ["not at another escape", String.raw`a\tb\\b`, [String.raw`a\tb\\b`]],
    ["not behind a backslash", "a \\\nb", ["a \\\nb"]],
    ["not behind a backslash, in Windows", "a \\\r\nb", ["a \\\r\nb"]],
    ["behind a backslash that does not stand at its end", "a \\ \nb", ["a \\ \n", "b"]],
    ["behind a carriage return on its own", "\\a\r\nb", ["\\a\r\n", "b"]],
  ])("%s", (_, text, lines) => {
    expect(linesOf(text)).toEqual(lines);
  });
});

test("every offset is on the line that holds it", () => {
  const lines = new LogicalLines("ab\ncd\nef");
  expect([0, 1, 2, 3, 5, 6, 8].map((offset) => lines.at(offset))).toEqual([0, 0, 0, 1, 1, 2, 2]);
});

test("above the first line is the start of the text, below the last its end", () => {
  const lines = new LogicalLines("ab\ncd");
  expect([-3, -1, 0, 1, 2, 9].map((line) => lines.start(line))).toEqual([0, 0, 0, 3, 5, 5]);
});
