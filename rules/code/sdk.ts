import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { bare, nameOfMember, pathOf, stringOf } from "./syntax.js";
import type { VariableOf } from "./variables.js";

type Variable = TSESLint.Scope.Variable;

const SDK = /^@pictify\/(?:sdk|node|client|js|core)(?:$|\/)|^pictify(?:$|\/|-sdk$)/u;

/** Whether a module specifier is that of Pictify's SDK, also as a URL of a package mirror. */
export function isSdk(specifier: string | null): boolean {
  if (specifier === null) return false;
  const name = /^(?:https:\/\/[\w.-]+\/(?:npm\/)?|npm:)(.+)$/u.exec(specifier)?.[1] ?? specifier;
  return SDK.test(name.replace(/(?<=.)@[\w.^~-]+/u, ""));
}

/** The variables of a file that are the SDK or something of it. */
export function sdkVariables({ scopeManager }: Readonly<TSESLint.SourceCode>): readonly Variable[] {
  return (scopeManager?.scopes ?? [])
    .flatMap(({ variables }) => variables)
    .filter(({ defs }) => defs.some(({ node, parent }) => isSdkDefinition(node, parent)));
}

function isSdkDefinition(node: TSESTree.Node, parent: TSESTree.Node | null | undefined): boolean {
  if (parent?.type === "ImportDeclaration") return isSdk(parent.source.value);
  if (node.type !== "VariableDeclarator" || node.init === null) return false;
  const value = bare(node.init);
  const call = value.type === "MemberExpression" ? bare(value.object) : value;
  return isSdkLoad(call);
}

/** Whether an expression loads the SDK: `require("@pictify/sdk")`, `import("@pictify/sdk")`. */
export function isSdkLoad(node: TSESTree.Node): boolean {
  if (node.type === "ImportExpression") return isSdk(stringOf(node.source));
  return (
    node.type === "CallExpression" &&
    node.callee.type === "Identifier" &&
    node.callee.name === "require" &&
    isSdk(stringOf(node.arguments[0]))
  );
}

/** The expressions that a file hands to the SDK's constructor as its key. */
function keyArguments(sourceCode: Readonly<TSESLint.SourceCode>): readonly TSESTree.Expression[] {
  const found: TSESTree.Expression[] = [];
  for (const { references } of sdkVariables(sourceCode)) {
    for (const { identifier } of references) {
      const callee = identifier.parent.type === "MemberExpression" ? identifier.parent : identifier;
      const call = callee.parent;
      if (call.type !== "NewExpression" || call.callee !== callee) continue;
      const key = keyArgument(call);
      if (key !== null) found.push(key);
    }
  }
  return found;
}

/** What a file hands to the SDK as its key: that is one, whatever it is called. */
export interface HandedOver {
  readonly variables: ReadonlySet<Variable>;
  /** Of members, such as `process.env.IMAGES`. */
  readonly paths: ReadonlySet<string>;
}

/** The variables and members that a file hands to the SDK as its key. */
export function handedOver(sourceCode: Readonly<TSESLint.SourceCode>, variableOf: VariableOf): HandedOver {
  const variables = new Set<Variable>();
  const paths = new Set<string>();
  for (const expression of keyArguments(sourceCode)) {
    const node = bare(expression);
    const variable = node.type === "Identifier" ? variableOf(node) : undefined;
    if (variable !== undefined) variables.add(variable);
    const path = node.type === "MemberExpression" ? pathOf(node) : null;
    if (path !== null) paths.add(path);
  }
  return { variables, paths };
}

/** The key in `new Pictify({ apiKey: … })` and `new Pictify(…)`; null where it is not written out. */
export function keyArgument({ arguments: [first] }: TSESTree.NewExpression): TSESTree.Expression | null {
  if (first === undefined || first.type === "SpreadElement") return null;
  const argument = bare(first);
  if (argument.type !== "ObjectExpression") return first;
  for (const property of argument.properties) {
    if (property.type !== "Property" || !/^(?:api_?)?(?:key|token)$/iu.test(nameOfMember(property) ?? ""))
      continue;
    return property.value as TSESTree.Expression;
  }
  return null;
}

/** Whether an expression constructs a client of the SDK, by the variable or by its name. */
export function isClientConstruction(node: TSESTree.NewExpression): boolean {
  return /(?:^|\.)(?:Async)?Pictify(?:Client|SDK)?$/u.test(pathOf(node.callee) ?? "");
}
