import { AST_NODE_TYPES, type TSESTree } from "@typescript-eslint/utils";
import { describe, expect, test } from "vitest";
import {
  ancestorsOf,
  bare,
  classAround,
  isCode,
  isInside,
  nameOfMember,
  pathOf,
  stringOf,
} from "../../../rules/code/syntax.js";
import { parsed } from "../support/source-code.js";

function last(code: string): TSESTree.Expression {
  return parsed(code).last;
}

describe("the path of an expression", () => {
  test.each([
    ["a name", `a`, "a"],
    ["a member", `a.b.c`, "a.b.c"],
    ["a member in brackets", `a["b"].c`, "a.b.c"],
    ["an element", `a[0].b`, "a.0.b"],
    ["a member that may be missing", `a?.b?.()`, "a.b()"],
    ["a private member", `class C { m() { this.#a.b; } } (C.a)`, "C.a"],
    ["a member of this", `this.a`, "this.a"],
    ["a member of the meta property", `import.meta.env.A`, "import.meta.env.A"],
    ["a call", `a.b()`, "a.b()"],
    ["a member of a call", `a.b().c.d`, "a.b().c.d"],
    ["a call of a call", `a().b()`, "a().b()"],
    ["a call of what a call gives", `a()()`, "a()()"],
    ["a construction", `new A.B(x)`, "new A.B()"],
    ["a member of a construction", `new A(x).b`, "new A().b"],
    ["an assertion", `(a as B)!.c`, "a.c"],
    ["what is awaited", `(await a.b()).c`, "a.b().c"],
  ])("%s", (_, code, path) => {
    expect(pathOf(last(code))).toBe(path);
  });

  test.each([
    ["a computed member", `a[b].c`],
    ["a member of a text", `"a".b`],
    ["a call of a function that is written there", `(() => a)()`],
    ["a member of a call of something computed", `a[b]().c`],
    ["a construction of something computed", `new a[b]()`],
    ["a sum", `a + b`],
  ])("is not told for %s", (_, code) => {
    expect(pathOf(last(code))).toBeNull();
  });

  test("begins with super in a class", () => {
    const { sourceCode } = parsed(`class A extends B { m() { super.m(); } } (0)`);
    const call = sourceCode.getNodeByRangeIndex(sourceCode.text.indexOf(".m();"));
    expect(call && pathOf(call)).toBe("super.m");
  });
});

describe("the text of a literal", () => {
  test.each([
    ["a string", `("a")`, "a"],
    ["a template", "`a\\n`", "a\n"],
    ["an assertion of a string", `("a" as const)`, "a"],
    ["an empty string", `("")`, ""],
    ["a number", `1`, null],
    ["a template with something filled in", "`a${b}`", null],
    ["a name", `a`, null],
  ])("%s", (_, code, text) => {
    expect(stringOf(last(code))).toBe(text);
  });

  test("is none where there is no node", () => {
    expect([stringOf(null), stringOf(undefined)]).toEqual([null, null]);
  });
});

describe("the name of a member", () => {
  test.each([
    ["a name", `({ a: 1 })`, "a"],
    ["a text", `({ "a b": 1 })`, "a b"],
    ["a number", `({ 1: 1 })`, "1"],
    ["a computed text", `({ ["a"]: 1 })`, "a"],
    ["a computed template", "({ [`a`]: 1 })", "a"],
    ["a computed name", `({ [a]: 1 })`, null],
    ["a method", `({ a() {} })`, "a"],
  ])("%s", (_, code, name) => {
    const node = last(code);
    const property = node.type === AST_NODE_TYPES.ObjectExpression ? node.properties[0] : undefined;
    expect(property?.type === AST_NODE_TYPES.Property && nameOfMember(property)).toBe(name);
  });

  test("a private one begins with #", () => {
    const node = last(`(class { #a = 1 })`);
    const member = node.type === AST_NODE_TYPES.ClassExpression ? node.body.body[0] : undefined;
    expect(member?.type === AST_NODE_TYPES.PropertyDefinition && nameOfMember(member)).toBe("#a");
  });
});

describe("an expression without what changes no value", () => {
  test.each([
    `a`,
    `a as string`,
    `a satisfies string`,
    `a!`,
    `<string>a`,
    `await a`,
    `await (a as Promise<string>)!`,
  ])("%s", (code) => {
    expect(bare(last(code))).toMatchObject({ type: "Identifier", name: "a" });
  });

  test("keeps what does change it", () => {
    expect(bare(last(`!a`)).type).toBe("UnaryExpression");
    expect(bare(last(`a?.b`)).type).toBe("MemberExpression");
  });
});

describe("what is around a node", () => {
  const { sourceCode } = parsed(`(class A { m() { f(class { n() { return inner; } }, outer); } })`);
  const node = (name: string): TSESTree.Node => {
    const found = sourceCode.getNodeByRangeIndex(sourceCode.text.indexOf(name));
    if (found === null) throw new Error(`${name} does not stand in the code`);
    return found;
  };

  test("is told from the inside out", () => {
    expect([...ancestorsOf(node("outer"))].map(({ type }) => type)).toEqual([
      "CallExpression",
      "ExpressionStatement",
      "BlockStatement",
      "FunctionExpression",
      "MethodDefinition",
      "ClassBody",
      "ClassExpression",
      "ExpressionStatement",
      "Program",
    ]);
  });

  test("has a nearest class", () => {
    expect(classAround(node("outer"))).toMatchObject({ id: { name: "A" } });
    expect(classAround(node("inner"))).toMatchObject({ id: null });
    expect(classAround(sourceCode.ast)).toBeNull();
    const declared = parsed(`class B { m() { inner; } } (0)`).sourceCode;
    const inside = declared.getNodeByRangeIndex(declared.text.indexOf("inner"));
    expect(inside && classAround(inside)).toMatchObject({ id: { name: "B" } });
  });

  test("is told of some nodes", () => {
    const outer = new Set<TSESTree.Node>([node("outer")]);
    expect(isInside(node("outer"), outer)).toBe(true);
    expect(isInside(node("inner"), outer)).toBe(false);
    expect(isInside(node("inner"), new Set(ancestorsOf(node("outer"))))).toBe(true);
  });
});

describe("code", () => {
  const getNodeByRangeIndex = (): null => null;
  const program = { ast: { type: "Program", body: [] }, scopeManager: {}, getNodeByRangeIndex };

  test("is what JavaScript's and TypeScript's parsers read", () => {
    expect(isCode(parsed(`f()`).sourceCode)).toBe(true);
    expect(isCode(program as never)).toBe(true);
  });

  test.each([
    ["has no scopes", { ...program, scopeManager: null }],
    ["knows no scopes", { ...program, scopeManager: undefined }],
    ["is another tree", { ...program, ast: { type: "Document", body: [] } }],
    ["has no statements", { ...program, ast: { type: "Program" } }],
    ["is JSON", { ...program, ast: { type: "Program", body: [{ type: "JSONExpressionStatement" }] } }],
    ["is YAML", { ...program, ast: { type: "Program", body: [{ type: "YAMLDocument" }] } }],
    ["is TOML", { ...program, ast: { type: "Program", body: [{ type: "TOMLTopLevelTable" }] } }],
    ["does not find nodes", { ast: program.ast, scopeManager: {} }],
  ])("is not what %s", (_, sourceCode) => {
    expect(isCode(sourceCode as never)).toBe(false);
  });
});
