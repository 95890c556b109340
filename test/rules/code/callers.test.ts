import type { TSESTree } from "@typescript-eslint/utils";
import { describe, expect, test } from "vitest";
import { Callers } from "../../../rules/code/callers.js";
import { ancestorsOf, isFunction } from "../../../rules/code/syntax.js";
import { variablesOf } from "../../../rules/code/variables.js";
import { parsed } from "../support/source-code.js";

/** The function of a code in which `here` stands, and what finds its callers. */
function read(code: string) {
  const { sourceCode } = parsed(`${code}\n;(0)`);
  const here = sourceCode.getNodeByRangeIndex(code.indexOf("here"));
  const owner = here === null ? undefined : [...ancestorsOf(here)].find(isFunction);
  if (owner === undefined) throw new Error("here does not stand in a function");
  const text = (node: TSESTree.Node): string => sourceCode.getText(node);
  return { owner, callers: new Callers(sourceCode, variablesOf(sourceCode)), text };
}

/** The codes of the calls of the function in which `here` stands. */
function callsOf(code: string): readonly string[] {
  const { owner, callers, text } = read(code);
  return callers.of(owner).map(text);
}

describe("a function is called", () => {
  test.each([
    ["by its name", `function f() { here } f(1); g(2); f(3)`, ["f(1)", "f(3)"]],
    ["by the constant that it is", `const f = () => here; f(1)`, ["f(1)"]],
    ["by the constant that it is wrapped for", `const f = memo(once(() => here)); f(1)`, ["f(1)"]],
    ["where it is written", `(() => here)(1)`, ["(() => here)(1)"]],
    ["as the member of an object", `const o = { f() { here } }; o.f(1); p.f(2); o.g(3)`, ["o.f(1)"]],
    ["as a function in an object", `const o = { f: () => here }; o?.f(1)`, ["o?.f(1)"]],
    ["as the member of its own object", `const o = { f() { here }, g() { this.f(1); } }`, ["this.f(1)"]],
    ["as a method of its class", `class C { m() { here } n() { this.m(1); } }`, ["this.m(1)"]],
    ["as a function in its class", `class C { m = () => here; n() { this.m(1); } }`, ["this.m(1)"]],
    ["as a static method", `class C { static m() { here } } C.m(1); D.m(2)`, ["C.m(1)"]],
    ["as a method of what is made", `class C { m() { here } } new C().m(1); new D().m(2)`, ["new C().m(1)"]],
    [
      "as a method of a constant that is made",
      `class C { m() { here } } const c = new C(); const d = new D(); c.m(1); d.m(2)`,
      ["c.m(1)"],
    ],
    ["as a constructor", `class C { constructor() { here } } new C(1); new D(2); f(C)`, ["new C(1)"]],
    [
      "as a constructor of a class in a constant",
      `const C = class { constructor() { here } }; new C(1); C(2)`,
      ["new C(1)"],
    ],
  ])("%s", (_, code, calls) => {
    expect(callsOf(code)).toEqual(calls);
  });

  test.each([
    ["what hands it over", `function f() { here } g(f)`],
    ["what only names it", `const f = () => here; f; f.name`],
    ["what calls one of the same name elsewhere", `{ const f = () => here; } f(1)`],
    ["what is handed it as it is written", `list.map(() => here)`],
    [
      "what calls a member of the same name of another class",
      `class C { m() { here } } class D { n() { this.m(1); } }`,
    ],
    [
      "what calls another member of another object",
      `const o = { f() { here } }; const p = { f() {} }; p.f(1)`,
    ],
    [
      "what calls a member of an object in this",
      `const o = { f() { here } }; const p = { g() { this.f(1); } }`,
    ],
    ["what calls a member of something written there", `class C { m() { here } } "a".m(1)`],
    ["what calls a computed member", `const o = { f() { here } }; o[f](1)`],
    ["what calls a member whose name is not told", `const o = { [f]() { here } }; o.f(1)`],
    ["what calls a member of a variable that is written twice", `let o = { f() { here } }; o = p; o.f(1)`],
    ["a function without a name", `export default function () { here }`],
    ["what takes one of its names apart", `const { f } = () => here; f(1)`],
  ])("but not by %s", (_, code) => {
    expect(callsOf(code)).toEqual([]);
  });

  test.each([
    ["of a function", `function f() { here } ${"f(1);".repeat(25)}`],
    ["of a method", `class C { static m() { here } } ${"C.m(1);".repeat(25)}`],
    ["of a member", `const o = { f() { here } }; ${"o.f(1);".repeat(25)}`],
  ])("by twenty at most that are looked at %s", (_, code) => {
    expect(callsOf(code)).toHaveLength(20);
  });
});

test("a component without elements has none", () => {
  const { owner, callers } = read(`function C() { here } C(1); f(C)`);
  expect(callers.elementsOf(owner)).toEqual([]);
});
