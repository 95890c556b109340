import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { remembered } from "../remembered.js";
import { bare, type FunctionNode, isFunction } from "./syntax.js";

type VisitorKeys = Readonly<Record<string, readonly string[] | undefined>>;

/** The nodes directly below a node, in order. */
export function childrenOf(node: TSESTree.Node, keys: VisitorKeys): readonly TSESTree.Node[] {
  const children: TSESTree.Node[] = [];
  for (const key of keys[node.type] ?? []) {
    const value = (node as unknown as Record<string, unknown>)[key];
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value])
      if (isNode(child)) children.push(child);
  }
  return children;
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === "object" && value !== null && "type" in value;
}

/** The expressions that a function returns or yields as its result; those of functions inside it are not among them. */
export function returnedBy(
  { visitorKeys }: Readonly<TSESLint.SourceCode>,
  node: FunctionNode,
): readonly TSESTree.Expression[] {
  return returnedExpressions(node, visitorKeys);
}

const returnedExpressions = remembered((node: FunctionNode, visitorKeys: VisitorKeys) => {
  if (node.body.type !== "BlockStatement") return [node.body];
  const returned: TSESTree.Expression[] = [];
  const pending: TSESTree.Node[] = [node.body];
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (at.type === "ReturnStatement" && at.argument !== null) returned.push(at.argument);
    if (isFunction(at) || at.type === "ClassDeclaration" || at.type === "ClassExpression") continue;
    for (const child of childrenOf(at, visitorKeys)) pending.push(child);
  }
  return returned.reverse();
});

/** The function that an expression is, as it is or wrapped by a call such as `useCallback(() => …)`, `cache(async () => …)`. */
export function functionIn(expression: TSESTree.Node | null | undefined): FunctionNode | null {
  if (expression === null || expression === undefined) return null;
  const node = bare(expression);
  if (isFunction(node)) return node;
  if (node.type !== "CallExpression" || node.callee.type !== "Identifier") return null;
  return node.arguments.map(functionIn).find((found) => found !== null) ?? null;
}
