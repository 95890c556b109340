import type { TSESTree } from "@typescript-eslint/utils";
import { ancestorsOf, nameOfMember, pathOf } from "../code/syntax.js";
import type { VariableOf } from "../code/variables.js";

const BODY = /^(?:body|data|form|formData|payload|formBody|postData)$/u;

/** How many constants are followed, one into the other. */
const MAX_DEPTH = 3;

/** Whether parameters that a variable holds are sent as the body of a request, by its name or by what is done with it. */
export function isBody(root: TSESTree.Node, variableOf: VariableOf, depth = 0): boolean {
  if (root.type !== "Identifier" || depth > MAX_DEPTH) return false;
  const references = variableOf(root)?.references ?? [];
  return (
    /body|form|payload/iu.test(root.name) ||
    references.some(
      (reference) => reference.isRead() && isSentAsBody(reference.identifier, variableOf, depth + 1),
    )
  );
}

/** Whether parameters are sent as the body of a request, where they are in no URL. */
export function isSentAsBody(node: TSESTree.Node, variableOf: VariableOf, depth = 0): boolean {
  let at: TSESTree.Node = node;
  for (const parent of ancestorsOf(node)) {
    const child = at;
    at = parent;
    switch (parent.type) {
      case "MemberExpression":
        if (parent.object !== child) return false;
        continue;
      case "Property":
        return BODY.test(nameOfMember(parent) ?? "");
      case "VariableDeclarator":
        return isBody(parent.id, variableOf, depth);
      case "AssignmentExpression":
        return parent.left.type === "MemberExpression"
          ? BODY.test(nameOfMember(parent.left) ?? "")
          : isBody(parent.left, variableOf, depth);
      case "CallExpression":
        if (parent.callee === child) continue;
        return /\.(?:post|put|patch|send|write|end|body|form)$/u.test(pathOf(parent.callee) ?? "");
      case "AwaitExpression":
      case "TSAsExpression":
      case "TSNonNullExpression":
      case "ChainExpression":
        continue;
      default:
        return false;
    }
  }
  return false;
}
