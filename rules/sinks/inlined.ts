import type { TSESTree } from "@typescript-eslint/utils";
import { ancestorsOf, bare, nameOfMember, pathOf, stringOf } from "../code/syntax.js";
import { isKeyName } from "../key-name.js";
import { contains } from "../code/pattern-path.js";

const DEFINE_PLUGIN = /(?:^|\.)(?:DefinePlugin|EnvironmentPlugin|Dotenv)$/u;
const DEFINE_CALL =
  /^(?:replace|replacePlugin|pluginReplace|EnvironmentPlugin|environment|environmentPlugin|vitePluginEnvironment|definePlugin)$/u;
const PREFIX_OPTION = /^(?:envPrefix|publicPrefix|env_prefix|prefixes|publicEnvPrefix)$/u;
const NAMES = ["PICTIFY_API_KEY", "PICTIFY_KEY", "PICTIFY_TOKEN"];

/**
 * What a bundler's or framework's configuration puts into the code for browsers: the values of a `define`, of a plugin that
 * does the same, of the public section of a framework. Each is a key only if one flows into it.
 *
 * @param path of the file: some sections are public in some files only
 */
export function inlinedValues(
  node: TSESTree.ArrayExpression | TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.Property,
  path: string,
): readonly TSESTree.Node[] {
  if (node.type === "ArrayExpression") {
    const [plugin, options] = node.elements;
    const isDefine = /(?:^|-)transform-define$/u.test(stringOf(plugin) ?? "");
    return isDefine && options !== null && options !== undefined ? valuesOf(options) : [];
  }
  if (node.type === "Property")
    return isPublicSection(node, path) && !isForServer(node) ? valuesOf(node.value) : [];
  const callee = pathOf(node.callee) ?? "";
  const inlines = node.type === "NewExpression" ? DEFINE_PLUGIN.test(callee) : DEFINE_CALL.test(callee);
  return inlines && !isForServer(node) ? node.arguments.flatMap(valuesOf) : [];
}

/** A variable that a configuration inlines by its name, and where that stands. */
export interface InlinedName {
  readonly node: TSESTree.Node;
  readonly name: string;
}

/** The names of key variables that a configuration asks to be inlined by name: in `EnvironmentPlugin`, by Babel's plugin. */
export function inlinedNames(
  node: TSESTree.ArrayExpression | TSESTree.CallExpression | TSESTree.NewExpression,
): readonly InlinedName[] {
  if (node.type === "ArrayExpression") {
    const [plugin, options] = node.elements;
    if (
      options?.type !== "ObjectExpression" ||
      !/inline-environment-variables|react-native-dotenv/u.test(stringOf(plugin) ?? "")
    )
      return [];
    return options.properties.flatMap((property) =>
      property.type === "Property" && /^(?:include|allowlist|whitelist)$/u.test(nameOfMember(property) ?? "")
        ? keyNamesIn(property.value)
        : [],
    );
  }
  if (
    !/(?:^|\.)(?:EnvironmentPlugin|environment|environmentPlugin|vitePluginEnvironment)$/u.test(
      pathOf(node.callee) ?? "",
    )
  )
    return [];
  const [first] = node.arguments;
  return first === undefined || isForServer(node) ? [] : keyNamesIn(first);
}

/**
 * What a configuration defines by writing it into what a bundler replaces, or into a public section:
 * `definitions["process.env"].NAME = …`, `nuxt.options.runtimeConfig.public.name = …`.
 */
export function inlinedByAssignment({ left, right }: TSESTree.AssignmentExpression): TSESTree.Node | null {
  if (/(?:^|\.)(?:runtimeConfig\.public|publicRuntimeConfig)(?:\.|$)/u.test(pathOf(left) ?? "")) return right;
  for (let at = bare(left); at.type === "MemberExpression"; at = bare(at.object))
    if (at.computed && (stringOf(at.property) ?? "").startsWith("process.env")) return right;
  return null;
}

/** The prefix in a list of public prefixes that a key's variable begins with; none where it is safe. */
export function publicPrefixesIn(node: TSESTree.Property): readonly TSESTree.Node[] {
  if (!PREFIX_OPTION.test(nameOfMember(node) ?? "")) return [];
  const value = bare(node.value);
  const items =
    value.type === "ArrayExpression" ? value.elements.filter((element) => element !== null) : [value];
  return items.filter((item) => {
    const prefix = stringOf(item);
    return prefix !== null && NAMES.some((name) => name.startsWith(prefix));
  });
}

/** The variables that say of themselves that browsers get them: of Astro's `envField`, in `runtimeConfig.public` of Nuxt. */
export function isPublicField(node: TSESTree.Property): boolean {
  if (!isKeyName(nameOfMember(node) ?? "")) return false;
  const value = bare(node.value);
  // Nuxt fills it in from NUXT_PUBLIC_… when it starts.
  if (value.type === "Literal" && value.value === "") return isInRuntimeConfig(node);
  if (value.type !== "CallExpression" || !(pathOf(value.callee) ?? "").startsWith("envField.")) return false;
  const [options] = value.arguments;
  if (options?.type !== "ObjectExpression") return false;
  return options.properties.some(
    (property) =>
      property.type === "Property" &&
      ((nameOfMember(property) === "context" && stringOf(property.value) === "client") ||
        (nameOfMember(property) === "access" && stringOf(property.value) === "public")),
  );
}

function isPublicSection(node: TSESTree.Property, path: string): boolean {
  const file = /([^/]*)\.[cm]?[jt]s$/u.exec(path)?.[1] ?? "";
  switch (nameOfMember(node)) {
    case "define":
    case "publicRuntimeConfig":
    case "customFields":
      return true;
    case "public":
      return isIn(node, "runtimeConfig");
    case "extra":
      return file === "app.config";
    case "env":
      return /^(?:next|nuxt|quasar)\.conf(?:ig)?$/u.test(file);
    case "siteMetadata":
      return file === "gatsby-config";
    case "appConfig":
      return file === "nuxt.config";
    default:
      return false;
  }
}

function isIn(node: TSESTree.Property, section: string): boolean {
  const outer = node.parent.parent;
  return outer.type === "Property" && nameOfMember(outer) === section;
}

function isInRuntimeConfig(node: TSESTree.Property): boolean {
  const outer = node.parent.parent;
  return outer.type === "Property" && nameOfMember(outer) === "public" && isIn(outer, "runtimeConfig");
}

/** The values of an object, and of those in it. */
function valuesOf(expression: TSESTree.Node): readonly TSESTree.Node[] {
  const node = bare(expression);
  if (node.type !== "ObjectExpression") return [node];
  return node.properties.flatMap((property) =>
    valuesOf(property.type === "SpreadElement" ? property.argument : property.value),
  );
}

/** The names of keys in a list, of the members of an object, or a single one. */
function keyNamesIn(expression: TSESTree.Node): readonly InlinedName[] {
  const node = bare(expression);
  if (node.type === "ObjectExpression") {
    return node.properties.flatMap((property) =>
      property.type === "Property" ? keyName(property.key, nameOfMember(property)) : [],
    );
  }
  const items = node.type === "ArrayExpression" ? node.elements : [node];
  return items.flatMap((item) => keyName(item, stringOf(item)));
}

function keyName(node: TSESTree.Node | null, name: string | null): readonly InlinedName[] {
  return node !== null && name !== null && isKeyName(name) ? [{ node, name }] : [];
}

/** Whether a configuration is that of a bundle for a server: `platform: "node"`, `target: "node20"`, inside `if (isServer)`. */
function isForServer(node: TSESTree.Node): boolean {
  for (const at of [node, ...ancestorsOf(node)]) {
    if (at.type === "ObjectExpression" && at.properties.some(saysServer)) return true;
    if (
      at.type === "IfStatement" &&
      contains(at.consequent, node) &&
      /^(?:\w{1,30}\.)?(?:isServer|isSsr|isSSR|isSsrBuild|ssr)$/u.test(pathOf(at.test) ?? "")
    )
      return true;
  }
  return false;
}

function saysServer(property: TSESTree.ObjectLiteralElement): boolean {
  if (property.type !== "Property") return false;
  const value = stringOf(property.value);
  if (value === null) return false;
  const name = nameOfMember(property);
  return (
    (name === "platform" && value === "node") ||
    (name === "target" && /^(?:node|bun|async-node|electron-main)/u.test(value))
  );
}
