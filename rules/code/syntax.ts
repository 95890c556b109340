import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

/** A function with a body, in any of its forms. */
export type FunctionNode =
  TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression;

/** The expression inside of what changes no value: `as`, `satisfies`, `!`, `<T>x`, `await`, an optional chain. */
export function bare(node: TSESTree.Node): TSESTree.Node {
  switch (node.type) {
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "TSTypeAssertion":
    case "ChainExpression":
      return bare(node.expression);
    case "AwaitExpression":
      return bare(node.argument);
    default:
      return node;
  }
}

/** The text of a string literal or of a template without expressions; null for anything else. */
export function stringOf(node: TSESTree.Node | null | undefined): string | null {
  if (node === null || node === undefined) return null;
  const inner = bare(node);
  if (inner.type === "Literal") return typeof inner.value === "string" ? inner.value : null;
  if (inner.type !== "TemplateLiteral" || inner.expressions.length > 0) return null;
  return inner.quasis[0]?.value.cooked ?? null;
}

/** The name of a member, property or method where it is written out: `a.b`, `a["b"]`, `{ b: 1 }`, `{ "b": 1 }`, `#b`. */
export function nameOfMember(
  node:
    TSESTree.MemberExpression | TSESTree.MethodDefinition | TSESTree.Property | TSESTree.PropertyDefinition,
): string | null {
  const key = node.type === "MemberExpression" ? node.property : node.key;
  if (key.type === "PrivateIdentifier") return `#${key.name}`;
  if (!node.computed && key.type === "Identifier") return key.name;
  if (key.type === "Literal" && typeof key.value === "number") return String(key.value);
  return stringOf(key);
}

/** The last name of a path: of `a.b` that is `b`; null where it has none. */
export function lastNameOf(node: TSESTree.Node): string | null {
  const inner = bare(node);
  if (inner.type === "Identifier") return inner.name;
  return inner.type === "MemberExpression" ? nameOfMember(inner) : null;
}

/**
 * The dotted path of an expression, such as `console.log`, `this.logger.info`, `import.meta.env.MODE`; a call in it is `()`, as
 * in `res.status().json`. Null where a part is computed.
 */
export function pathOf(node: TSESTree.Node): string | null {
  const parts: string[] = [];
  for (let at = bare(node); ;) {
    switch (at.type) {
      case "Identifier":
        return [at.name, ...parts].join(".");
      case "ThisExpression":
        return ["this", ...parts].join(".");
      case "Super":
        return ["super", ...parts].join(".");
      case "MetaProperty":
        return [`${at.meta.name}.${at.property.name}`, ...parts].join(".");
      case "MemberExpression": {
        const name = nameOfMember(at);
        if (name === null) return null;
        parts.unshift(name);
        at = bare(at.object);
        break;
      }
      case "CallExpression": {
        const last = parts.shift();
        const callee = pathOf(at.callee);
        if (callee === null) return null;
        return [`${callee}()`, ...(last === undefined ? [] : [last]), ...parts].join(".");
      }
      case "NewExpression": {
        const callee = pathOf(at.callee);
        return callee === null ? null : [`new ${callee}()`, ...parts].join(".");
      }
      default:
        return null;
    }
  }
}

/** Whether a node is a function with a body. */
export function isFunction(node: TSESTree.Node): node is FunctionNode {
  return (
    node.type === "ArrowFunctionExpression" ||
    node.type === "FunctionDeclaration" ||
    node.type === "FunctionExpression"
  );
}

/** Whether an expression is a sum, or texts put together, and no part of a longer one. */
export function isWholeSum(node: TSESTree.BinaryExpression): boolean {
  return isSum(node) && !isSum(node.parent);
}

function isSum(node: TSESTree.Node): boolean {
  return node.type === "BinaryExpression" && node.operator === "+";
}

/** The nodes around a node, from the inside out. */
export function* ancestorsOf(node: TSESTree.Node): Generator<TSESTree.Node, void, undefined> {
  // ESLint gives the top of a file the parent null, whatever the types say.
  let at = node.parent as TSESTree.Node | null | undefined;
  for (; at !== null && at !== undefined; at = at.parent) yield at;
}

/** Whether a node is one of some nodes, or inside one of them. */
export function isInside(node: TSESTree.Node, outer: ReadonlySet<TSESTree.Node>): boolean {
  if (outer.has(node)) return true;
  for (const around of ancestorsOf(node)) if (outer.has(around)) return true;
  return false;
}

/** The class around a node; null outside of one. */
export function classAround(
  node: TSESTree.Node,
): TSESTree.ClassDeclaration | TSESTree.ClassExpression | null {
  for (const around of ancestorsOf(node)) {
    if (around.type === "ClassDeclaration" || around.type === "ClassExpression") return around;
  }
  return null;
}

/** Parsers of other languages that make a program of it. */
const OTHER_LANGUAGE = /^(?:JSON|YAML|TOML|Document|HTML)/u;

/** Whether a file was parsed as JavaScript or TypeScript: only then is there code to follow. */
export function isCode(sourceCode: Readonly<TSESLint.SourceCode>): boolean {
  const { ast, scopeManager } = sourceCode as {
    readonly ast: Program;
    readonly scopeManager?: object | null;
  };
  if (scopeManager === null || scopeManager === undefined) return false;
  if (ast.type !== "Program" || !Array.isArray(ast.body)) return false;
  const [first] = ast.body as readonly { readonly type: string }[];
  return "getNodeByRangeIndex" in sourceCode && !OTHER_LANGUAGE.test(first?.type ?? "");
}

/** The top of a file, as far as every language has it. */
interface Program {
  readonly type: string;
  readonly body?: unknown;
}
