import type { TSESTree } from "@typescript-eslint/utils";
import { filledInto } from "./fillings.js";
import { bare, nameOfMember } from "./syntax.js";
import { onlyValueOf, type VariableOf } from "./variables.js";

/** How many objects are followed, one spread into the other. */
const MAX_DEPTH = 6;

/**
 * What a spread brings into an object or a list, less what the object has after it under the same names: of
 * `{ ...config, key: "***" }` not the `key` that is written out in `config`.
 */
export function spreadValues(
  spread: TSESTree.SpreadElement,
  variableOf: VariableOf,
): readonly TSESTree.Node[] {
  const { parent } = spread;
  const later =
    parent.type === "ObjectExpression" ? parent.properties.slice(parent.properties.indexOf(spread) + 1) : [];
  const names = later.map((property) => (property.type === "Property" ? nameOfMember(property) : null));
  return valuesLess(spread.argument, new Set(names.filter((name) => name !== null)), variableOf, 0);
}

function valuesLess(
  expression: TSESTree.Node,
  names: ReadonlySet<string>,
  variableOf: VariableOf,
  depth: number,
): readonly TSESTree.Node[] {
  const node = bare(expression);
  if (names.size === 0 || depth > MAX_DEPTH) return [node];
  if (node.type === "ObjectExpression") {
    return node.properties.flatMap((property) => {
      if (property.type === "SpreadElement")
        return valuesLess(property.argument, names, variableOf, depth + 1);
      return names.has(nameOfMember(property) ?? "") ? [] : [property.value];
    });
  }
  const variable = node.type === "Identifier" ? variableOf(node) : undefined;
  const value = variable === undefined ? null : onlyValueOf(variable);
  if (variable === undefined || value === null) return [node];
  const filled = filledInto(variable).filter(({ name }) => name === null || !names.has(name));
  return [...valuesLess(value, names, variableOf, depth + 1), ...filled.map((filling) => filling.value)];
}
