import { parseForESLint } from "@typescript-eslint/parser";
import { AST_NODE_TYPES, type TSESLint, type TSESTree } from "@typescript-eslint/utils";
import { SourceCode } from "eslint";

/** A code as rules see it, and the last expression that stands in it as a statement. */
export function parsed(code: string): {
  readonly sourceCode: Readonly<TSESLint.SourceCode>;
  readonly last: TSESTree.Expression;
} {
  const { ast, scopeManager, visitorKeys } = parseForESLint(code, {
    range: true,
    loc: true,
    tokens: true,
    comment: true,
    sourceType: "module",
  });
  const sourceCode = new SourceCode({
    text: code,
    ast,
    scopeManager,
    visitorKeys,
  } as unknown as SourceCode.Config) as unknown as Readonly<TSESLint.SourceCode>;
  linkParents(ast, visitorKeys);
  const statement = ast.body.findLast((node) => node.type === AST_NODE_TYPES.ExpressionStatement);
  if (statement === undefined) throw new Error("no expression stands in the code");
  return { sourceCode, last: statement.expression };
}

/** The parser leaves it to ESLint's walk to tell each node its parent. */
function linkParents(
  node: TSESTree.Node,
  keys: Readonly<Record<string, readonly string[] | undefined>>,
): void {
  for (const key of keys[node.type] ?? []) {
    const value = (node as unknown as Record<string, unknown>)[key];
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child === null || child === undefined) continue;
      Object.assign(child as object, { parent: node });
      linkParents(child as TSESTree.Node, keys);
    }
  }
}
