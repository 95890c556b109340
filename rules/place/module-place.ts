import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { PathRules } from "../../src/model/path-rules.js";
import { directivesOf } from "../code/directives.js";
import { namesIn } from "../code/pattern-path.js";
import { usesBrowser } from "./browser-globals.js";
import { loadsOf } from "./loads.js";
import { isClientLoad, isServerFramework, isServerLoad } from "./packages.js";
import { placeByPath } from "./path-place.js";

/**
 * Where a module runs. `client`: it ships to a browser or an app, less its parts for the server; `server`; `unknown`: nothing
 * tells; `neutral`: tests, scripts and configuration, which ship nowhere.
 */
export type ModulePlace = "client" | "neutral" | "server" | "unknown";

/** The patterns that a user gives for both sides. */
export interface UserPatterns {
  readonly client: PathRules;
  readonly server: PathRules;
}

/** Where a module runs: what the user says, what its directives say, its path, what it loads, what it uses. */
export function placeOf(
  sourceCode: Readonly<TSESLint.SourceCode>,
  path: string,
  user: UserPatterns,
): ModulePlace {
  if (path !== "" && user.server.excludes(path) !== null) return "server";
  if (path !== "" && user.client.excludes(path) !== null) return "client";
  const directives = directivesOf(sourceCode.ast.body);
  if (directives.has("use client") || directives.has("use dom")) return "client";
  if (directives.has("use server")) return "server";
  const byPath = placeByPath(path);
  if (byPath === "neutral" || byPath === "server") return byPath;

  const loads = loadsOf(sourceCode);
  if (loads.some(isServerFramework)) return "server";
  if (byPath === "page" || byPath === "route-module") return routedPlace(sourceCode, byPath);
  const isMarkup = /\.(?:vue|svelte|html?)$/u.test(path);
  // What only servers load is used in browsers, too: the enums of Prisma, for one.
  const isClientModule = isMarkup || (byPath === "client" && loads.some(isClientLoad));
  if (!isClientModule && loads.some(isServerLoad)) return "server";
  if (byPath === "client") return "client";
  if (
    /(?:^|\/)app\/(?:.{0,300}\/)?(?:page|layout|template|default|loading|not-found)\.[jt]sx?$/u.test(path) &&
    !isRouted(path)
  ) {
    return loads.some(({ module }) => CLIENT_ROUTERS.test(module)) ? "client" : "server";
  }
  const isClient =
    loads.some(isClientLoad) || READS_CLIENT_ENV.test(sourceCode.text) || usesBrowser(sourceCode);
  return isClient || HOOKS.test(sourceCode.text) ? "client" : "unknown";
}

const CLIENT_ROUTERS = /^(?:react-native|expo|expo-.{1,60})$/u;
const HOOKS = /\bReact\.use(?:State|Effect|Reducer|Ref|LayoutEffect|Context)\(/u;
const READS_CLIENT_ENV = /\bimport\.meta\.env\.VITE_|\bprocess\.env\.(?:REACT_APP|EXPO_PUBLIC|VUE_APP)_/u;
const ENDPOINT = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ALL|prerender)$/u;

function isRouted(path: string): boolean {
  return path.includes("/routes/");
}

/** A page or a route of a framework that routes by path: it ships where it has a component, less its exports for the server. */
function routedPlace(
  { ast, text }: Readonly<TSESLint.SourceCode>,
  kind: "page" | "route-module",
): ModulePlace {
  let hasDefault = false;
  for (const statement of ast.body) {
    hasDefault ||= statement.type === "ExportDefaultDeclaration";
    if (kind === "page" && exportedNames(statement).some((name) => ENDPOINT.test(name))) return "server";
  }
  if (hasDefault) return "client";
  const createsRoute = kind === "route-module" && /\bcreate(?:Lazy)?(?:File|Root)Route\b/u.test(text);
  const hasClientPart = ast.body.some((statement) =>
    exportedNames(statement).some((name) =>
      /^(?:client(?:Loader|Action)|Component|ErrorBoundary)$/u.test(name),
    ),
  );
  if (createsRoute || hasClientPart) return "client";
  return kind === "route-module" ? "server" : "unknown";
}

/** The names that a statement exports. */
function exportedNames(statement: TSESTree.ProgramStatement): readonly string[] {
  if (statement.type !== "ExportNamedDeclaration") return [];
  const { declaration, specifiers } = statement;
  const names = specifiers.map(({ exported }) =>
    exported.type === "Identifier" ? exported.name : exported.value,
  );
  switch (declaration?.type) {
    case "FunctionDeclaration":
    case "ClassDeclaration":
      return declaration.id === null ? names : [...names, declaration.id.name];
    case "VariableDeclaration":
      return [...names, ...declaration.declarations.flatMap(({ id }) => namesIn(id).map(({ name }) => name))];
    default:
      return names;
  }
}
