import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { componentOptions } from "./component.js";
import { childrenOf } from "./returned.js";
import { bare, nameOfMember, stringOf } from "./syntax.js";

type Variable = TSESLint.Scope.Variable;

/** What of the template of a Vue component its parser tells. */
interface TemplateReference {
  readonly id: TSESTree.Identifier;
  /** The variable of the template itself, such as that of `v-for`; null for any other name. */
  readonly variable: object | null | undefined;
}

interface Container {
  readonly references?: readonly TemplateReference[];
}

interface Element {
  readonly type: string;
  readonly name?: string;
  readonly startTag?: {
    readonly attributes: readonly { readonly directive: boolean; readonly key: { readonly name: string } }[];
  };
}

interface VueServices {
  readonly getDocumentFragment?: () => { readonly children: readonly Element[] } | null;
}

/** The names that the template of a Vue component takes from its script. */
export interface TemplateNames {
  /** Those that stand for variables of `<script setup>`. */
  readonly variables: ReadonlyMap<TSESTree.Node, Variable>;
  /** Those that stand for properties which the component is handed. */
  readonly props: ReadonlySet<TSESTree.Node>;
  /** Those that stand for members of a component without a setup, such as its data. */
  readonly members: ReadonlySet<TSESTree.Node>;
}

/** Where expressions stand in a template; the keys of Vue's parser are not among those that ESLint is given. */
const KEYS = {
  VElement: ["startTag", "children"],
  VStartTag: ["attributes"],
  VAttribute: ["key", "value"],
  VDirectiveKey: ["argument"],
};

const NONE: TemplateNames = { variables: new Map(), props: new Set(), members: new Set() };

/** The names in the template of a Vue component; none in any other file. */
export function templateNames({
  ast,
  parserServices,
  scopeManager,
}: Readonly<TSESLint.SourceCode>): TemplateNames {
  const { templateBody } = ast as { readonly templateBody?: TSESTree.Node | null };
  if (templateBody === null || templateBody === undefined) return NONE;
  const isSetup = hasSetup(parserServices as VueServices | undefined);
  const declared = isSetup ? (scopeManager?.scopes ?? []).find(({ type }) => type === "module") : undefined;
  const variables = new Map<TSESTree.Node, Variable>();
  const props = new Set<TSESTree.Node>();
  const members = new Set<TSESTree.Node>();
  const pending: TSESTree.Node[] = [templateBody];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const { id, variable: local } of (node as Container).references ?? []) {
      if (local !== null && local !== undefined) continue;
      const variable = declared?.set.get(id.name);
      if (variable !== undefined) variables.set(id, variable);
      // What a setup declares nowhere else is a property; otherwise it may be data of the component's own.
      else if (isSetup || declaredProps(ast).has(id.name)) props.add(id);
      else members.add(id);
    }
    pending.push(...childrenOf(node, KEYS));
  }
  return { variables, props, members };
}

function hasSetup(services: VueServices | undefined): boolean {
  return (services?.getDocumentFragment?.()?.children ?? []).some(
    ({ name, startTag }) =>
      name === "script" &&
      startTag?.attributes.some(({ directive, key }) => !directive && key.name === "setup") === true,
  );
}

/** The names under `props` of a component's options. */
function declaredProps(ast: TSESTree.Program): ReadonlySet<string | null> {
  const names = (componentOptions(ast)?.properties ?? []).flatMap((property) =>
    property.type === "Property" && nameOfMember(property) === "props" ? namesIn(property.value) : [],
  );
  return new Set(names);
}

function namesIn(declaration: TSESTree.Node): readonly (string | null)[] {
  const node = bare(declaration);
  if (node.type === "ArrayExpression") return node.elements.map(stringOf);
  if (node.type !== "ObjectExpression") return [];
  return node.properties.map((property) => (property.type === "Property" ? nameOfMember(property) : null));
}
