import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { isServerFunction } from "../code/directives.js";
import { functionIn, returnedBy } from "../code/returned.js";
import { bare, type FunctionNode, nameOfMember, pathOf } from "../code/syntax.js";
import type { VariableOf } from "../code/variables.js";
import { outgoingOfAssignment, outgoingOfCall, outgoingOfConstruction } from "./logging.js";
import { sentByConnection } from "./sockets.js";

/** Functions whose result a framework sends to the browser, by the name that they are exported under. */
const DATA_EXPORTS =
  /^(?:getServerSideProps|getStaticProps|getInitialProps|getServerData|loader|clientLoader|action|asyncData)$/u;
/** Calls whose function gives a result to the browser. */
const DATA_CALLS =
  /(?:^|\.)(?:define(?:Cached)?EventHandler|(?:cached)?[eE]ventHandler|createServerFn\(\)(?:\.\w{1,20}\(\))*\.handler|server\$|routeLoader\$|routeAction\$|ipcMain\.handle|onCall|onRequest|(?:\w{0,30}[pP]rocedure)(?:\.\w{1,20}\(\))*\.(?:query|mutation|subscription))$/u;
/** Methods of a class that answer requests, by their decorators: of Nest and of what is like it. */
const ANSWERING = /^(?:Get|Post|Put|Patch|Delete|All|Query|Mutation|ResolveField|Subscription)$/u;
/** Routes of servers whose functions return the answer. */
const ROUTE =
  /^(?:(?:fastify|app|server|instance|router|new Elysia\(\))(?:\.\w{1,20}\(\))*)\.(?:get|post|put|patch|delete|all|head)$/u;
/** Functions of frameworks that make an answer of data. */
const MAKES_ANSWER = /^(?:data|fail|typed(?:json|defer)|super\w{0,20}[jJ]son|jsonWith\w{1,20})$/u;
const RETURNS_ANSWER = /["'](?:fastify|elysia)["']/u;
const EXPOSING_CALL =
  /(?:^|\.)(?:exposeInMainWorld|webContents\.send|sendToRenderer|(?:sender|senderFrame|mainFrame)\.send|event\.reply|(?:webview|webContents|contentWindow|window|parent|opener|ui)\.postMessage)$|^postMessage$/u;
/** The answer to a synchronous message of Electron's renderer. */
const RETURN_VALUE = /^(?:event|e|evt)\.returnValue$/u;
/** Calls that make an element: the second argument is its properties. */
const ELEMENT_CALL = /^(?:React\.|preact\.)?(?:createElement|cloneElement|h|jsxs?|jsxDEV|_jsxs?)$/u;
const SVELTE_LOAD = /(?:^|\/)\+(?:page|layout)(?:\.server)?\.[jt]s$/u;

/** What a function gives to the browser as its result; none where it is no such function. */
export function resultsForClient(
  node: FunctionNode,
  sourceCode: Readonly<TSESLint.SourceCode>,
  path: string,
  isServerModule: boolean,
): readonly TSESTree.Node[] {
  if (exportedName(node, sourceCode.ast) === "handler") return returnedBy(sourceCode, node).flatMap(bodyOf);
  return isDataFunction(node, path, isServerModule, sourceCode)
    ? returnedBy(sourceCode, node).flatMap(unwrapped)
    : [];
}

/** What is handed to a function that makes an answer of it: `data({ … }, { headers })`. */
function unwrapped(result: TSESTree.Node): readonly TSESTree.Node[] {
  const answer = bare(result);
  return answer.type === "CallExpression" && MAKES_ANSWER.test(pathOf(answer.callee) ?? "")
    ? answer.arguments
    : [result];
}

/** What a function of a cloud answers with: `{ statusCode: 200, body: … }`. */
function bodyOf(result: TSESTree.Node): readonly TSESTree.Node[] {
  const answer = bare(result);
  if (answer.type !== "ObjectExpression") return [];
  const properties = answer.properties.filter((property) => property.type === "Property");
  return properties.some((property) => nameOfMember(property) === "statusCode")
    ? properties
        .filter((property) => /^(?:body|headers)$/u.test(nameOfMember(property) ?? ""))
        .map(({ value }) => value)
    : [];
}

function isDataFunction(
  node: FunctionNode,
  path: string,
  isServerModule: boolean,
  { ast, text }: Readonly<TSESLint.SourceCode>,
): boolean {
  const name = exportedName(node, ast);
  if (name !== null && (DATA_EXPORTS.test(name) || (name === "load" && SVELTE_LOAD.test(path)))) return true;
  const { parent } = node;
  const isExported = name !== null || parent.type === "ExportDefaultDeclaration";
  if (isServerFunction(node) || (isServerModule && isExported)) return true;
  if (parent.type === "Property") return isSvelteAction(parent, path);
  if (parent.type === "MethodDefinition") return decoratorsOf(parent).some(answers);
  if (parent.type !== "CallExpression") return false;
  const callee = pathOf(parent.callee) ?? "";
  return DATA_CALLS.test(callee) || (ROUTE.test(callee) && RETURNS_ANSWER.test(text));
}

/** The decorators of a method; parsers of plain JavaScript have none. */
function decoratorsOf({
  decorators,
}: {
  readonly decorators?: readonly TSESTree.Decorator[];
}): readonly TSESTree.Decorator[] {
  return decorators ?? [];
}

/** `@Get("path")`, and its kin. */
function answers({ expression }: TSESTree.Decorator): boolean {
  return ANSWERING.test(pathOf(expression)?.replace(/\(\)$/u, "") ?? "");
}

/** `export const actions = { default: async () => … }` of SvelteKit. */
function isSvelteAction({ parent }: TSESTree.Property, path: string): boolean {
  let declarator: TSESTree.Node | undefined = parent.parent;
  while (declarator !== undefined && bare(declarator) !== declarator) declarator = declarator.parent;
  return (
    SVELTE_LOAD.test(path) &&
    declarator?.type === "VariableDeclarator" &&
    declarator.id.type === "Identifier" &&
    declarator.id.name === "actions"
  );
}

/** The name that a function at the top of a file is exported under; also `Page.getInitialProps = …`. */
function exportedName(node: FunctionNode, { body }: TSESTree.Program): string | null {
  if (node.type === "FunctionDeclaration")
    return node.parent.type === "ExportNamedDeclaration"
      ? (node.id?.name ?? null)
      : node.parent.type === "Program"
        ? listedName(node.id, body)
        : null;
  let at: TSESTree.Node | undefined = node.parent;
  while (at.type === "CallExpression" || at.type === "TSSatisfiesExpression" || at.type === "TSAsExpression")
    at = at.parent;
  if (at.type === "AssignmentExpression" && at.left.type === "MemberExpression") return nameOfMember(at.left);
  if (at.type !== "VariableDeclarator" || at.id.type !== "Identifier" || functionIn(at.init) !== node)
    return null;
  return at.parent.parent.type === "ExportNamedDeclaration" ? at.id.name : listedName(at.id, body);
}

/** The name that `export { name }` gives; null where no such list has it. */
function listedName(
  id: TSESTree.Identifier | null,
  body: readonly TSESTree.ProgramStatement[],
): string | null {
  for (const statement of body) {
    if (statement.type !== "ExportNamedDeclaration" || statement.source !== null) continue;
    const specifier = statement.specifiers.find(({ local }) => local.name === id?.name);
    if (specifier?.exported.type === "Identifier") return specifier.exported.name;
  }
  return null;
}

/** What an attribute of an element hands to the browser; null where it stays on the server. */
export function attributeValue(
  node: TSESTree.JSXAttribute | TSESTree.JSXSpreadAttribute,
  path: string,
): TSESTree.Node | null {
  if (path.endsWith(".astro") && !reachesBrowser(node.parent)) return null;
  return node.type === "JSXAttribute" ? node.value : node.argument;
}

/** What a call hands to the element that it makes: `React.createElement(Component, { … })`; null for any other call. */
export function elementProperties({
  callee,
  arguments: given,
}: TSESTree.CallExpression): TSESTree.Node | null {
  return ELEMENT_CALL.test(pathOf(callee) ?? "") ? (given[1] ?? null) : null;
}

/** Whether an element of Astro is one of HTML, or a component that runs in the browser; its others run on the server only. */
function reachesBrowser({ name, attributes }: TSESTree.JSXOpeningElement): boolean {
  if (name.type === "JSXIdentifier" && /^[a-z]/u.test(name.name)) return true;
  return attributes.some(
    (attribute) =>
      attribute.type === "JSXAttribute" &&
      attribute.name.type === "JSXNamespacedName" &&
      attribute.name.namespace.name === "client",
  );
}

/** What a statement sends to the browser: in a response, in a message to a window. */
export function sentToClient(
  node: TSESTree.AssignmentExpression | TSESTree.CallExpression | TSESTree.NewExpression,
  variableOf: VariableOf,
): readonly TSESTree.Node[] {
  if (node.type === "CallExpression" && EXPOSING_CALL.test(pathOf(node.callee) ?? "")) return node.arguments;
  if (node.type === "AssignmentExpression" && RETURN_VALUE.test(pathOf(node.left) ?? "")) return [node.right];
  const outgoing =
    node.type === "CallExpression"
      ? outgoingOfCall(node, variableOf)
      : node.type === "NewExpression"
        ? outgoingOfConstruction(node)
        : outgoingOfAssignment(node);
  if (outgoing?.outlet === "response") return outgoing.values;
  return node.type === "CallExpression" ? sentByConnection(node, variableOf) : [];
}
