import type { TSESTree } from "@typescript-eslint/utils";
import type { KeyFlow } from "./key-flow.js";
import type { KeySource } from "./key-source.js";
import { passageOf } from "./pass-through.js";
import { bare } from "./syntax.js";
import { first } from "./trace.js";

/** How many constants are followed, one into the other. */
const MAX_DEPTH = 10;

/** The key of which an expression is a part, such as its last characters; null where it is none. */
export function partOfKey(flow: KeyFlow, expression: TSESTree.Node, depth = 0): KeySource | null {
  const node = bare(expression);
  if (depth > MAX_DEPTH) return null;
  switch (node.type) {
    case "TemplateLiteral":
      return first(node.expressions.map((part) => partOfKey(flow, part, depth + 1)));
    case "BinaryExpression":
      return node.operator === "+"
        ? first([node.left, node.right].map((term) => partOfKey(flow, term, depth + 1)))
        : null;
    case "Identifier": {
      const variable = flow.origins.variableOf(node);
      const origins = variable === undefined ? [] : flow.origins.ofVariable(variable);
      return first(origins.map((origin) => partOfKey(flow, origin.node, depth + 1)));
    }
    case "CallExpression": {
      const passage = passageOf(node);
      return passage.kind === "hides" && passage.partOf !== null ? flow.keyIn(passage.partOf) : null;
    }
    default:
      return null;
  }
}
