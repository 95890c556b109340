import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { KeyKind } from "../src/model/key.js";
import { directivesOf } from "./code/directives.js";
import { isCode } from "./code/syntax.js";
import type { KeyPlace } from "./key-places.js";

/** The variable that a key of a kind is read from; null where it should be in none. */
const VARIABLES: Record<KeyKind, string | null> = {
  live: "PICTIFY_API_KEY",
  test: "PICTIFY_API_KEY",
  unprefixed: "PICTIFY_API_KEY",
  "webhook-secret": "PICTIFY_WEBHOOK_SECRET",
  "hook-url": "PICTIFY_HOOK_URL",
  "session-cookie": null,
};

interface EnvironmentSuggestion {
  readonly messageId: "readEnvironment";
  readonly data: { readonly name: string };
  readonly fix: TSESLint.ReportFixFunction;
}

/**
 * Replaces the key in a string literal by a read of the environment; null where that would not be the same code: in types,
 * names, directives, code for browsers, and where the text of a string around the key has to stay as it is written.
 */
export function environmentSuggestion(
  sourceCode: Readonly<TSESLint.SourceCode>,
  place: KeyPlace,
): EnvironmentSuggestion | null {
  const name = VARIABLES[place.key.kind];
  if (name === null || !place.isPlain || !isCode(sourceCode)) return null;
  if (directivesOf(sourceCode.ast.body).has("use client")) return null;
  const node = sourceCode.getNodeByRangeIndex(place.start);
  if (node === null) return null;
  const read = /\bDeno\./u.test(sourceCode.text) ? `Deno.env.get("${name}")` : `process.env.${name}`;
  const replacement = replacementOf(sourceCode, node, place, read);
  if (replacement === null) return null;
  return {
    messageId: "readEnvironment",
    data: { name },
    fix: (fixer) => fixer.replaceTextRange(replacement.range, replacement.text),
  };
}

function replacementOf(
  { text }: Readonly<TSESLint.SourceCode>,
  node: TSESTree.Node,
  { start, end }: KeyPlace,
  read: string,
): { readonly range: TSESTree.Range; readonly text: string } | null {
  if (node.type === "TemplateElement") {
    const { parent } = node;
    if (parent.type !== "TemplateLiteral" || parent.parent.type === "TaggedTemplateExpression") return null;
    const isWhole =
      parent.expressions.length === 0 && start === parent.range[0] + 1 && end === parent.range[1] - 1;
    if (parent.parent.type === "TSLiteralType") return null;
    return isWhole ? { range: parent.range, text: read } : { range: [start, end], text: `\${${read}}` };
  }
  if (node.type !== "Literal" || typeof node.value !== "string" || !isValue(node)) return null;
  const [from, to] = node.range;
  const before = text.slice(from + 1, start);
  const after = text.slice(end, to - 1);
  const made = before === "" && after === "" ? read : templateOf(before, read, after);
  if (made === null) return null;
  return { range: node.range, text: node.parent.type === "JSXAttribute" ? `{${made}}` : made };
}

/** Null where what stands around the key is not the same in a template. */
function templateOf(before: string, read: string, after: string): string | null {
  return /[`\\$]/u.test(before + after) ? null : `\`${before}\${${read}}${after}\``;
}

/** Whether a string literal is a value, so that any expression may stand in its place. */
function isValue(node: TSESTree.StringLiteral): boolean {
  const { parent } = node;
  switch (parent.type) {
    case "Property":
    case "PropertyDefinition":
    case "MethodDefinition":
      return parent.value === node;
    case "ExpressionStatement":
    case "ExportAllDeclaration":
    case "ExportNamedDeclaration":
    case "ImportAttribute":
    case "ImportDeclaration":
    case "ImportExpression":
    case "TSEnumMember":
    case "TSExternalModuleReference":
    case "TSLiteralType":
    case "TSModuleDeclaration":
    case "TSPropertySignature":
      return false;
    default:
      return true;
  }
}
