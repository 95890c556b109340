import { AST_NODE_TYPES, type TSESTree } from "@typescript-eslint/utils";
import { describe, expect, test } from "vitest";
import { defaultOf, patternPath } from "../../../rules/code/pattern-path.js";
import { parsed } from "../support/source-code.js";

/** The pattern that a code assigns to, as one of parameters; the name `a` in it; and the code of a node. */
function read(pattern: string) {
  const { sourceCode, last } = parsed(`((${pattern}) => {})`);
  const [parameter] = last.type === AST_NODE_TYPES.ArrowFunctionExpression ? last.params : [];
  const [variable] = sourceCode.scopeManager?.scopes.flatMap((scope) => scope.set.get("a") ?? []) ?? [];
  const name = variable?.identifiers[0];
  if (parameter === undefined || name === undefined) throw new Error("no name a is in the pattern");
  const text = (node: TSESTree.Node | null): string | null => node && sourceCode.getText(node);
  return { parameter, name, text };
}

describe("the way to a name of a pattern", () => {
  test.each([
    ["the whole", `a`, []],
    ["a member", `{ a }`, ["a"]],
    ["a member by another name", `{ b: a }`, ["b"]],
    ["a member by a text", `{ "b c": a }`, ["b c"]],
    ["a member of a member", `{ x, b: { a } }`, ["b", "a"]],
    ["a member with something else for it", `{ b: a = 1 }`, ["b"]],
    ["a member of something with something else for it", `{ a } = {}`, ["a"]],
    ["an element", `[, a]`, ["1"]],
    ["a member of an element", `[x, { a }]`, ["1", "a"]],
    ["what is left of an object", `{ b, ...a }`, []],
  ])("is known for %s", (_, pattern, path) => {
    const { parameter, name } = read(pattern);
    expect(patternPath(parameter, name)).toEqual(path);
  });

  test.each([
    ["a computed member", `{ [b]: a }`],
    ["a member of a computed member", `{ b: { [c]: a } }`],
    ["what is left of an object that a key is taken out of", `{ apiKey, ...a }`],
    ["what is left of a list", `[b, ...a]`],
    ["what is left of the arguments", `...a`],
  ])("is not known for %s", (_, pattern) => {
    const { parameter, name } = read(pattern);
    expect(patternPath(parameter, name)).toBeNull();
  });

  test("is not known for a name of another pattern", () => {
    const { name } = read(`{ a }`);
    for (const other of [`{ a }`, `[a]`, `a`]) expect(patternPath(read(other).parameter, name)).toBeNull();
  });

  test("leads through a constructor's parameter that is a member", () => {
    const { last, sourceCode } = parsed(`(class { constructor(private a = 1) {} })`);
    const [member] = last.type === AST_NODE_TYPES.ClassExpression ? last.body.body : [];
    const [parameter] = member?.type === AST_NODE_TYPES.MethodDefinition ? member.value.params : [];
    const inner = parameter?.type === AST_NODE_TYPES.TSParameterProperty ? parameter.parameter : undefined;
    if (parameter === undefined || inner?.type !== AST_NODE_TYPES.AssignmentPattern)
      throw new Error("no such parameter");
    expect(patternPath(parameter, inner.left)).toEqual([]);
    const otherwise = defaultOf(parameter, inner.left);
    expect(otherwise && sourceCode.getText(otherwise)).toBe("1");
  });
});

describe("what a name of a pattern is otherwise", () => {
  test.each([
    ["a parameter", `a = 1`, "1"],
    ["a member", `{ b = 2, a = 1 }`, "1"],
    ["a member by another name", `{ b: a = 1 }`, "1"],
    ["an element", `[b = 2, , a = 1]`, "1"],
    ["a member of a member", `{ b: { a = 1 } = {} }`, "1"],
    ["a member of something with something else for it", `{ a = 1 } = {}`, "1"],
    ["a member without", `{ b = 2, a }`, null],
    ["a parameter without", `a`, null],
    ["a member of which only the whole has something", `{ a } = {}`, null],
    ["what is left", `{ b = 2, ...a }`, null],
  ])("%s", (_, pattern, expected) => {
    const { parameter, name, text } = read(pattern);
    expect(text(defaultOf(parameter, name))).toBe(expected);
  });

  test("is not known for a name of another pattern", () => {
    expect(defaultOf(read(`{ b: [a] = 1 }`).parameter, read(`     a`).name)).toBeNull();
  });
});
