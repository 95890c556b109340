import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { KeyKind } from "../src/model/key.js";
import { assembledKeys, mayAssembleKeys } from "./assembled-keys.js";
import { isCode, isWholeSum } from "./code/syntax.js";
import { createRule } from "./create-rule.js";
import { environmentSuggestion } from "./environment-suggestion.js";
import { filePath } from "./file-path.js";
import { isLeak, judgedTogether, type KeyPlace, keyPlaces, mayConcernPictify } from "./key-places.js";
import { alsoInTemplate } from "./template-listeners.js";
import { commentSuggestion } from "./text-language/comment-suggestion.js";

type MessageId =
  | "pictifyKey"
  | "unattributedKey"
  | "webhookSecret"
  | "hookUrl"
  | "sessionCookie"
  | "readEnvironment"
  | "disableNextLine";

interface Options {
  /** Whether keys that nobody's name or form explains are reported, too. */
  readonly unattributed?: boolean;
  /** Whether `keylint:allow` in a comment lets a key pass. */
  readonly inlineIgnores?: boolean;
}

/** The rule's context; other files that report for it use the same messages. */
export type HardcodedKeyContext = Readonly<TSESLint.RuleContext<MessageId, [Options]>>;

/** Reports keys that are written in a file, in every language that ESLint lints, as they are, encoded or put together. */
export const noHardcodedKey = createRule<[Options], MessageId>({
  name: "no-hardcoded-key",
  meta: {
    type: "problem",
    docs: { description: "disallow Pictify keys written in a file", recommended: true },
    languages: ["*"],
    hasSuggestions: true,
    defaultOptions: [{ unattributed: true, inlineIgnores: true }],
    schema: [
      {
        type: "object",
        properties: {
          unattributed: {
            type: "boolean",
            description: "Whether keys that nobody's name or form explains are reported, too.",
          },
          inlineIgnores: {
            type: "boolean",
            description: "Whether keylint:allow in a comment lets a key pass.",
          },
        },
        additionalProperties: false,
      },
    ],
    messages: {
      pictifyKey:
        "A Pictify key ({{redacted}}) is written here: read it from the environment on a server, and replace it, since it is in the history ({{why}}).",
      unattributedKey:
        "What may be a Pictify key ({{redacted}}) is written here: read it from the environment, or name the vendor whose public key it is beside it.",
      webhookSecret:
        "A Pictify webhook secret ({{redacted}}) is written here: read it from the environment ({{why}}).",
      hookUrl:
        "The URL of a Pictify workflow hook is written here: whoever has it can start the workflow; read it from the environment.",
      sessionCookie:
        "The session cookie of a Pictify dashboard is written here: sign out everywhere and remove it.",
      readEnvironment: "Read {{name}} from the environment instead.",
      disableNextLine: "Disable this rule for this line with a comment above it.",
    },
  },
  create(context) {
    const [options] = context.options;
    const { sourceCode } = context;
    const hasCode = isCode(sourceCode) && (mayConcernPictify(sourceCode) || mayAssembleKeys(sourceCode.text));
    const path = filePath(context);
    const written = keyPlaces(sourceCode, path);
    if (written.length === 0 && !hasCode) return {};

    const expressions: TSESTree.Node[] = [];
    const collect = (node: TSESTree.Node): void => {
      expressions.push(node);
    };
    const listeners: TSESLint.RuleListener = {
      [`${sourceCode.ast.type}:exit`]() {
        const assembled = hasCode ? assembledKeys(sourceCode, path, expressions, written) : [];
        const places =
          assembled.length === 0 ? written : judgedTogether(wholeKeys([...written, ...assembled]));
        for (const place of places) report(context, place, options);
      },
    };
    if (!hasCode) return listeners;
    return alsoInTemplate(sourceCode, {
      ...listeners,
      // A string that goes on in the next line is the only one whose text is not searched as it is written.
      ...(/\\\r?\n/u.test(sourceCode.text) ? { Literal: collect } : {}),
      BinaryExpression(node) {
        if (isWholeSum(node)) collect(node);
      },
      TemplateLiteral(node) {
        if (node.expressions.length > 0) collect(node);
      },
      CallExpression: collect,
      AssignmentExpression(node) {
        if (node.operator === "+=") collect(node);
      },
    });
  },
});

/** Leaves out places that are the beginning of a longer key that starts at the same place. */
function wholeKeys(places: readonly KeyPlace[]): readonly KeyPlace[] {
  const longest = new Map<number, number>();
  for (const { start, key } of places) longest.set(start, Math.max(longest.get(start) ?? 0, key.length));
  return places.filter(({ start, key }) => key.length >= (longest.get(start) ?? 0));
}

const MESSAGES: Record<KeyKind, MessageId> = {
  live: "pictifyKey",
  test: "pictifyKey",
  unprefixed: "pictifyKey",
  "webhook-secret": "webhookSecret",
  "hook-url": "hookUrl",
  "session-cookie": "sessionCookie",
};

function report(context: HardcodedKeyContext, place: KeyPlace, options: Options): void {
  const isUnattributed = place.rule === "unattributed-key";
  const counted = options.inlineIgnores === false ? { ...place, ignore: null } : place;
  if (!isLeak(counted) || (isUnattributed && options.unattributed === false)) return;
  const { sourceCode } = context;
  const suggestions = [
    environmentSuggestion(sourceCode, place),
    commentSuggestion(sourceCode, place, context.id),
  ];
  context.report({
    loc: { start: sourceCode.getLocFromIndex(place.start), end: sourceCode.getLocFromIndex(place.end) },
    messageId: isUnattributed ? "unattributedKey" : MESSAGES[place.key.kind],
    data: { redacted: place.key.redacted, why: place.judgement.evidence[0] ?? "" },
    suggest: suggestions.filter((suggestion) => suggestion !== null),
  });
}
