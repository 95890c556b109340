import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { remembered } from "../remembered.js";
import { bare, nameOfMember, pathOf, stringOf } from "./syntax.js";

/** A value that is put into an object after it was made, under a name where one is told. */
export interface Filling {
  readonly name: string | null;
  readonly value: TSESTree.Node;
}

const HOLDERS =
  /^new (?:Map|Set|Headers|URLSearchParams|FormData|HttpHeaders|HttpParams|AxiosHeaders|\w{0,60}Error)\(\)$/u;

/**
 * What a file puts into the object, list, map or error that a variable is declared with: `o.name = …`, `list.push(…)`,
 * `map.set("name", …)`, `Object.assign(o, …)`. None where the variable is declared with anything else.
 */
export function filledInto(variable: TSESLint.Scope.Variable): readonly Filling[] {
  const [definition] = variable.defs;
  if (definition?.node.type !== "VariableDeclarator" || definition.node.id.type !== "Identifier") return [];
  const made = definition.node.init === null ? null : bare(definition.node.init);
  if (made === null || !isHolder(made)) return [];
  return fillingsOf(variable);
}

/** What the uses of a variable put into what it stands for, whatever that is. */
export const fillingsOf = remembered(({ references }: TSESLint.Scope.Variable): readonly Filling[] =>
  references.flatMap(({ identifier }) => fillingBy(identifier)),
);

/** Whether an expression makes something that other values are put into. */
export function isHolder(node: TSESTree.Node): boolean {
  return (
    node.type === "ObjectExpression" || node.type === "ArrayExpression" || HOLDERS.test(pathOf(node) ?? "")
  );
}

/** What the use of an identifier puts into the object that it stands for. */
function fillingBy(identifier: TSESTree.Node): readonly Filling[] {
  const { parent } = identifier;
  if (parent?.type === "CallExpression" && parent.arguments[0] === identifier)
    return pathOf(parent.callee) === "Object.assign"
      ? parent.arguments.slice(1).map((value) => ({ name: null, value }))
      : [];
  if (parent?.type !== "MemberExpression" || parent.object !== identifier) return [];
  const { parent: use } = parent;
  if (use.type === "AssignmentExpression" && use.left === parent)
    return [{ name: nameOfMember(parent), value: use.right }];
  if (use.type !== "CallExpression" || use.callee !== parent) return [];
  const [first, second] = use.arguments;
  switch (nameOfMember(parent)) {
    case "push":
    case "unshift":
    case "add":
      return use.arguments.map((value) => ({ name: null, value }));
    case "set":
    case "append":
      return second === undefined ? [] : [{ name: stringOf(first), value: second }];
    default:
      return [];
  }
}
