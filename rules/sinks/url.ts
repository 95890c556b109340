import type { TSESTree } from "@typescript-eslint/utils";
import { UNKNOWN } from "../code/mapped-text.js";
import type { StaticTexts } from "../code/static-text.js";
import { bare, nameOfMember, pathOf, stringOf } from "../code/syntax.js";
import { writtenBefore } from "../code/written-values.js";
import { onlyValueOf, type VariableOf } from "../code/variables.js";
import { tokensIn } from "./query-parts.js";
import { endsAtToken, isRenderUrl, type UrlPart } from "./render-url.js";

/** The end of a text in which what comes next is part of a URL: of its path, query, fragment or user information. */
const IN_URL =
  /(?:[a-z][a-z0-9+.-]{1,20}:|(?<=["'`(=]))\/\/[^\s"'`<>\\]{0,2000}$|[?&](?:amp;)?[\w.[\]-]{1,60}=[^\s&"'`<>]{0,200}$/u;
/** Whether what comes after a text is a part of a URL. */
export function isInUrl(before: string): boolean {
  return IN_URL.test(before.slice(-2500));
}

/** The parts of the URLs that a template or a sum builds, or a call of `join` or `concat`. */
export function urlPartsOf(
  node: TSESTree.TemplateLiteral | TSESTree.BinaryExpression | TSESTree.CallExpression,
  texts: StaticTexts,
  variableOf: VariableOf,
): readonly UrlPart[] {
  const parts: UrlPart[] = [];
  let before = "";
  for (const piece of piecesOf(node, texts)) {
    if (typeof piece === "string") {
      before += piece;
      continue;
    }
    if (isInUrl(before)) parts.push({ node: piece, takesKey: endsAtToken(before) });
    if (before.endsWith("?") && isRenderUrl(before)) parts.push(...tokensOf(piece, variableOf));
    before += texts.textOf(piece)?.text ?? (before === "" && isBase(piece) ? UNKNOWN_BASE : UNKNOWN);
  }
  return parts;
}

/** What an expression that is called a URL begins, where nothing more is known of it. */
const UNKNOWN_BASE = `https://${UNKNOWN}`;

function isBase(node: TSESTree.Node): boolean {
  return /(?:url|uri|host|origin|endpoint|base|api)$/iu.test(pathOf(node) ?? "");
}

/** The token in the parameters that an expression is made of: `new URLSearchParams({ token })`, here or in a constant. */
function tokensOf(piece: TSESTree.Node, variableOf: VariableOf): readonly UrlPart[] {
  let made = bare(piece);
  if (made.type === "CallExpression" && made.callee.type === "MemberExpression")
    made = bare(made.callee.object);
  const variable = made.type === "Identifier" ? variableOf(made) : undefined;
  const value = variable === undefined ? made : onlyValueOf(variable);
  if (value?.type !== "NewExpression" || pathOf(value.callee) !== "URLSearchParams") return [];
  return value.arguments.flatMap(tokensIn);
}

function piecesOf(
  node: TSESTree.TemplateLiteral | TSESTree.BinaryExpression | TSESTree.CallExpression,
  texts: StaticTexts,
): readonly (string | TSESTree.Node)[] {
  if (node.type === "TemplateLiteral") {
    return node.quasis.flatMap(({ value }, index): (string | TSESTree.Node)[] => {
      const expression = node.expressions[index];
      return [value.cooked ?? value.raw, ...(expression === undefined ? [] : [expression])];
    });
  }
  if (node.type === "CallExpression") return calledPieces(node, texts);
  const terms: (string | TSESTree.Node)[][] = [];
  let at: TSESTree.Node = node;
  for (; at.type === "BinaryExpression" && at.operator === "+"; at = bare(at.left))
    terms.push(termsOf(at.right, texts));
  terms.push(termsOf(at, texts));
  return terms.reverse().flat();
}

/** What `[…].join("")`, `"…".concat(…)`, `"…".replace("…", …)` and `format("…%s", …)` put together; nothing for another call. */
function calledPieces(
  { callee, arguments: given }: TSESTree.CallExpression,
  texts: StaticTexts,
): readonly (string | TSESTree.Node)[] {
  const [first, second] = given;
  if (FORMAT.test(pathOf(callee) ?? "")) {
    const parts = first === undefined ? [] : (texts.constantOf(first) ?? "").split(/%[sdoOj]/u);
    return parts.flatMap((part, index) => [part, ...given.slice(index + 1, index + 2)]);
  }
  if (callee.type !== "MemberExpression") return [];
  const object = bare(callee.object);
  switch (nameOfMember(callee)) {
    case "concat":
      return object.type === "ArrayExpression"
        ? []
        : [object, ...given].flatMap((term) => termsOf(term, texts));
    case "join": {
      const separator = stringOf(first);
      if (object.type !== "ArrayExpression" || separator === null) return [];
      return object.elements.flatMap((element, index) => [
        ...(index === 0 ? [] : [separator]),
        ...(element === null ? [] : termsOf(element, texts)),
      ]);
    }
    case "replace":
    case "replaceAll": {
      const text = texts.textOf(object)?.text ?? "";
      const place = first === undefined ? "" : (texts.constantOf(first) ?? "");
      const at = place === "" ? -1 : text.indexOf(place);
      return at === -1 || second === undefined ? [] : [text.slice(0, at), second];
    }
    default:
      return [];
  }
}

const FORMAT = /^(?:util\.)?(?:format|sprintf)$/u;

function termsOf(node: TSESTree.Node, texts: StaticTexts): (string | TSESTree.Node)[] {
  const text = stringOf(node);
  if (text !== null) return [text];
  const inner = bare(node);
  return inner.type === "TemplateLiteral" ? [...piecesOf(inner, texts)] : [inner];
}

/** What an assignment puts into a URL: `url.search = …`, `url += …`; null for what a template or a sum builds. */
export function urlPartOfAssignment(
  { left, right, operator }: TSESTree.AssignmentExpression,
  texts: StaticTexts,
  variableOf: VariableOf,
): UrlPart | null {
  if (right.type === "TemplateLiteral" || right.type === "BinaryExpression") return null;
  const target = bare(left);
  if (operator === "+=") {
    const variable = variableOf(target);
    const written = variable === undefined ? null : writtenBefore(variable, right.parent);
    const before = written?.map((value) => texts.textOf(value)?.text ?? UNKNOWN).join("") ?? "";
    return isInUrl(before) ? { node: right, takesKey: endsAtToken(before) } : null;
  }
  if (
    target.type === "MemberExpression" &&
    /(?:^|\.)(?:config|requestConfig|defaults|options)\.(?:params|searchParams|query)(?:\.|$)/u.test(
      pathOf(target) ?? "",
    )
  )
    return { node: right, takesKey: false };
  if (
    target.type !== "MemberExpression" ||
    !/^(?:search|hash|username|password|pathname)$/u.test(nameOfMember(target) ?? "")
  )
    return null;
  return /url|location|link|uri|href/iu.test(pathOf(target.object) ?? "")
    ? { node: right, takesKey: false }
    : null;
}
