import type { TSESTree } from "@typescript-eslint/utils";
import type { KeyFlow } from "./key-flow.js";
import type { KeySource } from "./key-source.js";
import { passageOf } from "./pass-through.js";
import { bare } from "./syntax.js";
import { first } from "./trace.js";

/** How many constants are followed, one into the other. */
const MAX_DEPTH = 10;

/** The key of which an expression is a part, such as its last characters; null where it is none. */
export function partOfKey(flow: KeyFlow, expression: TSESTree.Node): KeySource | null {
  return partIn(flow, expression, 0, new Set());
}

/** @param seen each expression is looked at once: variables that are written from each other have many ways back */
function partIn(
  flow: KeyFlow,
  expression: TSESTree.Node,
  depth: number,
  seen: Set<TSESTree.Node>,
): KeySource | null {
  const node = bare(expression);
  if (depth > MAX_DEPTH || seen.has(node)) return null;
  seen.add(node);
  switch (node.type) {
    case "TemplateLiteral":
      return first(node.expressions.map((part) => partIn(flow, part, depth + 1, seen)));
    case "BinaryExpression":
      return node.operator === "+"
        ? first([node.left, node.right].map((term) => partIn(flow, term, depth + 1, seen)))
        : null;
    case "Identifier": {
      const variable = flow.origins.variableOf(node);
      const origins = variable === undefined ? [] : flow.origins.ofVariable(variable);
      return first(origins.map((origin) => partIn(flow, origin.node, depth + 1, seen)));
    }
    case "CallExpression": {
      const passage = passageOf(node);
      return passage.kind === "hides" && passage.partOf !== null ? flow.keyIn(passage.partOf) : null;
    }
    default:
      return null;
  }
}
