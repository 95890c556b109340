import { describe, expect, test } from "vitest";
import { detect } from "../../src/detect/detect.js";
import { prefixed, randomBody } from "../support/keys.js";
import { judge } from "../support/judging.js";

const SHORT = prefixed("live", randomBody("short", 12));
const USUAL = prefixed("live", randomBody("usual", 24));

/** How a key is judged with something written directly behind it. */
function before(after: string, key: string): string {
  return judge(`PICTIFY_API_KEY=${key}${after}`, key);
}

describe("a key is only partly shown before", () => {
  test.each([
    ...["...", "…", "***", "••", "▪▪", "&hellip;", "&#8230;", String.raw`\u2026`],
    ...["redacted", "hidden", "masked", "removed", "...", "…"].flatMap((word) => [`[${word}]`, `<${word}>`]),
    ...["(redacted)", "(Hidden)", "(masked)", "(...)", "(…)"],
  ])("%s", (mark) => {
    expect(before(mark, USUAL)).toBe("placeholder");
  });
});

describe("a key is wholly shown before", () => {
  test.each([
    ["the full stop of a sentence", ". Keep it"],
    ["two stops", ".. "],
    ["bold text's end", "**"],
    ["emphasis's end", "*"],
    ["a single bullet", "• next"],
    ["a link in brackets", "[1]"],
    ["brackets with a stop", "[.]"],
    ["an element with a stop", "<.>"],
    ["brackets with a remark", "(live)"],
    ["a remark that begins with a stop", "(.env)"],
    ["the word for what is left out, but not directly", " [redacted]"],
    ["an ellipsis farther on", " and ..."],
  ])("%s", (_, after) => {
    expect(before(after, USUAL)).toBe("ours");
  });
});

describe("a short body goes on", () => {
  test.each([
    "${rest}",
    "{{rest}}",
    "#{rest}",
    "<%= rest %>",
    "$(rest)",
    "%s",
    "%d",
    "{rest}",
    "<rest>",
    "[a-z]+",
  ])("in %s", (template) => {
    expect(before(template, SHORT)).toBe("placeholder");
  });

  test.each([
    ["a template that does not follow directly", " ${rest}"],
    ["an empty block", "{}"],
    ["a closing tag", "</b>"],
    ["a note of a list", "[§-1]"],
  ])("not before %s", (_, after) => {
    expect(before(after, SHORT)).toBe("ours");
  });
});

test("a body of 16 characters is a key of its own before a template", () => {
  const key = prefixed("live", randomBody("sixteen", 16));
  expect(before("${suffix}", key)).toBe("ours");
});

describe("an end of x is", () => {
  const body = randomBody("end", 20).replaceAll(/x/giu, "a");
  test.each(["xxxx", "XXXX", "xxxxxxxx"])("a mask: %s", (end) => {
    expect(before("", prefixed("live", body + end))).toBe("placeholder");
  });
  test.each(["x", "X", "xX", "xxx", "xxXX"])("an accident: %s", (end) => {
    expect(before("", prefixed("live", body + end))).toBe("ours");
  });
  test("no mask in the middle", () => {
    expect(before("", prefixed("live", `${body}xxxxQ7`))).toBe("ours");
  });
});

test("what hides the rest of a key is said", () => {
  const reason = (text: string) => detect(text, { path: "" })[0]?.judgement.evidence;
  expect(reason(`${USUAL}...`)).toEqual(["cut off by an ellipsis"]);
  expect(reason(`${SHORT}xxxxx`)).toEqual(["its end is masked"]);
  expect(reason(`${SHORT}\${rest}`)).toEqual(["goes on as a template"]);
});
