import type { TSESTree } from "@typescript-eslint/utils";
import { fullPathOf } from "../code/full-path.js";
import type { StaticTexts } from "../code/static-text.js";
import { bare, nameOfMember, pathOf, stringOf } from "../code/syntax.js";
import { onlyValueOf, type VariableOf } from "../code/variables.js";
import { isBody, isSentAsBody } from "./request-body.js";
import { isRenderUrl, type UrlPart } from "./render-url.js";

const QUERY_SETTER =
  /(?:searchParams|SearchParams|[pP]arams|query|qs)(?:\(\))?\.(?:set|append)$|^new (?:URLSearchParams|HttpParams)\(\)\.(?:set|append)$|^new URL\(\)\.searchParams\.(?:set|append)$/u;
const QUERY_MAKER =
  /^(?:new )?URLSearchParams$|^(?:qs|(?:node:)?querystring|queryString|query-string)(?:\.default)?\.stringify$|^stringifyQuery$|^withQuery$/u;
/** Their functions are told by the name of the module: by its own, `stringify` could make anything. */
const QUERY_MODULES = /^(?:qs|(?:node:)?querystring|query-string)$/u;
const QUERY_METHOD =
  /(?:^request|[aA]gent|(?:get|post|put|patch|delete|head)\(\))\.query$|\.(?:addQueryParam|queryParam|setQueryParam|addSearchParams|setSearchParams)$/u;
const QUERY_PROPERTY = /^(?:params|searchParams|query|qs|queryParams|search)$/u;
const REQUEST =
  /(?:^|\.)(?:\$?fetch|ofetch|useFetch|useLazyFetch|useAsyncFetch|axios|got|ky|request|superagent|needle|get|post|put|patch|delete|head|create|extend|instance|api|http|\$http|client)$|^(?:router|navigateTo|\$router|route)(?:\.(?:push|replace|navigate))?$|^(?:url|URL)\.format$|(?:^|\.)(?:stringifyUrl|buildUrl|formatUrl)$/u;
/** jQuery's requests, whose second argument is the query of a GET. */
const JQUERY_GET = /^(?:\$|jQuery)\.(?:get|getJSON)$/u;

/** What a call puts into the query of a URL; none where it builds none. */
export function queryPartsOf(
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  texts: StaticTexts,
  variableOf: VariableOf,
): readonly UrlPart[] {
  const path = fullPathOf(node.callee, variableOf, QUERY_MODULES) ?? "";
  const [first, second] = node.arguments;
  if (node.type === "CallExpression" && QUERY_SETTER.test(path)) {
    const root = rootOf(node.callee);
    if (second === undefined || isBody(root, variableOf)) return [];
    return [{ node: second, takesKey: isTokenOfRenderUrl(root, first, texts, variableOf) }];
  }
  if (QUERY_MAKER.test(path)) {
    if (first === undefined || isSentAsBody(node, variableOf)) return [];
    return (path === "withQuery" ? node.arguments.slice(1) : [first]).map(withoutMore);
  }
  if (node.type !== "CallExpression") return [];
  if (QUERY_METHOD.test(path)) return node.arguments.map(withoutMore);
  if (JQUERY_GET.test(path)) return second === undefined ? [] : [withoutMore(second)];
  if (path === "$.ajax" || path === "jQuery.ajax") return ajaxData(first);
  if (!REQUEST.test(path)) return [];
  const takesToken = first !== undefined && isRenderUrl(texts.textOf(first)?.text ?? "");
  return node.arguments.flatMap((argument) =>
    optionsOf(argument).flatMap((option) =>
      QUERY_PROPERTY.test(nameOfMember(option) ?? "")
        ? [withoutMore(option.value), ...(takesToken ? tokensIn(option.value) : [])]
        : [],
    ),
  );
}

/** The `token` that is given in an object, as Pictify's rendering URL takes it. */
export function tokensIn(expression: TSESTree.Node): readonly UrlPart[] {
  return optionsOf(expression)
    .filter((property) => nameOfMember(property) === "token")
    .map(({ value }) => ({ node: value, takesKey: true }));
}

function withoutMore(node: TSESTree.Node): UrlPart {
  return { node, takesKey: false };
}

function optionsOf(expression: TSESTree.Node | undefined): readonly TSESTree.Property[] {
  const options = expression === undefined ? undefined : bare(expression);
  return options?.type === "ObjectExpression"
    ? options.properties.filter((property) => property.type === "Property")
    : [];
}

/** The `data` of `$.ajax({ … })` where it is the query of a GET, which it is unless something else is said. */
function ajaxData(first: TSESTree.Node | undefined): readonly UrlPart[] {
  const options = optionsOf(first);
  const method = options.find((option) => /^(?:type|method)$/u.test(nameOfMember(option) ?? ""));
  const isGet = method === undefined || /^get$/iu.test(stringOf(method.value) ?? "");
  return isGet
    ? options.filter((option) => nameOfMember(option) === "data").map(({ value }) => withoutMore(value))
    : [];
}

/** Whether `url.searchParams.set("token", …)` completes Pictify's rendering URL. */
function isTokenOfRenderUrl(
  root: TSESTree.Node,
  name: TSESTree.Node | undefined,
  texts: StaticTexts,
  variableOf: VariableOf,
): boolean {
  if (stringOf(name) !== "token") return false;
  const variable = root.type === "Identifier" ? variableOf(root) : undefined;
  const made = variable === undefined ? root : onlyValueOf(variable);
  if (made === null) return false;
  const url = bare(made);
  if (url.type !== "NewExpression" || pathOf(url.callee) !== "URL") return false;
  const [path, base] = url.arguments.map((argument) => texts.textOf(argument)?.text ?? "");
  return isRenderUrl((base ?? "") + (path ?? ""));
}

function rootOf(node: TSESTree.Node): TSESTree.Node {
  let root = bare(node);
  while (root.type === "MemberExpression") root = bare(root.object);
  return root;
}
