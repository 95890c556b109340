import type { TSESTree } from "@typescript-eslint/utils";
import { filledInto } from "./fillings.js";
import type { StaticTexts } from "./static-text.js";
import { bare, nameOfMember, pathOf, stringOf } from "./syntax.js";
import type { ValueOrigins } from "./value-origins.js";

const API_HOST = /(?:^|[/@."'])(?:api|mcp)\.pictify\.io(?![\w-])/u;
const CREDENTIAL_HEADER = /^(?:authorization|x-api-key|api-key|apikey)$/iu;
const URL_PROPERTY = /^(?:url|uri|baseURL|baseUrl|prefixUrl|endpoint|hostname|host)$/u;

/** The expression that a call sends to Pictify's API as its credentials; null for any other call. */
export function credentialsOf(
  node: TSESTree.CallExpression | TSESTree.NewExpression,
  texts: StaticTexts,
  origins: ValueOrigins,
): TSESTree.Node | null {
  const path = pathOf(node.callee) ?? "";
  if (path.endsWith("setRequestHeader")) {
    const isCredential = CREDENTIAL_HEADER.test(stringOf(node.arguments[0]) ?? "");
    return isCredential ? (node.arguments[1] ?? null) : null;
  }
  for (const argument of node.arguments) {
    const [header] = (objectOf(argument, origins) ?? []).flatMap((property) => headersIn(property, origins));
    // Most calls have no such headers: what is a text is worked out for those that have.
    if (header !== undefined)
      return node.arguments.some((part) => namesHost(part, texts, origins)) ? header : null;
  }
  return null;
}

function namesHost(argument: TSESTree.Node, texts: StaticTexts, origins: ValueOrigins): boolean {
  const node = bare(argument);
  if (node.type === "NewExpression" && pathOf(node.callee) === "URL")
    return node.arguments.some((part) => namesHost(part, texts, origins));
  const text = texts.textOf(node)?.text;
  if (text !== undefined) return API_HOST.test(text);
  const properties = node.type === "ObjectExpression" ? node.properties : [];
  return properties.some(
    (property) =>
      property.type === "Property" &&
      URL_PROPERTY.test(nameOfMember(property) ?? "") &&
      API_HOST.test(texts.textOf(property.value)?.text ?? ""),
  );
}

/** The credentials in the `headers` of a request. */
function headersIn(property: TSESTree.Property, origins: ValueOrigins): readonly TSESTree.Node[] {
  const name = nameOfMember(property) ?? "";
  if (name === "auth") return [property.value];
  if (name !== "headers") return [];
  const headers = objectOf(property.value, origins);
  const value = bare(property.value);
  const variable = value.type === "Identifier" ? origins.variableOf(value) : undefined;
  const filled = variable === undefined ? [] : filledInto(variable);
  return [
    ...(headers ?? [])
      .filter((header) => CREDENTIAL_HEADER.test(nameOfMember(header) ?? ""))
      .map((header) => header.value),
    ...filled.filter((filling) => CREDENTIAL_HEADER.test(filling.name ?? "")).map((filling) => filling.value),
    ...chained(value),
  ];
}

/** The credentials in `new HttpHeaders().set("Authorization", …)`. */
function chained(headers: TSESTree.Node): readonly TSESTree.Node[] {
  const [name, value] = headers.type === "CallExpression" ? headers.arguments : [];
  if (headers.type !== "CallExpression" || value === undefined) return [];
  const isSet = /^new (?:Http|Axios)?Headers\(\)\.(?:set|append)$/u.test(pathOf(headers.callee) ?? "");
  return isSet && CREDENTIAL_HEADER.test(stringOf(name) ?? "") ? [value] : [];
}

/** The properties of an object that is written out, here or where a constant is declared. */
function objectOf(
  expression: TSESTree.Node,
  origins: ValueOrigins,
  depth = 0,
): readonly TSESTree.Property[] | null {
  const node = bare(expression);
  if (node.type === "ObjectExpression") {
    return node.properties.flatMap((property) =>
      property.type === "Property"
        ? [property]
        : depth > 4
          ? []
          : [...(objectOf(property.argument, origins, depth + 1) ?? [])],
    );
  }
  if (depth > 4) return null;
  if (node.type === "NewExpression") {
    const [argument] = /^(?:(?:Http|Axios)?Headers|Request)$/u.test(pathOf(node.callee) ?? "")
      ? node.arguments.slice(-1)
      : [];
    return argument === undefined ? null : objectOf(argument, origins, depth + 1);
  }
  if (node.type === "CallExpression") {
    const [result] = origins.ofCall(node) ?? [];
    return result === undefined ? null : objectOf(result, origins, depth + 1);
  }
  if (node.type !== "Identifier") return null;
  const variable = origins.variableOf(node);
  const [origin] = variable === undefined ? [] : origins.ofVariable(variable);
  return origin === undefined || origin.members.length > 0 ? null : objectOf(origin.node, origins, depth + 1);
}
