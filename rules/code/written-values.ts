import type { TSESTree } from "@typescript-eslint/utils";
import { bare, nameOfMember, stringOf } from "./syntax.js";

/** The whole number that is written, with its sign; null for anything else. */
export function integerOf(expression: TSESTree.Node): number | null {
  const node = bare(expression);
  if (node.type === "UnaryExpression" && node.operator === "-") {
    const value = integerOf(node.argument);
    return value === null ? null : -value;
  }
  return node.type === "Literal" && Number.isInteger(node.value) ? (node.value as number) : null;
}

/** What an object, array or enum that is written out has under a name. */
export function memberOf(holder: TSESTree.Node | null, name: string | null): TSESTree.Node | null {
  if (holder === null || name === null) return null;
  const node = bare(holder);
  switch (node.type) {
    case "ObjectExpression": {
      const property = node.properties.findLast(
        (candidate) => candidate.type === "SpreadElement" || nameOfMember(candidate) === name,
      );
      return property?.type === "Property" ? property.value : null;
    }
    case "ArrayExpression":
      return node.elements[Number(name)] ?? null;
    case "TSEnumDeclaration": {
      const member = node.body.members.find(
        ({ id }) => (id.type === "Identifier" ? id.name : stringOf(id)) === name,
      );
      return member?.initializer ?? null;
    }
    default:
      return null;
  }
}
