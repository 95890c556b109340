import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { assignedName } from "../src/detect/assigned-name.js";
import { credentialsOf } from "./code/api-call.js";
import { keyArgument, isClientConstruction } from "./code/sdk.js";
import { membersIn } from "./code/members-in.js";
import { bare, isCode, nameOfMember, pathOf, stringOf } from "./code/syntax.js";
import { codeOf } from "./code-of.js";
import { createRule } from "./create-rule.js";
import { filePath } from "./file-path.js";
import { isKeyName, isPublicVariable, publicPrefixOf } from "./key-name.js";
import { isLeak, keyPlaces, mayConcernPictify } from "./key-places.js";
import { publicNamesIn } from "./public-names.js";
import {
  type InlinedName,
  inlinedByAssignment,
  inlinedNames,
  inlinedValues,
  isPublicField,
  publicPrefixesIn,
} from "./sinks/inlined.js";
import { isInPublicSection } from "./sinks/public-section.js";
import { alsoInTemplate } from "./template-listeners.js";
import { isPublicModule, keptName } from "./variable-renaming.js";

type MessageId = "publicName" | "publicValue" | "publicSection" | "inlined" | "publicPrefix" | "rename";

interface Options {
  /** More prefixes of variables that reach browsers, beside those of the known frameworks. */
  readonly prefixes?: readonly string[];
}

/** Reports Pictify keys in variables that a framework sends to browsers, by their prefix or by a configuration. */
export const noPublicEnvKey = createRule<[Options], MessageId>({
  name: "no-public-env-key",
  meta: {
    type: "problem",
    docs: {
      description: "disallow Pictify keys in environment variables that reach browsers",
      recommended: true,
    },
    languages: ["*"],
    hasSuggestions: true,
    defaultOptions: [{ prefixes: [] }],
    schema: [
      {
        type: "object",
        properties: {
          prefixes: {
            type: "array",
            items: { type: "string", minLength: 1 },
            uniqueItems: true,
            description: "More prefixes of variables that reach browsers.",
          },
        },
        additionalProperties: false,
      },
    ],
    messages: {
      publicName:
        "{{name}} is sent to browsers, by its prefix {{prefix}}: whoever opens the page has the Pictify key. Take the prefix away, and read the key on a server.",
      publicValue:
        "{{name}} is sent to browsers, and its value is a Pictify key. Use a name without a public prefix, and read the key on a server.",
      publicSection:
        "{{name}} is in a part of the configuration that is sent to browsers: whoever opens the page has the Pictify key. Move it out of there, and read it on a server.",
      inlined:
        "The Pictify key {{name}} is put into the code for browsers here. Read it from the environment on a server.",
      publicPrefix: "With this prefix, PICTIFY_API_KEY and all that begins so is sent to browsers.",
      rename: "Rename it to {{name}}.",
    },
  },
  create(context) {
    const [options] = context.options;
    const { sourceCode } = context;
    if (!mayConcernPictify(sourceCode)) return {};
    const path = filePath(context);
    const prefixes = options.prefixes ?? [];
    const written = keyPlaces(sourceCode, path).filter(isLeak);
    const hasCode = isCode(sourceCode);
    const names = hasCode ? [] : publicNamesIn(sourceCode.text, path, prefixes);
    const flow = codeOf(context);
    if (written.length === 0 && names.length === 0 && flow === null) return {};

    const reported = new Set<number>();
    const report = (
      range: TSESTree.Range,
      messageId: MessageId,
      data: Record<string, string>,
      renamed?: string,
      kept = "",
    ): void => {
      if (reported.has(range[0])) return;
      reported.add(range[0]);
      context.report({
        loc: { start: sourceCode.getLocFromIndex(range[0]), end: sourceCode.getLocFromIndex(range[1]) },
        messageId,
        data,
        suggest:
          renamed === undefined
            ? []
            : [
                {
                  messageId: "rename",
                  data: { name: renamed },
                  fix: (fixer) => fixer.replaceTextRange(range, renamed + kept),
                },
              ],
      });
    };
    const reportName = (node: TSESTree.Node, name: string | null): void => {
      if (name === null) return;
      const prefix = publicPrefixOf(name, prefixes);
      if (prefix === null) return;
      const isWritten = node.type === "Literal" || node.type === "TemplateLiteral";
      const range: TSESTree.Range = isWritten ? [node.range[0] + 1, node.range[1] - 1] : node.range;
      const isExact = sourceCode.text.slice(...range) === name;
      const renamed = isExact && !isPublicModule(node) ? name.slice(prefix.length) : undefined;
      report(range, "publicName", { name, prefix }, renamed, isExact ? keptName(node, name) : "");
    };

    const listeners: TSESLint.RuleListener = {
      [`${sourceCode.ast.type}:exit`]() {
        for (const { start, end, name, prefix } of names)
          report([start, end], "publicName", { name, prefix }, name.slice(prefix.length));
        for (const { start } of written) {
          const assigned = assignedName(sourceCode.text, start, 0);
          if (assigned === null) continue;
          const name = assigned.name.slice(assigned.name.lastIndexOf(".") + 1);
          if (isPublicVariable(name, prefixes))
            report([assigned.end - name.length, assigned.end], "publicValue", { name });
        }
      },
    };
    if (flow === null) return listeners;

    const { texts } = flow;
    const checkValues = (values: readonly TSESTree.Node[]): void => {
      for (const value of values) {
        const key = flow.keyIn(value);
        if (key !== null) report(value.range, "inlined", { name: key.name ?? "that is written here" });
      }
    };
    const checkNames = (names: readonly InlinedName[]): void => {
      for (const { node, name } of names) report(node.range, "inlined", { name });
    };
    /** A variable that is public by its name, whatever it is called: what it is handed to makes it a key. */
    const checkUse = (credential: TSESTree.Node | null): void => {
      for (const member of credential === null ? [] : membersIn(credential, texts)) {
        const name = nameOfMember(member);
        if (name !== null && isPublicVariable(name, prefixes))
          report(member.property.range, "publicValue", { name });
      }
    };
    const checkCall = (node: TSESTree.CallExpression | TSESTree.NewExpression): void => {
      checkValues(inlinedValues(node, path));
      checkNames(inlinedNames(node));
      checkUse(credentialsOf(node, texts, flow.origins));
    };
    const { variableOf } = flow.origins;
    /** A key that is read from a public section of the configuration. */
    const checkSection = (value: TSESTree.Node, { range }: TSESTree.Node, name: string | null): void => {
      if (name !== null && isKeyName(name) && isInPublicSection(value, variableOf))
        report(range, "publicSection", { name });
    };
    return alsoInTemplate(sourceCode, {
      ...listeners,
      MemberExpression(node) {
        if (isHarmless(node)) return;
        checkSection(node, node.property, nameOfMember(node));
        const isByName = node.computed && isEnvironment(node.object);
        reportName(node.property, isByName ? texts.constantOf(node.property) : nameOfMember(node));
      },
      "ObjectPattern > Property"(node: TSESTree.Property) {
        reportName(node.key, nameOfMember(node));
        const target = node.value.type === "AssignmentPattern" ? node.value.left : node.value;
        checkSection(target, node.key, nameOfMember(node));
      },
      "ObjectExpression > Property"(node: TSESTree.Property) {
        const value = bare(node.value);
        const isSame = value.type === "MemberExpression" && nameOfMember(value) === nameOfMember(node);
        if (!isSame && !node.computed) reportName(node.key, nameOfMember(node));
        for (const prefix of publicPrefixesIn(node)) report(prefix.range, "publicPrefix", {});
        if (isPublicField(node)) report(node.key.range, "inlined", { name: nameOfMember(node) ?? "" });
        checkValues(inlinedValues(node, path));
      },
      ImportSpecifier({ imported, parent }) {
        const name = imported.type === "Identifier" ? imported.name : imported.value;
        reportName(imported, name);
        const isForClient = parent.type === "ImportDeclaration" && parent.source.value === "astro:env/client";
        if (isForClient && isKeyName(name)) report(imported.range, "inlined", { name });
      },
      AssignmentExpression(node) {
        const value = inlinedByAssignment(node);
        if (value !== null) checkValues([value]);
      },
      ArrayExpression(node) {
        checkValues(inlinedValues(node, path));
        checkNames(inlinedNames(node));
      },
      CallExpression(node) {
        const [argument] = node.arguments;
        if (argument !== undefined && isLookUp(node)) reportName(argument, stringOf(argument));
        checkCall(node);
      },
      NewExpression(node) {
        checkCall(node);
        if (isClientConstruction(node)) checkUse(keyArgument(node));
      },
    });
  },
});

function isLookUp({ callee }: TSESTree.CallExpression): boolean {
  const name =
    callee.type === "MemberExpression"
      ? nameOfMember(callee)
      : callee.type === "Identifier"
        ? callee.name
        : null;
  return name !== null && /^(?:get|read|load|require|env|config|fetch|must)/iu.test(name);
}

/** Whether a member is only taken away, or looked for in order to stop. */
function isHarmless(node: TSESTree.MemberExpression): boolean {
  const { parent } = node;
  if (parent.type === "UnaryExpression") return parent.operator === "delete";
  if (parent.type !== "IfStatement") return false;
  const { consequent } = parent;
  const first = consequent.type === "BlockStatement" ? consequent.body.at(-1) : consequent;
  return first?.type === "ThrowStatement";
}

function isEnvironment(object: TSESTree.Node): boolean {
  return /(?:^|\.)env$/u.test(pathOf(object) ?? "");
}
