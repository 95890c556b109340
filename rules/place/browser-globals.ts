import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { ancestorsOf, isFunction, nameOfMember } from "../code/syntax.js";
import { isType } from "./server-parts.js";

const GLOBALS = new Set([
  "document",
  "window",
  "localStorage",
  "sessionStorage",
  "customElements",
  "importScripts",
  "chrome",
  "figma",
  "XMLHttpRequest",
  "HTMLElement",
  "IntersectionObserver",
  // Of extensions in Firefox and Safari; of Nuxt, whose plugins and composables run on both sides.
  "browser",
  "defineNuxtPlugin",
  "defineNuxtRouteMiddleware",
  "useNuxtApp",
  "useRuntimeConfig",
]);
/** What a worker of a browser does with its scope; a worker of Cloudflare has no such events. */
const WORKER =
  /\bself\.(?:onmessage|onconnect|postMessage|skipWaiting|registration|clients)\b|\bself\.addEventListener\(\s{0,20}["'`](?:message|connect|install|activate|push|notificationclick)["'`]|^\s{0,20}onmessage\s{0,4}=/mu;
/** Functions whose callback runs in a page that a server drives. */
const IN_PAGE =
  /^(?:evaluate|evaluateHandle|evaluateOnNewDocument|\$eval|\$\$eval|waitForFunction|addInitScript|execute|executeScript)$/u;

/** Whether the code of a file uses what only browsers have. */
export function usesBrowser({ scopeManager, text }: Readonly<TSESLint.SourceCode>): boolean {
  if (WORKER.test(text)) return true;
  for (const scope of scopeManager?.scopes ?? []) {
    for (const { identifier, resolved } of scope.references) {
      const isGlobal = resolved === null || resolved.defs.length === 0;
      if (isGlobal && identifier.type === "Identifier" && GLOBALS.has(identifier.name) && isUse(identifier))
        return true;
    }
  }
  return false;
}

function isUse(identifier: TSESTree.Identifier): boolean {
  let at: TSESTree.Node = identifier;
  if (identifier.parent.type === "UnaryExpression" || isType(identifier)) return false;
  for (const parent of ancestorsOf(identifier)) {
    const child = at;
    at = parent;
    if (!isFunction(child) || parent.type !== "CallExpression" || parent.callee.type !== "MemberExpression")
      continue;
    if (IN_PAGE.test(nameOfMember(parent.callee) ?? "")) return false;
  }
  return true;
}
