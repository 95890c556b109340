import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { bothListeners } from "./both-listeners.js";
import { ClientUses } from "./client-uses.js";
import { scriptUsesIn } from "./client-scripts.js";
import { directivesOf } from "./code/directives.js";
import type { KeyFlow } from "./code/key-flow.js";
import { isFunction, isInside, isWholeSum } from "./code/syntax.js";
import { codeOf } from "./code-of.js";
import { createRule } from "./create-rule.js";
import { filePath } from "./file-path.js";
import { isLeak, keyPlaces, mayConcernPictify } from "./key-places.js";
import { isPage } from "./page-scripts.js";
import { placeOf } from "./place/module-place.js";
import { userRules } from "./place/path-place.js";
import { alsoInTemplate } from "./template-listeners.js";
import { filledIntoMarkup } from "./sinks/markup.js";
import { attributeValue, elementProperties, resultsForClient, sentToClient } from "./sinks/to-client.js";

type MessageId = "sdk" | "key" | "call" | "sent" | "prop";

interface Options {
  /** Files that ship to a browser or an app, as patterns of .gitignore. */
  readonly clientPatterns?: readonly string[];
  /** Files that stay on a server, as patterns of .gitignore; they win over `clientPatterns`. */
  readonly serverPatterns?: readonly string[];
}

const PATTERNS = { type: "array", items: { type: "string", minLength: 1 }, uniqueItems: true } as const;

/** Reports Pictify's SDK, keys and calls with credentials in code that ships to a browser or an app, and keys that are sent there. */
export const noClientSideKey = createRule<[Options], MessageId>({
  name: "no-client-side-key",
  meta: {
    type: "problem",
    docs: { description: "disallow Pictify keys in code that ships to browsers and apps", recommended: true },
    languages: ["*"],
    defaultOptions: [{ clientPatterns: [], serverPatterns: [] }],
    schema: [
      {
        type: "object",
        properties: {
          clientPatterns: {
            ...PATTERNS,
            description: "Files that ship to a browser or an app, as patterns of .gitignore.",
          },
          serverPatterns: {
            ...PATTERNS,
            description: "Files that stay on a server, as patterns of .gitignore.",
          },
        },
        additionalProperties: false,
      },
    ],
    messages: {
      sdk: "This ships to browsers or apps, and Pictify's SDK needs a key, which everybody then has. Call Pictify on a server.",
      key: "This ships to browsers or apps, with the Pictify key {{name}} in it. Read the key on a server, and call Pictify there.",
      call: "This ships to browsers or apps, and calls Pictify's API with credentials, which everybody then has. Call it on a server.",
      sent: "The Pictify key {{name}} is sent to the browser here. Call Pictify on the server, and send the result.",
      prop: "The Pictify key {{name}} is handed to an element here, and reaches the browser with it. Call Pictify on the server, and pass on the result.",
    },
  },
  create(context) {
    const [options] = context.options;
    const { sourceCode } = context;
    if (!mayConcernPictify(sourceCode)) return {};
    const path = filePath(context);
    const flow = codeOf(context);
    const ours = keyPlaces(sourceCode, path).filter(
      (place) => isLeak(place) && place.judgement.status === "ours",
    );
    const scripts = isPage(path) ? scriptUsesIn(sourceCode.text, ours) : [];
    const reportScripts = (): void => {
      for (const { start, end, kind, name } of scripts) {
        const loc = { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) };
        context.report({ loc, messageId: kind, data: { name } });
      }
    };
    const scriptListeners = scripts.length === 0 ? {} : { [`${sourceCode.ast.type}:exit`]: reportScripts };
    if (flow === null) return scriptListeners;

    const place = placeOf(sourceCode, path, {
      client: userRules(options.clientPatterns ?? []),
      server: userRules(options.serverPatterns ?? []),
    });
    if (place === "neutral") return {};
    const listeners = place === "client" ? clientListeners(flow) : sendingListeners(flow, () => true);
    return alsoInTemplate(sourceCode, bothListeners(listeners, scriptListeners));

    function clientListeners(flow: KeyFlow): TSESLint.RuleListener {
      const uses = new ClientUses(sourceCode, flow, ours);
      const listeners: TSESLint.RuleListener = {
        ...uses.listeners,
        "Program:exit"() {
          for (const { node, kind, name } of uses.found())
            context.report({ node, messageId: kind, data: { name } });
        },
      };
      return bothListeners(
        listeners,
        sendingListeners(flow, (node) => uses.parts.has(node)),
      );
    }

    /** Keys that go from the server to the browser; `applies` tells the parts of the file that are on the server. */
    function sendingListeners(
      flow: KeyFlow,
      applies: (node: TSESTree.Node) => boolean,
    ): TSESLint.RuleListener {
      const reported = new Set<TSESTree.Node>();
      const check = (node: TSESTree.Node | null, messageId: "prop" | "sent"): void => {
        if (node === null || isInside(node, reported) || !applies(node)) return;
        const key = flow.keyIn(node);
        if (key === null) return;
        const shown = node.type === "JSXExpressionContainer" ? node.expression : node;
        reported.add(shown);
        context.report({ node: shown, messageId, data: { name: key.name ?? "that is written here" } });
      };
      const isServerModule = directivesOf(sourceCode.ast.body).has("use server");
      const checkSent = (
        node: TSESTree.AssignmentExpression | TSESTree.CallExpression | TSESTree.NewExpression,
      ): void => {
        for (const value of sentToClient(node, flow.origins.variableOf)) check(value, "sent");
      };
      const checkMarkup = (node: TSESTree.TemplateLiteral | TSESTree.BinaryExpression): void => {
        for (const value of filledIntoMarkup(node)) check(value, "sent");
      };
      return {
        JSXAttribute(node) {
          check(attributeValue(node, path), "prop");
        },
        JSXSpreadAttribute(node) {
          check(attributeValue(node, path), "prop");
        },
        "JSXElement > JSXExpressionContainer"(node: TSESTree.JSXExpressionContainer) {
          check(node, "prop");
        },
        CallExpression(node) {
          check(elementProperties(node), "prop");
          checkSent(node);
        },
        NewExpression: checkSent,
        AssignmentExpression: checkSent,
        TemplateLiteral: checkMarkup,
        BinaryExpression(node) {
          if (isWholeSum(node)) checkMarkup(node);
        },
        "FunctionDeclaration, FunctionExpression, ArrowFunctionExpression"(node: TSESTree.Node) {
          if (!isFunction(node)) return;
          for (const result of resultsForClient(node, sourceCode, path, isServerModule))
            check(result, "sent");
        },
      };
    }
  },
});
