import type { TSESTree } from "@typescript-eslint/utils";
import type { KeySource } from "./code/key-source.js";
import { isInside } from "./code/syntax.js";
import { partOfKey } from "./code/part-of-key.js";
import { hasReplacer } from "./code/pass-through.js";
import { codeOf } from "./code-of.js";
import { createRule } from "./create-rule.js";
import {
  type Outgoing,
  outgoingOfAssignment,
  outgoingOfCall,
  outgoingOfConstruction,
  type Outlet,
} from "./sinks/logging.js";
import { alsoInTemplate } from "./template-listeners.js";

type MessageId = "logged" | "inError" | "inResponse" | "inAnalytics" | "part" | "logPresence";

interface Options {
  /** Whether parts of a key, such as its last characters, are reported, too. */
  readonly parts?: boolean;
}

const MESSAGES: Record<Outlet, MessageId> = {
  log: "logged",
  error: "inError",
  response: "inResponse",
  analytics: "inAnalytics",
};

/** Reports Pictify keys that reach a log, an error, a response or an analytics service. */
export const noKeyLogging = createRule<[Options], MessageId>({
  name: "no-key-logging",
  meta: {
    type: "problem",
    docs: {
      description: "disallow Pictify keys in logs, errors, responses and analytics",
      recommended: true,
    },
    languages: ["*"],
    hasSuggestions: true,
    defaultOptions: [{ parts: false }],
    schema: [
      {
        type: "object",
        properties: {
          parts: {
            type: "boolean",
            description: "Whether parts of a key, such as its last characters, are reported, too.",
          },
        },
        additionalProperties: false,
      },
    ],
    messages: {
      logged: "The Pictify key {{name}} is logged: whoever reads the log can use it. Log whether it is set.",
      inError: "The Pictify key {{name}} is in an error: errors end up in logs and in answers. Leave it out.",
      inResponse:
        "The Pictify key {{name}} is in a response: whoever receives it can use it. Call Pictify on the server, and send the result.",
      inAnalytics: "The Pictify key {{name}} is sent to an analytics or monitoring service. Leave it out.",
      part: "A part of the Pictify key {{name}} is shown. Show whether it is set.",
      logPresence: "Show only whether the key is set.",
    },
  },
  create(context) {
    const [options] = context.options;
    const flow = codeOf(context);
    if (flow === null) return {};
    const reported = new Set<TSESTree.Node>();

    const show = (node: TSESTree.Node, messageId: MessageId, { name }: KeySource): void => {
      // The key of an error that is logged is reported once.
      if (isInside(node, reported)) return;
      reported.add(node);
      context.report({
        node,
        messageId,
        data: { name: name ?? "that is written here" },
        suggest: isReference(node)
          ? [
              {
                messageId: "logPresence",
                fix: (fixer) => fixer.replaceText(node, presenceOf(node, context.sourceCode.getText(node))),
              },
            ]
          : [],
      });
    };

    const check = (outgoing: Outgoing | null): void => {
      if (outgoing === null) return;
      for (const value of outgoing.values) {
        for (const part of partsOf(value)) {
          const shown = valueOf(part);
          const key = flow.keyIn(part);
          if (key !== null) show(shown, MESSAGES[outgoing.outlet], key);
          else if (options.parts === true) {
            const whole = partOfKey(flow, shown);
            if (whole !== null) show(shown, "part", whole);
          }
        }
      }
    };

    return alsoInTemplate(context.sourceCode, {
      CallExpression(node) {
        check(outgoingOfCall(node, flow.origins.variableOf));
      },
      NewExpression(node) {
        check(outgoingOfConstruction(node));
      },
      AssignmentExpression(node) {
        check(outgoingOfAssignment(node));
      },
      ThrowStatement(node) {
        if (node.argument.type !== "NewExpression") check({ outlet: "error", values: [node.argument] });
      },
    });
  },
});

function isReference(node: TSESTree.Node): boolean {
  return node.type === "Identifier" || node.type === "MemberExpression";
}

/** What of a part is shown as the key. */
function valueOf(part: TSESTree.Node): TSESTree.Node {
  if (part.type === "SpreadElement") return part.argument;
  return part.type === "Property" ? part.value : part;
}

/** Code that tells whether something is set, in place of it: also of the `key` in `{ key }`. */
function presenceOf(node: TSESTree.Node, text: string): string {
  const { parent } = node;
  const isShorthand = parent?.type === "Property" && parent.shorthand;
  return `${isShorthand ? `${text}: ` : ""}Boolean(${text})`;
}

/** The smallest parts of an argument that are written out: the values of an object, the expressions of a template, the terms of a sum. */
function partsOf(node: TSESTree.Node): readonly TSESTree.Node[] {
  switch (node.type) {
    case "TemplateLiteral":
      return [...node.quasis, ...node.expressions.flatMap(partsOf)];
    case "BinaryExpression":
      return node.operator === "+" ? [...partsOf(node.left), ...partsOf(node.right)] : [];
    case "ObjectExpression":
      return node.properties.flatMap((property) =>
        property.type === "SpreadElement" || isReference(property.value)
          ? [property]
          : partsOf(property.value),
      );
    case "ArrayExpression":
      return node.elements.flatMap((element) => (element === null ? [] : partsOf(element)));
    case "CallExpression":
      return isSerializer(node) ? node.arguments.flatMap(partsOf) : [node];
    case "SpreadElement":
      return partsOf(node.argument);
    default:
      return [node];
  }
}

function isSerializer(node: TSESTree.CallExpression): boolean {
  const {
    callee,
    arguments: [argument],
  } = node;
  return (
    !hasReplacer(node) &&
    callee.type === "MemberExpression" &&
    callee.object.type === "Identifier" &&
    callee.object.name === "JSON" &&
    argument?.type === "ObjectExpression"
  );
}
