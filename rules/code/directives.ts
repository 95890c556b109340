import type { TSESTree } from "@typescript-eslint/utils";
import type { FunctionNode } from "./syntax.js";

/** The directives at the top of a file or of the body of a function, such as `use server`. */
export function directivesOf(body: readonly TSESTree.ProgramStatement[]): ReadonlySet<string> {
  const directives = new Set<string>();
  for (const statement of body) {
    if (statement.type !== "ExpressionStatement" || statement.expression.type !== "Literal") break;
    directives.add(String(statement.expression.value));
  }
  return directives;
}

/** Whether a function says of itself that it runs on the server, wherever it is written. */
export function isServerFunction({ body }: FunctionNode): boolean {
  return body.type === "BlockStatement" && directivesOf(body.body).has("use server");
}
