import type { TSESTree } from "@typescript-eslint/utils";
import { constituentsOf } from "./constituents.js";
import type { StaticTexts } from "./static-text.js";
import { bare } from "./syntax.js";

/** How many constants are followed, one into the other. */
const MAX_DEPTH = 6;

/** The members that an expression takes its text from, here or where its constants are declared. */
export function membersIn(
  expression: TSESTree.Node,
  texts: StaticTexts,
  depth = 0,
): readonly TSESTree.MemberExpression[] {
  const node = bare(expression);
  if (depth > MAX_DEPTH) return [];
  switch (node.type) {
    case "MemberExpression":
      return [node];
    case "Identifier": {
      const value = texts.valueOf(node);
      return value === null ? [] : membersIn(value, texts, depth + 1);
    }
    case "TemplateLiteral":
    case "BinaryExpression":
    case "LogicalExpression":
      return (constituentsOf(node) ?? []).flatMap((part) => membersIn(part, texts, depth + 1));
    default:
      return [];
  }
}
