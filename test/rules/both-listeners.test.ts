import type { TSESTree } from "@typescript-eslint/utils";
import { expect, test } from "vitest";
import { bothListeners } from "../../rules/both-listeners.js";

test("both listeners of a selector are called, in order, with the node", () => {
  const calls: unknown[] = [];
  const listener =
    (name: string) =>
    (node: TSESTree.Node): void => {
      calls.push([name, node.type]);
    };
  const both = bothListeners(
    { Program: listener("one"), Literal: listener("only one") },
    { Program: listener("other"), Identifier: listener("only other") },
  );
  expect(Object.keys(both)).toEqual(["Program", "Literal", "Identifier"]);
  for (const [selector, call] of Object.entries(both)) call?.({ type: selector } as never);
  expect(calls).toEqual([
    ["one", "Program"],
    ["other", "Program"],
    ["only one", "Literal"],
    ["only other", "Identifier"],
  ]);
});
