import type { TSESTree } from "@typescript-eslint/utils";
import { isAboutKeys, isKeyName } from "../key-name.js";
import { lastNameOf, nameOfMember, pathOf, stringOf } from "./syntax.js";

/** Where a key comes from. `name` is that of a variable, or of a member, and may be shown; null for a key that is written out. */
export interface KeySource {
  readonly node: TSESTree.Node;
  readonly name: string | null;
}

/** Last parts of calls that look a value up by its name. */
const LOOK_UP =
  /^(?:get|getItem|getItemAsync|getOrThrow|getRequired|getSecret|getSecretValue|getEnv|getenv|getEnvVar|getAsync|getValue|getStringAsync|getCookie|cookie|env|requireEnv|requiredEnv|mustGetEnv|readEnv|loadEnv|secret|config|read|require[A-Z]\w{0,30}|ensureEnv|assertEnv|envVar|header)$/u;
const GETTER = /^_?(?:get|load|read|fetch|require|resolve|find|lookup|ensure)_?(?=[A-Z_])/u;

/** The key that a call looks up by name, such as `Deno.env.get("PICTIFY_API_KEY")` or `getPictifyApiKey()`; null where it is none. */
export function lookedUp(node: TSESTree.CallExpression): KeySource | null {
  const callee = pathOf(node.callee);
  const last = callee === null ? "" : callee.slice(callee.lastIndexOf(".") + 1);
  const name = stringOf(node.arguments[0]);
  if (name !== null && isKeyName(name) && LOOK_UP.test(last)) return { node, name };
  const getter = GETTER.exec(last)?.[0];
  if (getter === undefined) return null;
  const got = last.slice(getter.length);
  return isKeyName(got) ? { node, name: last } : null;
}

/** The key that a member is by its name, such as `process.env.PICTIFY_API_KEY` or `config.pictifyApiKey`; null where it is none. */
export function namedMember(node: TSESTree.MemberExpression): KeySource | null {
  const name = nameOfMember(node);
  if (name !== null && isKeyName(name)) return isAboutKeys(lastNameOf(node.object)) ? null : { node, name };
  // config.pictify.apiKey
  const path = pathOf(node);
  if (path === null || !/\.?pictify\.(?:api_?)?(?:key|token)$/iu.test(path)) return null;
  return { node, name: path };
}

/** A name without the underscores around it that constants of a bundler have, as in `__PICTIFY_API_KEY__`. */
export function isGlobalKey(name: string): boolean {
  return isKeyName(name.replaceAll(/^_{1,3}|_{1,3}$/gu, ""));
}
