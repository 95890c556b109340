import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { isServerFunction } from "../code/directives.js";
import { ancestorsOf, bare, isFunction, pathOf } from "../code/syntax.js";
import type { VariableOf } from "../code/variables.js";
import { contains, namesIn } from "../code/pattern-path.js";

type Variable = TSESLint.Scope.Variable;

/** Exports that frameworks take out of what they send to browsers. */
const SERVER_EXPORTS =
  /^(?:getServerSideProps|getStaticProps|getStaticPaths|getServerData|loader|action|headers|middleware|unstable_middleware|generateMetadata|generateStaticParams)$/u;
/** Calls whose functions run on the server, wherever they are written. */
const SERVER_CALLS =
  /(?:^|\.)(?:createServerFn\(\)(?:\.\w{1,20}\(\))*\.handler|server\$|serverOnly\$|routeLoader\$|routeAction\$|globalAction\$|createServerOnlyFn|createIsomorphicFn\(\)\.server|createServerAction|onServerPrefetch|defineServerFn)$/u;
/** Conditions that bundlers know to be false in a browser, and those that they know to be true. */
const ON_SERVER = /^(?:import\.meta\.(?:server|env\.SSR)|process\.server|isServer|onServer)$/u;
const IN_BROWSER = /^(?:import\.meta\.client|process\.(?:client|browser)|isBrowser|isClient|browser)$/u;

/** Tells which parts of a module that ships to browsers stay on the server. */
export class ServerParts {
  readonly #variableOf: VariableOf;
  readonly #known = new Map<Variable, boolean>();

  constructor(variableOf: VariableOf) {
    this.#variableOf = variableOf;
  }

  /** Whether a node is in a part that no browser gets. */
  has(node: TSESTree.Node): boolean {
    let inner = node;
    for (const parent of ancestorsOf(node)) {
      const at = inner;
      inner = parent;
      if (isFunction(at) && (isServerFunction(at) || isServerCallback(parent) || isServerExport(at, parent)))
        return true;
      if (isServerBranch(at, parent)) return true;
      if (parent.type === "Program") return this.#isUsedOnServerOnly(at, node);
    }
    return false;
  }

  /** Whether everything that a statement at the top declares is used, and on the server only: bundlers then leave it out. */
  #isUsedOnServerOnly(statement: TSESTree.Node, node: TSESTree.Node): boolean {
    const variables = declaredBy(statement, node).flatMap((name) => this.#variableOf(name) ?? []);
    return variables.length > 0 && variables.every((variable) => this.#isServers(variable, statement));
  }

  /** Whether a variable is used, outside of the statement that declares it, and on the server only. */
  #isServers(variable: Variable, statement: TSESTree.Node): boolean {
    const known = this.#known.get(variable);
    if (known !== undefined) return known;
    // Also what a variable that leads to itself comes to.
    this.#known.set(variable, true);
    const uses = variable.references.filter(
      ({ identifier, init }) =>
        init !== true &&
        !isType(identifier) &&
        (isDeclared(identifier, variable) || !contains(statement, identifier)),
    );
    const isServers =
      uses.length > 0 &&
      uses.every(({ identifier }) => !isDeclared(identifier, variable) && this.has(identifier));
    this.#known.set(variable, isServers);
    return isServers;
  }
}

/** Whether a use is where the variable is declared: so Vue's parser tells that a template uses it. */
function isDeclared(identifier: TSESTree.Node, variable: Variable): boolean {
  return variable.identifiers.some((declared) => declared === identifier);
}

/** The names that a statement at the top of a file declares, as far as they have to do with a node in it. */
function declaredBy(statement: TSESTree.Node, node: TSESTree.Node): readonly TSESTree.Node[] {
  switch (statement.type) {
    case "ImportDeclaration":
      return statement.specifiers
        .filter((specifier) => node === statement || contains(specifier, node))
        .map((specifier) => specifier.local);
    case "FunctionDeclaration":
    case "ClassDeclaration":
      return statement.id === null ? [] : [statement.id];
    case "VariableDeclaration":
      return statement.declarations
        .filter((declaration) => contains(declaration, node))
        .flatMap(({ id }) => namesIn(id));
    default:
      return [];
  }
}

/** Whether an identifier is used as a type only. */
export function isType(identifier: TSESTree.Node): boolean {
  const { parent } = identifier;
  return (
    parent?.type === "TSTypeReference" ||
    parent?.type === "TSTypeQuery" ||
    parent?.type === "TSQualifiedName" ||
    parent?.type === "TSInterfaceHeritage" ||
    parent?.type === "TSClassImplements"
  );
}

/** Whether an import is needed for types only, so that it is left out of what runs. */
export function isTypeImport(node: TSESTree.ImportDeclaration, variableOf: VariableOf): boolean {
  if (node.importKind === "type") return true;
  const values = node.specifiers.filter(
    (specifier) => specifier.type !== "ImportSpecifier" || specifier.importKind !== "type",
  );
  const isForTypes = values.every((specifier) => {
    const references = variableOf(specifier.local)?.references ?? [];
    return references.length > 0 && references.every(({ identifier }) => isType(identifier));
  });
  return node.specifiers.length > 0 && isForTypes;
}

function isServerCallback(parent: TSESTree.Node): boolean {
  return parent.type === "CallExpression" && SERVER_CALLS.test(pathOf(parent.callee) ?? "");
}

/** `export async function loader() {}`, `export const loader = …`, also wrapped. */
function isServerExport(node: TSESTree.Node, parent: TSESTree.Node): boolean {
  if (node.type === "FunctionDeclaration") return isAtTop(node) && SERVER_EXPORTS.test(node.id?.name ?? "");
  let at: TSESTree.Node | undefined = parent;
  while (at !== undefined && (at.type === "CallExpression" || bare(at) !== at)) at = at.parent;
  return (
    at?.type === "VariableDeclarator" &&
    at.id.type === "Identifier" &&
    SERVER_EXPORTS.test(at.id.name) &&
    isAtTop(at.parent)
  );
}

function isAtTop(declaration: TSESTree.Node): boolean {
  const { parent } = declaration;
  return parent?.type === "Program" || parent?.type === "ExportNamedDeclaration";
}

function isServerBranch(node: TSESTree.Node, parent: TSESTree.Node): boolean {
  switch (parent.type) {
    case "IfStatement":
    case "ConditionalExpression":
      if (parent.consequent === node) return saysServer(parent.test);
      return parent.alternate === node && saysBrowser(parent.test);
    case "LogicalExpression":
      return parent.right === node && parent.operator === "&&" && saysServer(parent.left);
    default:
      return false;
  }
}

function saysServer(test: TSESTree.Node): boolean {
  if (test.type === "UnaryExpression" && test.operator === "!") return saysBrowser(test.argument);
  if (test.type === "BinaryExpression") return isWindowTest(test, /^={2,3}$/u);
  return ON_SERVER.test(pathOf(test) ?? "");
}

function saysBrowser(test: TSESTree.Node): boolean {
  if (test.type === "UnaryExpression" && test.operator === "!") return saysServer(test.argument);
  if (test.type === "BinaryExpression") return isWindowTest(test, /^!={1,2}$/u);
  return IN_BROWSER.test(pathOf(test) ?? "");
}

/** `typeof window === "undefined"`, with that operator. */
function isWindowTest({ left, operator, right }: TSESTree.BinaryExpression, operators: RegExp): boolean {
  return (
    operators.test(operator) &&
    left.type === "UnaryExpression" &&
    left.operator === "typeof" &&
    /^(?:window|document)$/u.test(pathOf(left.argument) ?? "") &&
    right.type === "Literal" &&
    right.value === "undefined"
  );
}
