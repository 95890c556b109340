import type { TSESTree } from "@typescript-eslint/utils";
import { bare, pathOf, stringOf } from "./syntax.js";

/** Encodings that `Buffer.from` and `toString` are given; the text of any other is not worked out. */
const ENCODINGS = [
  "base64",
  "base64url",
  "hex",
  "utf8",
  "utf-8",
  "ascii",
  "latin1",
  "binary",
  "utf16le",
  "ucs2",
] as const;

type BufferEncodingName = (typeof ENCODINGS)[number];

/** Reads an argument: the text that it comes to, or null. */
type ReadText = (argument: TSESTree.Node) => string | null;

/** Reads an argument: the numbers of a list that is written out, or null. */
type ReadNumbers = (argument: TSESTree.Node) => readonly number[] | null;

/**
 * The text that a call decodes: `atob(…)`, `Buffer.from(…).toString()`, `String.fromCharCode(…)`, `new TextDecoder().decode(…)`.
 * Null for any other call, or where its input is not known.
 */
export function decodedBytes(
  node: TSESTree.CallExpression,
  text: ReadText,
  numbers: ReadNumbers,
): string | null {
  const [argument] = node.arguments;
  const path = pathOf(node.callee);
  switch (path) {
    case "atob":
    case "window.atob":
    case "globalThis.atob":
    case "self.atob": {
      const encoded = argument === undefined ? null : text(argument);
      return encoded === null ? null : Buffer.from(encoded, "base64").toString("latin1");
    }
    case "String.fromCharCode":
    case "String.fromCodePoint": {
      const codes = codesOf(node.arguments, numbers);
      return codes === null ? null : String.fromCharCode(...codes);
    }
    case "String.fromCharCode.apply":
    case "Reflect.apply": {
      const list = node.arguments.at(-1);
      const codes = list === undefined ? null : numbers(list);
      return codes === null ? null : String.fromCharCode(...codes);
    }
    case "Buffer.from().toString":
      return node.callee.type === "MemberExpression"
        ? bufferText(node.callee.object, argument, text, numbers)
        : null;
    case "String":
      return argument === undefined ? null : bufferText(argument, undefined, text, numbers);
    case "new TextDecoder().decode": {
      const bytes = argument === undefined ? null : numbers(argument);
      if (bytes !== null) return Buffer.from(bytes).toString("utf8");
      return argument === undefined ? null : bufferText(argument, undefined, text, numbers);
    }
    default:
      return null;
  }
}

function bufferText(
  made: TSESTree.Node,
  as: TSESTree.Node | undefined,
  text: ReadText,
  numbers: ReadNumbers,
): string | null {
  const call = bare(made);
  if (call.type !== "CallExpression" || pathOf(call.callee) !== "Buffer.from") return null;
  const [input, encoding] = call.arguments;
  const to = as === undefined ? "utf8" : encodingOf(as);
  if (input === undefined || to === null) return null;
  const bytes = numbers(input);
  if (bytes !== null) return Buffer.from(bytes).toString(to);
  const from = encoding === undefined ? "utf8" : encodingOf(encoding);
  const encoded = text(input);
  return from === null || encoded === null ? null : Buffer.from(encoded, from).toString(to);
}

function encodingOf(node: TSESTree.Node): BufferEncodingName | null {
  const name = stringOf(node);
  return ENCODINGS.find((encoding) => encoding === name?.toLowerCase()) ?? null;
}

function codesOf(nodes: readonly TSESTree.Node[], numbers: ReadNumbers): readonly number[] | null {
  const codes: number[] = [];
  for (const node of nodes) {
    if (node.type === "SpreadElement") {
      const spread = numbers(node.argument);
      if (spread === null) return null;
      codes.push(...spread);
    } else if (node.type === "Literal" && typeof node.value === "number") codes.push(node.value);
    else return null;
  }
  return codes;
}
