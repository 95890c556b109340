import type { TSESTree } from "@typescript-eslint/utils";
import { describe, expect, test } from "vitest";
import { filledInto, fillingsOf } from "../../../rules/code/fillings.js";
import { variablesOf } from "../../../rules/code/variables.js";
import { parsed } from "../support/source-code.js";

/** What is put into the variable that a code ends with, as `name: value`, by one of the ways to ask for it. */
function fillings(code: string, ask = filledInto): readonly string[] {
  const { sourceCode, last } = parsed(code);
  const variable = variablesOf(sourceCode)(last);
  if (variable === undefined) throw new Error("the code does not end with a variable");
  const text = (node: TSESTree.Node): string => sourceCode.getText(node);
  return ask(variable).map(({ name, value }) => `${name ?? "?"}: ${text(value)}`);
}

describe("into what a variable is declared with is put", () => {
  test.each([
    ["a member", `const o = {}; o.a = x; o`, ["a: x"]],
    ["a member in brackets", `const o = {}; o["a b"] = x; o`, ["a b: x"]],
    ["a member whose name is not known", `const o = {}; o[n] = x; o`, ["?: x"]],
    ["what is assigned from objects", `const o = {}; Object.assign(o, x, y); o`, ["?: x", "?: y"]],
    ["an element", `const l = []; l.push(x, y); l`, ["?: x", "?: y"]],
    ["an element at the front", `const l = []; l.unshift(x); l`, ["?: x"]],
    ["an element of a set", `const s = new Set(); s.add(x); s`, ["?: x"]],
    ["an entry of a map", `const m = new Map(); m.set("a", x); m`, ["a: x"]],
    ["an entry whose name is not known", `const m = new Map(); m.set(n, x); m`, ["?: x"]],
    ["a header", `const h = new Headers(); h.append("a", x); h`, ["a: x"]],
    ["a field of a form", `const f = new FormData(); f.append("a", x); f`, ["a: x"]],
    ["a parameter of a URL", `const q = new URLSearchParams("b=c"); q.set("a", x); q`, ["a: x"]],
    ["a member of an error", `const e = new TypeError("text"); e.a = x; e`, ["a: x"]],
    ["a member of one that is asserted", `const o = {} as Options; o.a = x; o`, ["a: x"]],
  ])("%s", (_, code, expected) => {
    expect(fillings(code)).toEqual(expected);
  });

  test.each([
    ["what is handed to another call", `const o = {}; use(o, x); o`],
    ["what another object is given", `const o = {}; Object.assign(p, o); o`],
    ["what a member is read for", `const o = {}; x = o.a; o`],
    ["what a member is compared with", `const o = {}; o.a === x; o`],
    ["what is put into another object by its name", `const o = {}; p[o] = x; o`],
    ["what a method is handed", `const l = []; l.concat(x, y); l`],
    ["what takes a member along", `const l = []; use(l.push, x); l`],
    ["a part of a member", `const o = {}; o.a.b = x; o`],
    ["what is set without a value", `const m = new Map(); m.set(x); m`],
    ["what is put into something that is not known", `const o = make(); o.a = x; o`],
    ["what is put into a class of another name", `const o = new MyMap(); o.a = x; o`],
    ["what is put into a member of what is made", `const o = p.new.Map(); o.a = x; o`],
    ["what is put into what is taken out", `const { o } = {}; o.a = x; o`],
    ["what is put into something that is declared only", `let o; o.a = x; o`],
    ["what is put into a parameter", `function f(o) { o.a = x; } f`],
  ])("not %s", (_, code) => {
    expect(fillings(code)).toEqual([]);
  });

  test("something whatever the variable is, where that is asked for", () => {
    expect(fillings(`const o = make(); o.a = x; o`, fillingsOf)).toEqual(["a: x"]);
  });
});
