import type { TSESTree } from "@typescript-eslint/utils";
import { decodedBytes } from "./decoded-bytes.js";
import { joined, type MappedText, sliced, wholly } from "./mapped-text.js";
import type { StaticLists } from "./static-lists.js";
import type { StaticTexts } from "./static-text.js";
import { bare, nameOfMember, pathOf, stringOf } from "./syntax.js";
import { integerOf } from "./written-values.js";

/** The text that a call makes of texts: by decoding, joining, cutting, replacing; null for any other call. */
export function calledText(
  node: TSESTree.CallExpression,
  texts: StaticTexts,
  lists: StaticLists,
  depth: number,
): MappedText | null {
  const decoded = decodedBytes(
    node,
    (argument) => texts.textOf(argument, depth)?.text ?? null,
    (argument) => lists.numbersOf(argument),
  );
  if (decoded !== null) return wholly(decoded, node.range);
  const callee = bare(node.callee);
  const name = callee.type === "MemberExpression" ? nameOfMember(callee) : null;
  if (callee.type !== "MemberExpression" || name === null) return globalCall(node, texts, depth);
  const { object } = callee;
  switch (name) {
    case "join": {
      const items = lists.itemsOf(object, depth);
      const separator = node.arguments[0] === undefined ? "," : stringOf(node.arguments[0]);
      if (items === null || separator === null) return null;
      const gap = wholly(separator, [callee.property.range[0], node.range[1]]);
      return joined(items.flatMap((item, index) => (index === 0 || separator === "" ? [item] : [gap, item])));
    }
    case "concat":
      return texts.textOf(object, depth) === null
        ? null
        : texts.concatenation([object, ...node.arguments], depth);
    case "toString":
    case "trim":
    case "valueOf":
      return texts.textOf(object, depth);
    case "slice":
    case "substring": {
      const text = texts.textOf(object, depth);
      const [start, end] = node.arguments.map(integerOf);
      return text === null || start === null || end === null ? null : sliced(text, start ?? 0, end);
    }
    case "replace":
    case "replaceAll":
      return replaced(object, name, node.arguments, texts, depth);
    default:
      return null;
  }
}

function globalCall(node: TSESTree.CallExpression, texts: StaticTexts, depth: number): MappedText | null {
  const path = pathOf(node.callee);
  if (!/^(?:String|decodeURI(?:Component)?|unescape)$/u.test(path ?? "")) return null;
  const [argument] = node.arguments;
  const text = argument === undefined ? null : texts.textOf(argument, depth);
  if (argument === undefined || text === null || path === "String") return text;
  try {
    return wholly(decodeURIComponent(text.text), argument.range);
  } catch {
    return null;
  }
}

function replaced(
  object: TSESTree.Node,
  name: "replace" | "replaceAll",
  [pattern, by]: readonly TSESTree.Node[],
  texts: StaticTexts,
  depth: number,
): MappedText | null {
  const text = texts.textOf(object, depth);
  const from = stringOf(pattern);
  const to = stringOf(by);
  if (text === null || from === null || from === "" || to === null) return null;
  return wholly(
    text.text[name](from, () => to),
    object.range,
  );
}
