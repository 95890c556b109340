import type { TSESTree } from "@typescript-eslint/utils";
import { bare, nameOfMember, pathOf, stringOf } from "./code/syntax.js";
import { codeOf } from "./code-of.js";
import { createRule } from "./create-rule.js";
import { filePath } from "./file-path.js";
import { isKeyName } from "./key-name.js";
import { isLeak, keyPlaces, mayConcernPictify } from "./key-places.js";
import { isPage, scriptsIn } from "./page-scripts.js";
import { BrowserStores, type Stored } from "./sinks/browser-storage.js";
import { storedBy } from "./sinks/page-storage.js";
import { type PersistedPart, PersistedStates } from "./sinks/persisted-state.js";
import { alsoInTemplate } from "./template-listeners.js";

type MessageId = "stored" | "storedByName" | "read";

interface Options {
  /** Whether reading a key from the storage of a browser is reported, too. */
  readonly reads?: boolean;
}

/** Reports Pictify keys that are put into the storage of a browser, an extension or an app. */
export const noBrowserStorageKey = createRule<[Options], MessageId>({
  name: "no-browser-storage-key",
  meta: {
    type: "problem",
    docs: {
      description: "disallow Pictify keys in the storage of browsers, extensions and apps",
      recommended: true,
    },
    languages: ["*"],
    defaultOptions: [{ reads: false }],
    schema: [
      {
        type: "object",
        properties: {
          reads: {
            type: "boolean",
            description: "Whether reading a key from the storage of a browser is reported, too.",
          },
        },
        additionalProperties: false,
      },
    ],
    messages: {
      stored:
        "The Pictify key {{name}} is put into {{where}}: any script on the page, and whoever has the device, can read it. Keep it on a server.",
      storedByName:
        "By its name, {{name}}, a Pictify key is put into {{where}}: any script on the page, and whoever has the device, can read it. Keep it on a server.",
      read: "A Pictify key, {{name}}, is read from {{where}}: it should not be there. Keep it on a server.",
    },
  },
  create(context) {
    const [options] = context.options;
    const { sourceCode } = context;
    if (!mayConcernPictify(sourceCode)) return {};
    const reportScripts = (): void => {
      const path = filePath(context);
      if (!isPage(path)) return;
      const keys = keyPlaces(sourceCode, path).filter(isLeak);
      for (const stored of scriptsIn(sourceCode.text).flatMap((script) =>
        storedBy(sourceCode.text, script),
      )) {
        const { start, end, where, name } = stored;
        const key = keys.find((place) => IN_VALUE.test(sourceCode.text.slice(end, place.start)));
        if (key === undefined && !stored.isKey) continue;
        context.report({
          loc: {
            start: sourceCode.getLocFromIndex(start),
            end: sourceCode.getLocFromIndex(key?.end ?? end),
          },
          messageId: key === undefined ? "storedByName" : "stored",
          data: { name: key === undefined ? name : "that is written here", where },
        });
      }
    };
    const flow = codeOf(context);
    if (flow === null) return { [`${sourceCode.ast.type}:exit`]: reportScripts };
    const stores = new BrowserStores(sourceCode, flow.texts);
    const states = new PersistedStates(sourceCode, flow.origins.variableOf);

    const check = (node: TSESTree.Node, stored: Stored | null): void => {
      if (stored === null) return;
      const { where, name, values, isState, named = values.at(-1) } = stored;
      for (const value of values) {
        const key = flow.keyIn(value);
        if (key === null) continue;
        context.report({
          node,
          messageId: "stored",
          data: { name: key.name ?? "that is written here", where },
        });
        return;
      }
      const parts = values.flatMap((value) => namedParts(value));
      if (parts[0] !== undefined) {
        context.report({ node, messageId: "storedByName", data: { name: parts[0], where } });
        return;
      }
      if (name !== null && isKeyName(name) && (isState === true || isUnknownValue(named)))
        context.report({ node, messageId: "storedByName", data: { name, where } });
    };

    /** A part of a state is stored whatever it will be: its name is enough. */
    const checkPart = ({ node, name, value }: PersistedPart): void => {
      const key = value === null ? null : flow.keyIn(value);
      const where = "the storage of the browser";
      if (key !== null)
        context.report({ node, messageId: "stored", data: { name: key.name ?? name, where } });
      else if (isKeyName(name)) context.report({ node, messageId: "storedByName", data: { name, where } });
    };

    return alsoInTemplate(sourceCode, {
      "Program:exit": reportScripts,
      CallExpression(node) {
        check(node, stores.ofCall(node));
        states.partsOf(node).forEach(checkPart);
        const read = options.reads === true ? stores.readBy(node) : null;
        if (read?.name != null && isKeyName(read.name))
          context.report({ node, messageId: "read", data: { name: read.name, where: read.where } });
      },
      AssignmentExpression(node) {
        check(node, stores.ofAssignment(node));
      },
      "ObjectExpression > Property"(node: TSESTree.Property) {
        check(node, stores.ofProperty(node));
      },
    });
  },
});

/** What may stand between the beginning of a value and a key in it. */
const IN_VALUE = /^\s{0,20}["'`][\w\s]{0,20}$/u;

/** The names of keys in an object that is stored, as it is or as JSON, less those whose values are none. */
function namedParts(value: TSESTree.Node): readonly string[] {
  const node = bare(value);
  if (node.type === "CallExpression")
    return pathOf(node.callee) === "JSON.stringify" ? node.arguments.slice(0, 1).flatMap(namedParts) : [];
  if (node.type !== "ObjectExpression") return [];
  return node.properties.flatMap((property) => {
    const name = property.type === "Property" ? nameOfMember(property) : null;
    return property.type === "Property" && name !== null && isKeyName(name) && isUnknownValue(property.value)
      ? [name]
      : [];
  });
}

/** Whether a value may be a key: not one that is written out, empty or a mere state. */
function isUnknownValue(value: TSESTree.Node | undefined): boolean {
  if (value === undefined || stringOf(value) !== null) return false;
  switch (value.type) {
    case "Literal":
    case "UnaryExpression":
      return false;
    case "Identifier":
      return value.name !== "undefined";
    case "CallExpression":
      return !(value.callee.type === "Identifier" && value.callee.name === "Boolean");
    default:
      return true;
  }
}
