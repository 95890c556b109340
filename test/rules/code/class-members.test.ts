import { AST_NODE_TYPES } from "@typescript-eslint/utils";
import { describe, expect, test } from "vitest";
import { membersOfClass } from "../../../rules/code/class-members.js";
import { parsed } from "../support/source-code.js";

/** The codes of what a class, the last expression of a code, gives its member `a`. */
function given(members: string): readonly string[] {
  const { sourceCode, last } = parsed(`(class { ${members} })`);
  if (last.type !== AST_NODE_TYPES.ClassExpression) throw new Error("no class stands in the code");
  return membersOfClass(sourceCode, last, "a").map(({ node }) => sourceCode.getText(node));
}

describe("a class gives a member", () => {
  test.each([
    ["in its declaration", `a = x; b = y`, ["x"]],
    ["in a static declaration", `static a = x`, ["x"]],
    ["by a getter", `get a() { return x; } get b() { return y; }`, ["x"]],
    ["by a method, as a function", `a() { return x; }`, ["() { return x; }"]],
    [
      "by a constructor's parameter",
      `constructor(private a: string, private b: string, c) {}`,
      ["a: string"],
    ],
    ["by a parameter with a default", `constructor(private a = x) {}`, ["a"]],
    ["in an assignment of its constructor", `constructor(x) { this.a = x; this.b = y; }`, ["x"]],
    ["in an assignment of a method", `set(x) { start(); this.a = x; }`, ["x"]],
    [
      "in several ways, in order",
      `a = x; constructor() { this.a = y; } m() { this.a = z; }`,
      ["x", "y", "z"],
    ],
  ])("%s", (_, members, expected) => {
    expect(given(members)).toEqual(expected);
  });

  test.each([
    ["a declaration without a value", `a; b = y`],
    ["a computed name", `["a" + 1] = x`],
    ["a method without a body", `abstract a(): string`],
    ["a signature", `[a: string]: string`],
    ["a block", `static { a = x; }`],
    ["an assignment to another object", `m() { other.a = x; }`],
    ["an assignment to a variable", `m(a) { a = x; }`],
    ["a call", `m() { this.a(x); }`],
    ["another kind of statement", `m() { if (y) this.a; return this.a; }`],
  ])("nothing by %s", (_, members) => {
    expect(given(members)).toEqual([]);
  });
});
