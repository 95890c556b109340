import { describe, expect, test } from "vitest";
import {
  joined,
  type MappedText,
  sliced,
  unitPlaces,
  wholly,
  written,
} from "../../../rules/code/mapped-text.js";

/** What is written in a source for each UTF-16 unit of a text. */
function unitsIn(source: string, mapped: MappedText): readonly string[] {
  const { from, to } = unitPlaces(mapped);
  return Array.from(from, (start, unit) => source.slice(start, to[unit]));
}

/** The same for a text that is written between quotes. */
function quoted(body: string, value: string): readonly string[] {
  const source = `f("${body}");`;
  return unitsIn(source, written(source, [3, 3 + body.length], value));
}

describe("what a text is written as", () => {
  test.each([
    ["characters", `ab`, "ab", ["a", "b"]],
    ["nothing", ``, "", []],
    ["escapes", String.raw`a\x62\u0063\n\141d`, "abc\nad", ["a", "\\x62", "\\u0063", "\\n", "\\141", "d"]],
    [
      "code points",
      String.raw`\u{61}\u{FFFF}\u{10000}`,
      "a\uffff\u{10000}",
      ["\\u{61}", "\\u{FFFF}", "\\u{10000}", "\\u{10000}"],
    ],
    ["backslashes", String.raw`\\u{61}`, "\\u{61}", ["\\\\", "u", "{", "6", "1", "}"]],
    ["a character of two units beside an escape", `😀\\n`, "😀\n", ["😀", "😀", "\\n"]],
    ["a line that goes on", `a\\\nb\\\r\nc`, "abc", ["a", "b", "c"]],
    ["an escape beside a line end", `\\n\r\na`, "\n\na", ["\\n", "\r\n", "a"]],
    ["the end of a line, which a template has as one unit", `a\r\nb`, "a\nb", ["a", "\r\n", "b"]],
    ["what is no escape of JavaScript, as a whole", `&amp;b`, "&b", ["&amp;b", "&amp;b"]],
  ])("%s", (_, body, value, units) => {
    expect(quoted(body, value)).toEqual(units);
  });
});

describe("what is left of a text", () => {
  const source = `"abc" + x + "d\\n"`;
  const text = joined([
    written(source, [1, 4], "abc"),
    wholly("xyz", [8, 9]),
    written(source, [13, 16], "d\n"),
  ]);

  test("is told where it is put together", () => {
    expect(text.text).toBe("abcxyzd\n");
    expect(unitsIn(source, text)).toEqual(["a", "b", "c", "x", "x", "x", "d", "\\n"]);
  });

  test.each([
    ["all of it", 0, undefined, ["a", "b", "c", "x", "x", "x", "d", "\\n"]],
    ["a start", 0, 2, ["a", "b"]],
    ["a part of one piece", 1, 2, ["b"]],
    ["parts of two pieces", 2, 4, ["c", "x"]],
    ["parts of all pieces", 1, 7, ["b", "c", "x", "x", "x", "d"]],
    ["a part of the middle", 4, 5, ["x"]],
    ["an end", -2, undefined, ["d", "\\n"]],
    ["an end without its end", -5, -1, ["x", "x", "x", "d"]],
    ["more than it has", -20, 2, ["a", "b"]],
    ["nothing", 3, 3, []],
    ["what comes behind it", 9, undefined, []],
  ])("where it is sliced: %s", (_, start, end, units) => {
    const part = sliced(text, start, end);
    expect(part.text).toBe(text.text.slice(start, end));
    expect(unitsIn(source, part)).toEqual(units);
  });
});
