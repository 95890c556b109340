import type { TSESTree } from "@typescript-eslint/utils";
import { constituentsOf } from "../code/constituents.js";
import { stringOf } from "../code/syntax.js";

const TAG = /<(?:script|html|head|body|meta|div|p|span|img|input|form|iframe|link|a|code|pre)[\s>]/iu;

/** What is filled into a text that is a page, or a part of one: `<script>window.x = ${…}</script>`; nothing for any other text. */
export function filledIntoMarkup(
  node: TSESTree.TemplateLiteral | TSESTree.BinaryExpression,
): readonly TSESTree.Node[] {
  const parts = constituentsOf(node) ?? [];
  const written = parts.map((part) => (part.type === "TemplateElement" ? part.value.raw : stringOf(part)));
  return TAG.test(written.join("")) ? parts.filter((_, index) => written[index] === null) : [];
}
