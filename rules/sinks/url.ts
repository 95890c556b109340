import type { TSESTree } from "@typescript-eslint/utils";
import { UNKNOWN } from "../code/mapped-text.js";
import type { StaticTexts } from "../code/static-text.js";
import { ancestorsOf, bare, nameOfMember, pathOf, stringOf } from "../code/syntax.js";
import { onlyValueOf, type VariableOf } from "../code/variables.js";

/** A part of a URL that code fills in. */
export interface UrlPart {
  readonly node: TSESTree.Node;
  /** Whether the URL is one that Pictify documents with a key in this place, so that whatever stands here is one. */
  readonly takesKey: boolean;
}

/** The end of a text in which what comes next is part of a URL: of its path, query, fragment or user information. */
const IN_URL =
  /(?:[a-z][a-z0-9+.-]{1,20}:|(?<=["'`(=]))\/\/[^\s"'`<>\\]{0,2000}$|[?&](?:amp;)?[\w.[\]-]{1,60}=[^\s&"'`<>]{0,200}$/u;
/** Pictify's rendering URL up to its token. */
const RENDER_TOKEN = /api\.pictify\.io\/r\/[^\s"'`<>?]{1,200}\?(?:[^\s"'`<>]{0,200}&)?token=$/u;

/** Whether what comes after a text is a part of a URL. */
export function isInUrl(before: string): boolean {
  return IN_URL.test(before.slice(-2500));
}

/** The parts of the URLs that a template or a sum builds, or a call of `join` or `concat`. */
export function urlPartsOf(
  node: TSESTree.TemplateLiteral | TSESTree.BinaryExpression | TSESTree.CallExpression,
  texts: StaticTexts,
): readonly UrlPart[] {
  const parts: UrlPart[] = [];
  let before = "";
  for (const piece of piecesOf(node)) {
    if (typeof piece === "string") {
      before += piece;
      continue;
    }
    if (isInUrl(before)) parts.push({ node: piece, takesKey: RENDER_TOKEN.test(before) });
    before += texts.textOf(piece)?.text ?? (before === "" && isBase(piece) ? UNKNOWN_BASE : UNKNOWN);
  }
  return parts;
}

/** What an expression that is called a URL begins, where nothing more is known of it. */
const UNKNOWN_BASE = `https://${UNKNOWN}`;

function isBase(node: TSESTree.Node): boolean {
  return /(?:url|uri|host|origin|endpoint|base|api)$/iu.test(pathOf(node) ?? "");
}

function piecesOf(
  node: TSESTree.TemplateLiteral | TSESTree.BinaryExpression | TSESTree.CallExpression,
): readonly (string | TSESTree.Node)[] {
  if (node.type === "TemplateLiteral") {
    return node.quasis.flatMap(({ value }, index): (string | TSESTree.Node)[] => {
      const expression = node.expressions[index];
      return [value.cooked ?? value.raw, ...(expression === undefined ? [] : [expression])];
    });
  }
  if (node.type === "CallExpression") return calledPieces(node);
  const terms: (string | TSESTree.Node)[][] = [];
  let at: TSESTree.Node = node;
  for (; at.type === "BinaryExpression" && at.operator === "+"; at = bare(at.left))
    terms.push(termsOf(at.right));
  terms.push(termsOf(at));
  return terms.reverse().flat();
}

/** What `[…].join("")` and `"…".concat(…)` put together; nothing for another call. */
function calledPieces({
  callee,
  arguments: given,
}: TSESTree.CallExpression): readonly (string | TSESTree.Node)[] {
  if (callee.type !== "MemberExpression") return [];
  const object = bare(callee.object);
  switch (nameOfMember(callee)) {
    case "concat":
      return object.type === "ArrayExpression" ? [] : [object, ...given].flatMap(termsOf);
    case "join": {
      const separator = stringOf(given[0]);
      if (object.type !== "ArrayExpression" || separator === null) return [];
      return object.elements.flatMap((element, index) => [
        ...(index === 0 ? [] : [separator]),
        ...(element === null ? [] : termsOf(element)),
      ]);
    }
    default:
      return [];
  }
}

function termsOf(node: TSESTree.Node): (string | TSESTree.Node)[] {
  const text = stringOf(node);
  if (text !== null) return [text];
  const inner = bare(node);
  return inner.type === "TemplateLiteral" ? [...piecesOf(inner)] : [inner];
}

const QUERY_SETTER =
  /(?:searchParams|SearchParams|[pP]arams|query|qs)(?:\(\))?\.(?:set|append)$|^new URLSearchParams\(\)\.(?:set|append)$|^new URL\(\)\.searchParams\.(?:set|append)$/u;
const QUERY_MAKER =
  /^(?:new )?URLSearchParams$|^(?:qs|querystring|queryString)\.stringify$|^stringifyQuery$|^withQuery$/u;
const QUERY_METHOD =
  /(?:^request|[aA]gent|(?:get|post|put|patch|delete|head)\(\))\.query$|\.(?:addQueryParam|queryParam|setQueryParam|addSearchParams|setSearchParams)$/u;
const QUERY_PROPERTY = /^(?:params|searchParams|query|qs|queryParams|search)$/u;
const REQUEST =
  /(?:^|\.)(?:\$?fetch|ofetch|useFetch|useLazyFetch|useAsyncFetch|axios|got|ky|request|superagent|needle|get|post|put|patch|delete|head|create|extend|instance|api|http|\$http|client)$|^(?:router|navigateTo|\$router|route)(?:\.(?:push|replace|navigate))?$/u;

/** What a call puts into the query of a URL; none where it builds none. */
export function queryPartsOf(
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  variableOf: VariableOf,
): readonly TSESTree.Node[] {
  const path = pathInFull(node.callee, variableOf);
  const [first, second] = node.arguments;
  if (node.type === "CallExpression" && QUERY_SETTER.test(path))
    return second === undefined || isBody(rootOf(node.callee), variableOf) ? [] : [second];
  if (QUERY_MAKER.test(path)) {
    if (first === undefined || isSentAsBody(node, variableOf)) return [];
    return path === "withQuery" ? node.arguments.slice(1) : [first];
  }
  if (node.type !== "CallExpression") return [];
  if (QUERY_METHOD.test(path)) return node.arguments;
  if (!REQUEST.test(path)) return [];
  return node.arguments.flatMap((argument) => {
    const options = bare(argument);
    if (options.type !== "ObjectExpression") return [];
    return options.properties.flatMap((property) =>
      property.type === "Property" && QUERY_PROPERTY.test(nameOfMember(property) ?? "")
        ? [property.value]
        : [],
    );
  });
}

/** What an assignment puts into a URL: `url.search = …`, `url.password = …`; null for what a template or a sum builds. */
export function urlPartOfAssignment({ left, right }: TSESTree.AssignmentExpression): TSESTree.Node | null {
  const target = bare(left);
  if (
    target.type !== "MemberExpression" ||
    !/^(?:search|hash|username|password|pathname)$/u.test(nameOfMember(target) ?? "")
  )
    return null;
  if (right.type === "TemplateLiteral" || right.type === "BinaryExpression") return null;
  return /url|location|link|uri|href/iu.test(pathOf(target.object) ?? "") ? right : null;
}

/** The path of a callee, where it begins with a constant with what that is: `new URL().searchParams.set`. */
function pathInFull(callee: TSESTree.Node, variableOf: VariableOf): string {
  const path = pathOf(callee) ?? "";
  const root = rootOf(callee);
  const variable = root.type === "Identifier" ? variableOf(root) : undefined;
  const value = variable === undefined ? null : onlyValueOf(variable);
  const start = value === null ? null : pathOf(value);
  return root.type !== "Identifier" || start === null ? path : start + path.slice(root.name.length);
}

function rootOf(node: TSESTree.Node): TSESTree.Node {
  let root = bare(node);
  while (root.type === "MemberExpression") root = bare(root.object);
  return root;
}

const BODY = /^(?:body|data|form|formData|payload|formBody|postData)$/u;

/** How many constants are followed, one into the other. */
const MAX_DEPTH = 3;

/** Whether parameters that a variable holds are sent as the body of a request, by its name or by what is done with it. */
function isBody(root: TSESTree.Node, variableOf: VariableOf, depth = 0): boolean {
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
function isSentAsBody(node: TSESTree.Node, variableOf: VariableOf, depth = 0): boolean {
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
        return parent.left.type === "MemberExpression" && BODY.test(nameOfMember(parent.left) ?? "");
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
