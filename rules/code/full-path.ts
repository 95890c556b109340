import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { constituentsOf } from "./constituents.js";
import { patternPath } from "./pattern-path.js";
import { bare, isFunction, nameOfMember, pathOf, stringOf } from "./syntax.js";
import { onlyValueOf, type VariableOf } from "./variables.js";

/** How many constants are followed, one into the other. */
const MAX_DEPTH = 4;

/**
 * The path of an expression, as `pathOf` has it, with what it begins with in full where that is a constant, is taken out of an
 * object or list, or is what a promise is fulfilled with: with `const { log } = console`, `log` is `console.log`.
 *
 * @param modules that are called by their names, whatever they are imported as: `pino().info`
 */
export function fullPathOf(
  expression: TSESTree.Node,
  variableOf: VariableOf,
  modules = /^$/u,
  depth = 0,
): string | null {
  const path = pathOf(expression);
  if (path === null || depth > MAX_DEPTH) return path;
  const root = rootOf(expression);
  if (root.type === "CallExpression") {
    const name = stringOf(root.arguments[0]);
    return name !== null && modules.test(name) ? path.replace("require()", () => name) : path;
  }
  const variable = root.type === "Identifier" ? variableOf(root) : undefined;
  const whole = variable === undefined ? null : pathOfVariable(variable, variableOf, modules, depth + 1);
  if (whole === null || root.type !== "Identifier") return path;
  const made = path.startsWith("new ") ? "new " : "";
  return made + whole + path.slice(made.length + root.name.length);
}

/** What the path of an expression begins with: an identifier, `require("…")`, or something else. */
function rootOf(expression: TSESTree.Node): TSESTree.Node {
  for (let at = bare(expression); ;) {
    switch (at.type) {
      case "MemberExpression":
        at = bare(at.object);
        break;
      case "CallExpression":
        if (at.callee.type === "Identifier" && at.callee.name === "require") return at;
        at = bare(at.callee);
        break;
      case "NewExpression":
        at = bare(at.callee);
        break;
      default:
        return at;
    }
  }
}

function pathOfVariable(
  variable: TSESLint.Scope.Variable,
  variableOf: VariableOf,
  modules: RegExp,
  depth: number,
): string | null {
  const [definition] = variable.defs;
  if (definition === undefined) return null;
  const { node, name, parent } = definition;
  if (parent?.type === "ImportDeclaration") {
    const { value: module } = parent.source;
    if (!modules.test(module)) return null;
    const isNamed = node.type === "ImportSpecifier" && node.imported.type === "Identifier";
    return isNamed && node.imported.type === "Identifier" ? `${module}.${node.imported.name}` : module;
  }
  const value = onlyValueOf(variable);
  if (value !== null) return fullPathOf(firstChoice(value), variableOf, modules, depth);
  // What a class is derived from has the methods that are called.
  if (node.type === "ClassDeclaration")
    return node.superClass === null ? null : fullPathOf(node.superClass, variableOf, modules, depth);
  if (node.type === "VariableDeclarator" && node.init !== null) {
    const members = node.id.type === "Identifier" ? null : patternPath(node.id, name);
    const whole = members === null ? null : fullPathOf(node.init, variableOf, modules, depth);
    return whole === null ? null : [whole, ...(members ?? [])].join(".");
  }
  return isFunction(node) ? pathOfFulfilled(node, name, variableOf, modules, depth) : null;
}

/** The first of what a condition chooses from: both sides of `remember ? localStorage : sessionStorage` are of a kind. */
function firstChoice(expression: TSESTree.Node): TSESTree.Node {
  const node = bare(expression);
  const choices =
    node.type === "ConditionalExpression" || node.type === "LogicalExpression"
      ? (constituentsOf(node) ?? [])
      : [];
  return choices.find((choice) => !/^(?:undefined)?$/u.test(pathOf(choice) ?? "")) ?? node;
}

/** The path of the promise whose value a function is handed: `promise.then((value) => …)`. */
function pathOfFulfilled(
  {
    params: [first],
    parent: call,
  }: TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration,
  name: TSESTree.Node,
  variableOf: VariableOf,
  modules: RegExp,
  depth: number,
): string | null {
  if (first !== name || call.type !== "CallExpression" || call.callee.type !== "MemberExpression")
    return null;
  return nameOfMember(call.callee) === "then"
    ? fullPathOf(call.callee.object, variableOf, modules, depth)
    : null;
}
