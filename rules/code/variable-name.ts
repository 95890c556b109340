import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { isKeyName } from "../key-name.js";
import type { KeySource } from "./key-source.js";
import { isSdk } from "./sdk.js";
import { isFunction } from "./syntax.js";
import { patternPath } from "./pattern-path.js";

type Variable = TSESLint.Scope.Variable;

/** The key that an import is by its name; null where it is none. */
export function importedKey(definition: TSESTree.Node, node: TSESTree.Identifier): KeySource | null {
  if (definition.type === "ImportSpecifier") {
    const name =
      definition.imported.type === "Identifier" ? definition.imported.name : definition.imported.value;
    const isFromSdk = definition.parent.type === "ImportDeclaration" && isSdk(definition.parent.source.value);
    return isKeyName(name) && !isFromSdk ? { node, name } : null;
  }
  return definition.type === "ImportDefaultSpecifier" && isKeyName(node.name)
    ? { node, name: node.name }
    : null;
}

/** The name that a variable has in the object that it is taken out of, or that of a parameter. */
export function destructuredName(variable: Variable): string | null {
  const definition = variable.defs[0];
  if (definition === undefined) return null;
  const { node, name } = definition;
  if (node.type === "VariableDeclarator") return patternPath(node.id, name)?.at(-1) ?? null;
  if (!isFunction(node)) return null;
  return (
    node.params
      .map((parameter) => patternPath(parameter, name)?.at(-1))
      .find((member) => member !== undefined) ?? null
  );
}

const OTHER_TYPES = new Set([
  "TSBooleanKeyword",
  "TSNumberKeyword",
  "TSNullKeyword",
  "TSUndefinedKeyword",
  "TSFunctionType",
  "TSVoidKeyword",
]);

/** Whether an annotation says that a value is no text. */
export function isOtherType(name: TSESTree.Node): boolean {
  return name.type === "Identifier" && OTHER_TYPES.has(name.typeAnnotation?.typeAnnotation.type ?? "");
}
