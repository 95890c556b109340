import type { TSESTree } from "@typescript-eslint/utils";
import { nameOfMember } from "./syntax.js";

/** Whether a node is inside another one, or the same. */
export function contains(outer: TSESTree.Node, inner: TSESTree.Node): boolean {
  return outer.range[0] <= inner.range[0] && inner.range[1] <= outer.range[1];
}

/** The identifiers that a pattern declares. */
export function namesIn(pattern: TSESTree.Node): readonly TSESTree.Identifier[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern];
    case "AssignmentPattern":
      return namesIn(pattern.left);
    case "RestElement":
      return namesIn(pattern.argument);
    case "ObjectPattern":
      return pattern.properties.flatMap((property) =>
        namesIn(property.type === "Property" ? property.value : property),
      );
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element === null ? [] : namesIn(element)));
    default:
      return [];
  }
}

/** The members that lead from the whole of a pattern to one of its names; null where that is not told by names. */
export function patternPath(pattern: TSESTree.Node, name: TSESTree.Node): readonly string[] | null {
  switch (pattern.type) {
    case "Identifier":
      return pattern === name ? [] : null;
    case "AssignmentPattern":
      return patternPath(pattern.left, name);
    case "TSParameterProperty":
      return patternPath(pattern.parameter, name);
    case "ObjectPattern": {
      const property = pattern.properties.find((candidate) => contains(candidate, name));
      // The rest is without what was taken out by name: where that is a key, none is left.
      if (property?.type === "RestElement")
        return pattern.properties.some(takesKey) ? null : patternPath(property.argument, name);
      if (property?.type !== "Property") return null;
      const member = nameOfMember(property);
      const rest = patternPath(property.value, name);
      return member === null || rest === null ? null : [member, ...rest];
    }
    case "ArrayPattern": {
      const index = pattern.elements.findIndex((element) => element !== null && contains(element, name));
      const element = pattern.elements[index];
      const rest = element === null || element === undefined ? null : patternPath(element, name);
      return rest === null ? null : [String(index), ...rest];
    }
    default:
      return null;
  }
}

/** What one of the names of a pattern is where nothing is given for it: `b` in `{ a = b }`; null where nothing is said of that. */
export function defaultOf(pattern: TSESTree.Node, name: TSESTree.Node): TSESTree.Expression | null {
  switch (pattern.type) {
    case "AssignmentPattern":
      return pattern.left === name ? pattern.right : defaultOf(pattern.left, name);
    case "TSParameterProperty":
      return defaultOf(pattern.parameter, name);
    case "Property":
      return defaultOf(pattern.value, name);
    case "ObjectPattern":
    case "ArrayPattern": {
      const parts = pattern.type === "ObjectPattern" ? pattern.properties : pattern.elements;
      const part = parts.find((candidate) => candidate !== null && contains(candidate, name));
      return part === undefined || part === null ? null : defaultOf(part, name);
    }
    default:
      return null;
  }
}

function takesKey(property: TSESTree.Property | TSESTree.RestElement): boolean {
  return property.type === "Property" && /key|token|secret|auth/iu.test(nameOfMember(property) ?? "");
}
