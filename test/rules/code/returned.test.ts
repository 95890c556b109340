import { describe, expect, test } from "vitest";
import { functionIn, returnedBy } from "../../../rules/code/returned.js";
import { parsed } from "../support/source-code.js";

/** The codes of what the function returns that the last expression of a code is, or wraps; null where it is none. */
function resultsOf(code: string): readonly string[] | null {
  const { sourceCode, last } = parsed(code);
  const found = functionIn(last);
  return found && returnedBy(sourceCode, found).map((node) => sourceCode.getText(node));
}

describe("a function returns", () => {
  test.each([
    ["what an arrow points to", `(() => a)`, ["a"]],
    [
      "what it returns, in order",
      `(() => { if (x) return a; else { return b; } return c; })`,
      ["a", "b", "c"],
    ],
    ["nothing where it only stops", `(() => { return; })`, []],
    ["what is returned in loops", `(() => { for (;;) { return a; } })`, ["a"]],
    ["not what functions in it return", `(() => { const f = () => { return a; }; return b; })`, ["b"]],
    ["not what functions return that it declares", `(() => { function f() { return a; } return b; })`, ["b"]],
    [
      "not what classes in it return",
      `(() => { class C { static { f(); } m() { return a; } } return b; })`,
      ["b"],
    ],
    [
      "not what expressions of classes return",
      `(() => { f(class { m() { return a; } }); return b; })`,
      ["b"],
    ],
    ["what it is wrapped in a hook with", `useCallback(() => a, [])`, ["a"]],
    ["what it is wrapped with as the second argument", `cache("name", async () => { return a; })`, ["a"]],
    ["what it is wrapped with twice", `cache(once(() => a))`, ["a"]],
  ])("%s", (_, code, results) => {
    expect(resultsOf(code)).toEqual(results);
  });

  test.each([
    ["a call of a method", `list.map(() => a)`],
    ["a call without a function", `cache(1)`],
    ["a call without arguments", `cache()`],
    ["something else", `[() => a]`],
  ])("nothing that is known of %s", (_, code) => {
    expect(resultsOf(code)).toBeNull();
  });

  test("nothing where there is no expression", () => {
    expect(functionIn(null)).toBeNull();
    expect(functionIn(undefined)).toBeNull();
  });

  test("the same list each time, worked out once", () => {
    const { sourceCode, last } = parsed("(() => { return a; })");
    const found = functionIn(last);
    if (found === null) throw new Error("no function stands in the code");
    expect(returnedBy(sourceCode, found)).toBe(returnedBy(sourceCode, found));
  });
});
