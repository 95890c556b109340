import { describe, expect, test } from "vitest";
import { environmentSuggestion } from "../../rules/environment-suggestion.js";
import { keyPlaces } from "../../rules/key-places.js";
import { randomBody, randomKey } from "../support/keys.js";
import { parsed } from "./support/source-code.js";

const KEY = randomKey("environment-suggestion");
const ENV = "process.env.PICTIFY_API_KEY";

/** A code after the suggestion for its first key; null where there is none. */
function suggested(code: string): string | null {
  const { sourceCode } = parsed(`${code}\n;pictify`);
  const [place] = keyPlaces(sourceCode, "src/a.ts");
  if (place === undefined) throw new Error("no key stands in the code");
  const fixer = { replaceTextRange: (range: readonly number[], text: string) => ({ range, text }) };
  const fix = environmentSuggestion(sourceCode, place)?.fix(fixer as never);
  if (fix === undefined || fix === null) return null;
  const { range, text } = fix as { range: [number, number]; text: string };
  return code.slice(0, range[0]) + text + code.slice(range[1]);
}

describe("a read of the environment is suggested", () => {
  test.each([
    ["for a value", `f("${KEY}")`, `f(${ENV})`],
    ["for the value of a property", `f({ a: "${KEY}" })`, `f({ a: ${ENV} })`],
    ["for the value of a member", `class C { a = "${KEY}" }`, `class C { a = ${ENV} }`],
    ["for a text that begins with it", `f("${KEY} b")`, "f(`${" + ENV + "} b`)"],
    ["for a text that ends with it", `f("a ${KEY}")`, "f(`a ${" + ENV + "}`)"],
    ["for a template", "f(`" + KEY + "`)", `f(${ENV})`],
    ["for the start of a template", "f(`" + KEY + " b`)", "f(`${" + ENV + "} b`)"],
    ["for the end of a template", "f(`a " + KEY + "`)", "f(`a ${" + ENV + "}`)"],
    ["beside something filled in", "f(`" + KEY + "${b}`)", "f(`${" + ENV + "}${b}`)"],
    ["behind something filled in", "f(`${b}" + KEY + "`)", "f(`${b}${" + ENV + "}`)"],
    ["in Deno", `Deno.serve(); f("${KEY}")`, `Deno.serve(); f(Deno.env.get("PICTIFY_API_KEY"))`],
    ["where a later text says so", `f("${KEY}"); f('use client')`, `f(${ENV}); f('use client')`],
  ])("%s", (_, code, after) => {
    expect(suggested(code)).toBe(after);
  });

  test.each([
    ["for a name of a property", `f({ "${KEY}": 1 })`],
    ["for a name of a member", `class C { "${KEY}" = 1 }`],
    ["for a name of a method", `class C { "${KEY}"() {} }`],
    ["for a statement", `"${KEY}"; f()`],
    ["for a module that is imported", `import "${KEY}"`],
    ["for a module that is loaded", `import("${KEY}")`],
    ["for a module whose names are exported", `export * from "${KEY}"`],
    ["for a module of which names are exported", `export { a } from "${KEY}"`],
    ["for an attribute of an import", `import a from "a" with { type: "${KEY}" }`],
    ["for a module that is required", `import a = require("${KEY}")`],
    ["for a module that is declared", `declare module "${KEY}" {}`],
    ["for a member of an enum", `enum E { A = "${KEY}" }`],
    ["for a type", `type T = "${KEY}"`],
    ["for a template type", "type T = `" + KEY + "`"],
    ["for a template type with more", "type T = `" + KEY + "${string}`"],
    ["for a member of an interface", `interface I { "${KEY}": string }`],
    ["for a tagged template", "html`" + KEY + "`"],
    ["beside a backtick", 'f("` ' + KEY + '")'],
    ["beside an escape", `f("\\n ${KEY}")`],
    ["beside a dollar sign", `f("${KEY} $")`],
    ["in a comment", `f() // ${KEY}`],
    ["in a pattern", `f(/${KEY}/)`],
    ["for an encoded key", `f("${Buffer.from(KEY).toString("base64")}")`],
    ["in code for browsers", `"use client"; f("${KEY}")`],
    ["in code for browsers under comments", `// a\n  // b\n  'use client'; f("${KEY}")`],
    ["for the cookie of a session", `f("auth-token=${randomBody("cookie", 10, "upper")}") // pictify.io`],
  ])("not %s", (_, code) => {
    expect(suggested(code)).toBeNull();
  });
});
