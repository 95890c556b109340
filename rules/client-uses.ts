import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { credentialsOf } from "./code/api-call.js";
import type { KeyFlow } from "./code/key-flow.js";
import { isGlobalKey, lookedUp, namedMember } from "./code/key-source.js";
import { isSdk, isSdkLoad } from "./code/sdk.js";
import { ancestorsOf, lastNameOf, nameOfMember, stringOf } from "./code/syntax.js";
import { templateNames } from "./code/template-names.js";
import { isKeyName } from "./key-name.js";
import type { KeyPlace } from "./key-places.js";
import { isTypeImport, ServerParts } from "./place/server-parts.js";
import { contains } from "./code/pattern-path.js";

/** Where a key is written in code that runs: not in a comment. */
const WRITTEN = /^(?:Literal|TemplateElement|JSXText|SvelteLiteral|SvelteText|VLiteral|VText)$/u;

/** Something of Pictify's that a module takes to the browser with it. */
export interface ClientUse {
  readonly node: TSESTree.Node;
  readonly kind: "call" | "key" | "sdk";
  /** The name of the key; empty where it has none. */
  readonly name: string;
}

/** Collects what a module that ships to browsers does with Pictify, while ESLint walks through it. */
export class ClientUses {
  readonly parts: ServerParts;
  readonly listeners: TSESLint.RuleListener;
  readonly #flow: KeyFlow;
  readonly #props: ReadonlySet<TSESTree.Node>;
  readonly #uses: ClientUse[] = [];
  readonly #written: readonly TSESTree.Node[];

  /** @param places the keys that are written in the file */
  constructor(sourceCode: Readonly<TSESLint.SourceCode>, flow: KeyFlow, places: readonly KeyPlace[]) {
    const { variableOf } = flow.origins;
    this.parts = new ServerParts(variableOf);
    this.#flow = flow;
    this.#props = templateNames(sourceCode).props;
    this.#written = places.flatMap(({ start }) => {
      const node = sourceCode.getNodeByRangeIndex(start);
      return node !== null && WRITTEN.test(node.type) ? [node] : [];
    });

    const namesApi = /\bapi\.pictify\.io\b|\bmcp\.pictify\.io\b/u.test(sourceCode.text);
    const isSvelte =
      (sourceCode.parserServices as { readonly isSvelte?: boolean } | undefined)?.isSvelte === true;
    this.listeners = {
      ImportDeclaration: (node) => {
        if (isSdk(node.source.value) && !isTypeImport(node, variableOf)) this.#add(node, "sdk");
      },
      "ExportNamedDeclaration[source], ExportAllDeclaration": (
        node: TSESTree.ExportAllDeclaration | TSESTree.ExportNamedDeclaration,
      ) => {
        if (node.exportKind !== "type" && isSdk(stringOf(node.source))) this.#add(node, "sdk");
      },
      ImportExpression: (node) => {
        if (isSdkLoad(node)) this.#add(node, "sdk");
      },
      ImportSpecifier: (node) => {
        const { imported } = node;
        const name = imported.type === "Identifier" ? imported.name : imported.value;
        if (isKeyName(name) && node.importKind !== "type") this.#add(node, "key", name);
      },
      MemberExpression: (node) => {
        this.#member(node);
      },
      "ObjectPattern > Property": (node: TSESTree.Property) => {
        const name = nameOfMember(node);
        if (name !== null && isKeyName(name)) this.#add(node.key, "key", name);
      },
      "ExportNamedDeclaration > VariableDeclaration[kind='let'] > VariableDeclarator[init=null] > Identifier":
        (node: TSESTree.Identifier) => {
          // A property of a component, as Svelte 4 declares it.
          if (isSvelte && isKeyName(node.name)) this.#add(node, "key", node.name);
        },
      "Property, PropertyDefinition, VariableDeclarator": (node: TSESTree.Node) => {
        this.#declaration(node);
      },
      CallExpression: (node) => {
        if (isSdkLoad(node)) this.#add(node, "sdk");
        const key = lookedUp(node);
        if (key !== null && !(node.callee.type === "MemberExpression" && isTypedIn(node.callee.object)))
          this.#add(node, "key", key.name ?? "");
        else if (namesApi) this.#call(node);
      },
      NewExpression: (node) => {
        if (namesApi) this.#call(node);
      },
      Identifier: (node) => {
        if (isGlobalKey(node.name) && (this.#props.has(node) || this.#isGlobal(node)))
          this.#add(node, "key", node.name);
      },
    };
  }

  /** What was found, in order, less what only the server has, and less what holds something else that was found. */
  found(): readonly ClientUse[] {
    const inner = this.#uses.filter(
      (use) =>
        !this.#uses.some((other) => other !== use && other.kind !== "sdk" && isWithin(other.node, use.node)),
    );
    const written = this.#written.filter((node) => !inner.some((use) => contains(use.node, node)));
    return [
      ...inner,
      ...written.map((node) => ({ node, kind: "key" as const, name: "that is written here" })),
    ]
      .filter(({ node }) => !this.parts.has(node))
      .sort((a, b) => a.node.range[0] - b.node.range[0]);
  }

  #add(node: TSESTree.Node, kind: ClientUse["kind"], name = ""): void {
    this.#uses.push({ node, kind, name });
  }

  #member(node: TSESTree.MemberExpression): void {
    const { parent } = node;
    const isTarget = parent.type === "AssignmentExpression" && parent.left === node;
    const isTested = parent.type === "UnaryExpression" && parent.operator !== "!";
    const isCallee = parent.type === "CallExpression" && parent.callee === node;
    if (isTarget || isTested || isCallee || node.object.type === "Super") return;
    if (isTypedIn(node.object)) return;
    const key = namedMember(node);
    // A member of an object that the file writes out is reported where its value is read.
    if (key !== null && this.#flow.keyIn(node)?.node !== undefined && !this.#isOwn(node))
      this.#add(node, "key", key.name ?? "");
  }

  #isOwn({ object }: TSESTree.MemberExpression): boolean {
    if (object.type === "ThisExpression") return true;
    const variable = this.#flow.origins.variableOf(object);
    const definition = variable?.defs[0]?.node;
    return definition?.type === "VariableDeclarator" && definition.init?.type === "ObjectExpression";
  }

  /** A key that is written into a variable or member that is called one. */
  #declaration(node: TSESTree.Node): void {
    const [name, value] =
      node.type === "VariableDeclarator"
        ? [node.id.type === "Identifier" ? node.id.name : null, node.init]
        : node.type === "Property" || node.type === "PropertyDefinition"
          ? [nameOfMember(node), node.value]
          : [null, null];
    if (name === null || value === null || !isKeyName(name) || stringOf(value) === null) return;
    if (this.#flow.keyIn(value) !== null) this.#add(value, "key", name);
  }

  #call(node: TSESTree.CallExpression | TSESTree.NewExpression): void {
    const credentials = credentialsOf(node, this.#flow.texts, this.#flow.origins);
    if (credentials === null) return;
    const isWrittenOut = this.#flow.texts.textOf(credentials)?.text.includes("\0") === false;
    if (isWrittenOut && this.#flow.keyIn(credentials) === null) return;
    this.#add(credentials, "call");
  }

  #isGlobal(node: TSESTree.Identifier): boolean {
    const { parent } = node;
    if (parent.type === "MemberExpression" && parent.property === node) return false;
    if (
      (parent.type === "Property" ||
        parent.type === "PropertyDefinition" ||
        parent.type === "MethodDefinition") &&
      parent.key === node
    )
      return false;
    if (/^(?:TS|Import|Export)/u.test(parent.type) || isInTemplate(node)) return false;
    return this.#flow.origins.variableOf(node) === undefined && this.#flow.keyIn(node) !== null;
  }
}

/** What a user has typed into a form is in no code: a key there is the user's own. */
function isTypedIn(holder: TSESTree.Node): boolean {
  return /^(?:\w{0,30}[fF]orm|formData|form(?:State|Values)|values|elements|currentTarget|target|fields|inputs?)$/u.test(
    lastNameOf(holder) ?? "",
  );
}

function isWithin(inner: TSESTree.Node, outer: TSESTree.Node): boolean {
  return contains(outer, inner) && inner !== outer;
}

/** Whether a node is in the template of a Vue component: what is a property there is known, and anything else is no global. */
function isInTemplate(node: TSESTree.Node): boolean {
  for (const { type } of ancestorsOf(node)) if ((type as string) === "VExpressionContainer") return true;
  return false;
}
