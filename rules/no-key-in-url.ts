import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { KeySource } from "./code/key-source.js";
import { isWholeSum, stringOf } from "./code/syntax.js";
import { codeOf } from "./code-of.js";
import { createRule } from "./create-rule.js";
import { filePath } from "./file-path.js";
import { isLeak, keyPlaces, mayConcernPictify } from "./key-places.js";
import { filledInUrls } from "./sinks/filled-in-url.js";
import { queryPartsOf } from "./sinks/query-parts.js";
import type { UrlPart } from "./sinks/render-url.js";
import { isInUrl, urlPartsOfAssignment, urlPartsOf } from "./sinks/url.js";
import { alsoInTemplate } from "./template-listeners.js";

type MessageId = "inUrl" | "inRenderUrl";

/** Reports Pictify keys in URLs, written in any language or put together by code. */
export const noKeyInUrl = createRule<[], MessageId>({
  name: "no-key-in-url",
  meta: {
    type: "problem",
    docs: { description: "disallow Pictify keys in URLs", recommended: true },
    languages: ["*"],
    schema: [],
    messages: {
      inUrl:
        "The Pictify key {{name}} is in a URL: URLs end up in logs, histories and Referer headers. Send it in the Authorization header from a server; for an image, use a binding URL (https://api.pictify.io/b/…), which needs no key.",
      inRenderUrl:
        "This URL takes a Pictify key in its token, for everybody to see. Use a binding URL (https://api.pictify.io/b/…), which needs no key.",
    },
  },
  create(context) {
    const { sourceCode } = context;
    if (!mayConcernPictify(sourceCode)) return {};
    const path = filePath(context);
    const written = keyPlaces(sourceCode, path).filter(
      (place) => isLeak(place) && !place.key.kind.includes("-"),
    );
    const flow = codeOf(context);
    const isFilledIn = filledInUrls(sourceCode.text, path, flow !== null);
    if (written.length === 0 && flow === null && isFilledIn.length === 0) return {};

    const reported: TSESTree.Range[] = [];
    const report = ([start, end]: TSESTree.Range, messageId: MessageId, name = ""): void => {
      if (reported.some(([from, to]) => start < to && from < end)) return;
      reported.push([start, end]);
      const loc = { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) };
      context.report({ loc, messageId, data: { name } });
    };
    const listeners: TSESLint.RuleListener = {
      [`${sourceCode.ast.type}:exit`]() {
        for (const { start, end } of written) {
          if (isInUrl(sourceCode.text.slice(0, start))) report([start, end], "inUrl", "that is written here");
        }
        for (const range of isFilledIn) report(range, "inRenderUrl");
      },
    };
    if (flow === null) return listeners;

    const { texts } = flow;
    /** Once a key: a query that is built here, and put into a URL there, is one mistake. */
    const reportKey = ({ range }: TSESTree.Node, { node, name }: KeySource): void => {
      const isReported = reported.some(([from, to]) => from <= node.range[0] && node.range[1] <= to);
      if (!isReported) report(range, "inUrl", name ?? "that is written here");
    };
    const { variableOf } = flow.origins;
    const check = ({ node, takesKey }: UrlPart): void => {
      const key = flow.keyIn(node);
      if (key !== null) reportKey(node, key);
      else if (takesKey && !isPlaceholder(node)) report(node.range, "inRenderUrl");
    };
    const checkParts = (
      node: TSESTree.BinaryExpression | TSESTree.CallExpression | TSESTree.TemplateLiteral,
    ): void => {
      urlPartsOf(node, texts, variableOf).forEach(check);
    };
    return alsoInTemplate(sourceCode, {
      ...listeners,
      TemplateLiteral: checkParts,
      BinaryExpression(node) {
        if (isWholeSum(node)) checkParts(node);
      },
      CallExpression(node) {
        checkParts(node);
        queryPartsOf(node, texts, variableOf).forEach(check);
      },
      NewExpression(node) {
        queryPartsOf(node, texts, variableOf).forEach(check);
      },
      AssignmentExpression(node) {
        urlPartsOfAssignment(node, texts, variableOf).forEach(check);
      },
    });
  },
});

/** Whether what is written for a key is none: a placeholder, another vendor's. */
function isPlaceholder(node: TSESTree.Node): boolean {
  return stringOf(node) !== null;
}
