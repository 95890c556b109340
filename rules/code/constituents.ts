import type { TSESTree } from "@typescript-eslint/utils";
import { bare, pathOf } from "./syntax.js";

/**
 * The expressions that are in the value of another one, or that it is one of, by what is written alone: the parts of a template,
 * the terms of a sum in their order, the sides of `||`, the values of an object. None where no text can come out; null where more than what is
 * written has to be looked at.
 */
export function constituentsOf(node: TSESTree.Node): readonly TSESTree.Node[] | null {
  switch (node.type) {
    case "TemplateLiteral":
      return [...node.quasis, ...node.expressions];
    case "TaggedTemplateExpression":
      return pathOf(node.tag) === "String.raw" ? [node.quasi] : null;
    case "BinaryExpression":
      return node.operator === "+" ? termsOf(node) : [];
    case "LogicalExpression":
      return node.operator === "&&" ? [node.right] : [node.left, node.right];
    case "ConditionalExpression":
      return [node.consequent, node.alternate];
    case "SequenceExpression":
      return node.expressions.slice(-1);
    case "AssignmentExpression":
      return [node.right];
    case "ArrayExpression":
      return node.elements.filter((element) => element !== null);
    case "ObjectExpression":
      return node.properties.map((property) =>
        property.type === "SpreadElement" ||
        property.value.type === "Identifier" ||
        property.value.type === "MemberExpression"
          ? property
          : property.value,
      );
    case "SpreadElement":
      return [node.argument];
    case "JSXExpressionContainer":
      return [node.expression];
    case "ArrowFunctionExpression":
    case "FunctionExpression":
    case "UnaryExpression":
    case "UpdateExpression":
    case "ClassExpression":
    case "JSXEmptyExpression":
      return [];
    default:
      return null;
  }
}

/** Goes down the left side in a loop: bundles have sums of thousands of terms. */
function termsOf(node: TSESTree.BinaryExpression): readonly TSESTree.Node[] {
  const terms: TSESTree.Node[] = [];
  let at: TSESTree.Node = node;
  for (; at.type === "BinaryExpression" && at.operator === "+"; at = bare(at.left)) terms.push(at.right);
  return [at, ...terms.reverse()];
}
