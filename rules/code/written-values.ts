import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { bare, nameOfMember, stringOf } from "./syntax.js";
import { patternPath } from "./pattern-path.js";

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

/**
 * What a constant takes out of an object or array: `const [a, b] = ["…", "…"]`.
 *
 * @param held finds the object or array that an expression stands for
 */
export function takenOut(
  { defs, references }: TSESLint.Scope.Variable,
  held: (holder: TSESTree.Node) => TSESTree.Node | null,
): TSESTree.Node | null {
  const [definition] = defs;
  if (definition?.node.type !== "VariableDeclarator" || definition.node.id.type === "Identifier") return null;
  if (references.filter((reference) => reference.isWrite()).length !== 1) return null;
  const path = patternPath(definition.node.id, definition.name);
  return (
    path?.reduce<TSESTree.Node | null>(
      (holder, name) => (holder === null ? null : memberOf(held(holder), name)),
      definition.node.init,
    ) ?? null
  );
}

/** How many texts that are appended one after the other are followed. */
const MOST_APPENDED = 200;

/** The texts that are written to a variable up to an assignment that appends one, in order; null where another kind of write is among them. */
export function writtenBefore(
  { references }: TSESLint.Scope.Variable,
  assignment: TSESTree.Node,
): readonly TSESTree.Node[] | null {
  const written: TSESTree.Node[] = [];
  for (const { identifier, init, writeExpr } of references.filter((reference) => reference.isWrite())) {
    const { parent } = identifier;
    if (parent === assignment) return written;
    const appends = parent.type === "AssignmentExpression" && parent.operator === "+=";
    if (writeExpr === null || writeExpr === undefined || !(init === true || appends)) return null;
    if (written.push(writeExpr) > MOST_APPENDED) return null;
  }
  return null;
}
