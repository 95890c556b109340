import type { TSESTree } from "@typescript-eslint/utils";

/** A way into a value: an expression, and the names of the members that lead to a part of it. */
export interface Origin {
  readonly node: TSESTree.Node;
  readonly members: readonly string[];
}

/** An expression as a whole. */
export function wholeOf(node: TSESTree.Node): Origin {
  return { node, members: [] };
}

/** What is under some more names of an origin. */
export function under({ node, members }: Origin, ...names: readonly string[]): Origin {
  return { node, members: [...members, ...names] };
}
