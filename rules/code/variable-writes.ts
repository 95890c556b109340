import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { type Origin, wholeOf } from "./origin.js";
import { patternPath } from "./pattern-path.js";
import { ancestorsOf } from "./syntax.js";

/** What a use of a variable writes to it: in an assignment, also to a pattern; by markup that is bound to it, as in Svelte. */
export function writtenBy({ identifier }: TSESLint.Scope.Reference): readonly Origin[] {
  const { parent } = identifier;
  if ((parent.type as string) === "SvelteDirective") return [wholeOf(parent)];
  for (const around of ancestorsOf(identifier)) {
    if (around.type === "AssignmentExpression") {
      const members = patternPath(around.left, identifier);
      return members === null ? [] : [{ node: around.right, members }];
    }
    if (!PATTERN_PART.test(around.type)) break;
  }
  return [];
}

const PATTERN_PART = /^(?:ObjectPattern|ArrayPattern|Property|RestElement|AssignmentPattern)$/u;

/** The list that a loop goes through which declares a variable; null for another declaration. */
export function iterated(node: TSESTree.VariableDeclarator): TSESTree.Node | null {
  const loop = node.parent.parent;
  return loop.type === "ForOfStatement" ? loop.right : null;
}
