import { AST_NODE_TYPES } from "@typescript-eslint/utils";
import { describe, expect, test } from "vitest";
import { isGlobalKey, lookedUp, namedMember } from "../../../rules/code/key-source.js";
import { parsed } from "../support/source-code.js";

/** The name of the key that a call looks up, or that a member is; null where it is none. */
function keyOf(code: string): string | null {
  const { last } = parsed(code);
  if (last.type === AST_NODE_TYPES.CallExpression) return lookedUp(last)?.name ?? null;
  if (last.type === AST_NODE_TYPES.MemberExpression) return namedMember(last)?.name ?? null;
  throw new Error("the code is neither a call nor a member");
}

describe("a key is looked up", () => {
  test.each([
    ["in the environment of Deno", `Deno.env.get("PICTIFY_API_KEY")`, "PICTIFY_API_KEY"],
    ["in a configuration", `config.getOrThrow("pictify.apiKey")`, "pictify.apiKey"],
    ["in a vault", `vault.getSecret("pictify-api-key")`, "pictify-api-key"],
    ["by a function", `getenv("PICTIFY_TOKEN")`, "PICTIFY_TOKEN"],
    ["by a function that requires it", `requireEnvironment("PICTIFY_TOKEN")`, "PICTIFY_TOKEN"],
    ["in a storage", `localStorage.getItem("pictifyKey")`, "pictifyKey"],
    ["in a header", "req.header(`x-pictify-key`)", "x-pictify-key"],
    ["by a getter of its own", `getPictifyApiKey()`, "getPictifyApiKey"],
    ["by a getter of a member", `this.config.loadPictifyToken(a)`, "loadPictifyToken"],
    ["by a getter with underscores", `_get_PICTIFY_KEY()`, "_get_PICTIFY_KEY"],
  ])("%s", (_, code, name) => {
    expect(keyOf(code)).toBe(name);
  });

  test.each([
    ["another name", `Deno.env.get("PORT")`],
    ["a name that is not told", `Deno.env.get(name)`],
    ["without a name", `Deno.env.get()`],
    ["what is done with a name", `log("PICTIFY_API_KEY")`],
    ["what a longer method does with it", `cache.getItems("PICTIFY_API_KEY")`],
    ["what requires a module", `require("pictifyKey")`],
    ["a getter of something else", `getPictifyUrl()`],
    ["a getter whose word goes on", `getterPictifyKey()`],
    ["a setter", `setPictifyKey(a)`],
    ["a method that is computed", `a[b]("PICTIFY_API_KEY")`],
  ])("but not %s", (_, code) => {
    expect(keyOf(code)).toBeNull();
  });
});

describe("a member is a key", () => {
  test.each([
    ["of the environment", `process.env.PICTIFY_API_KEY`, "PICTIFY_API_KEY"],
    ["in brackets", `process.env["PICTIFY_API_KEY"]`, "PICTIFY_API_KEY"],
    ["of a configuration", `config.pictifyApiKey`, "pictifyApiKey"],
    ["of what is Pictify's", `config.pictify.apiKey`, "config.pictify.apiKey"],
    ["of what is Pictify's, with an underscore", `settings.Pictify.api_key`, "settings.Pictify.api_key"],
    ["of what is Pictify's, a token", `pictify.token`, "pictify.token"],
    ["of something computed", `a[b].pictifyKey`, "pictifyKey"],
  ])("%s", (_, code, name) => {
    expect(keyOf(code)).toBe(name);
  });

  test.each([
    ["of another name", `process.env.PORT`],
    ["that is computed", `process.env[name]`],
    ["of what is somebody else's", `config.stripe.apiKey`],
    ["of what is Pictify's, of another name", `config.pictify.url`],
    ["of a member of what is Pictify's", `config.pictify.options.apiKey`],
    ["of a key of Pictify's", `config.pictify.apiKey.length`],
    ["of something computed of Pictify's", `pictify[a].key`],
  ])("but not one %s", (_, code) => {
    expect(keyOf(code)).toBeNull();
  });
});

test("a constant of a bundler may have underscores around it", () => {
  const names = [
    "PICTIFY_API_KEY",
    "__PICTIFY_API_KEY__",
    "___PICTIFY_KEY",
    "____PICTIFY_KEY",
    "__PICTIFY_URL__",
  ];
  expect(names.map(isGlobalKey)).toEqual([true, true, true, false, false]);
});
