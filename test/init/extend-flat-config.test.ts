import { describe, expect, it } from "vitest";
import { extendFlatConfig } from "../../src/init/extend-flat-config.js";
import { withInsertions } from "../../src/init/step.js";

function extended(text: string): string | null {
  const insertions = extendFlatConfig(text);
  return insertions === null ? null : withInsertions(text, insertions);
}

const IMPORT = 'import keylint from "keylint/eslint";\n';
const REQUIRE = 'const keylint = require("keylint/eslint");\n';

describe("a flat configuration of ESLint", () => {
  it.each([
    [
      "a list",
      "export default [\n  { rules: {} },\n];\n",
      `${IMPORT}\nexport default [\n  keylint.configs.recommended,\n  { rules: {} },\n];\n`,
    ],
    [
      "an empty list",
      "export default [];\n",
      `${IMPORT}\nexport default [\n  keylint.configs.recommended,\n  ];\n`,
    ],
    [
      "defineConfig of ESLint",
      'import { defineConfig } from "eslint/config";\nexport default defineConfig([\n  {},\n]);\n',
      `${IMPORT}import { defineConfig } from "eslint/config";\nexport default defineConfig([\n  keylint.configs.recommended,\n  {},\n]);\n`,
    ],
    [
      "typescript-eslint's config",
      'import tseslint from "typescript-eslint";\n\nexport default tseslint.config(\n  {},\n);\n',
      `${IMPORT}import tseslint from "typescript-eslint";\n\nexport default tseslint.config(\n  keylint.configs.recommended,\n  {},\n);\n`,
    ],
    [
      "a name, with the type of a .ts file",
      'import type { Linter } from "eslint";\n\nconst config: Linter.Config[] = [\n  {},\n];\n\nexport default config;\n',
      `${IMPORT}import type { Linter } from "eslint";\n\nconst config: Linter.Config[] = [\n  keylint.configs.recommended,\n  {},\n];\n\nexport default config;\n`,
    ],
    [
      "a comment that gives the list its type",
      "/** @type {import('eslint').Linter.Config[]} */\nexport default [\n  {},\n];\n",
      `${IMPORT}\n/** @type {import('eslint').Linter.Config[]} */\nexport default [\n  keylint.configs.recommended,\n  {},\n];\n`,
    ],
    [
      "CommonJS",
      '"use strict";\nmodule.exports = [\n  {},\n];\n',
      `"use strict";\n${REQUIRE}\nmodule.exports = [\n  keylint.configs.recommended,\n  {},\n];\n`,
    ],
    [
      "CommonJS with modules, and Windows' line ends",
      '// @ts-check\r\nconst js = require("@eslint/js");\r\n\r\nmodule.exports = [\r\n  js.configs.recommended,\r\n];\r\n',
      `// @ts-check\r\n${REQUIRE.trim()}\r\nconst js = require("@eslint/js");\r\n\r\nmodule.exports = [\r\n  keylint.configs.recommended,\r\n  js.configs.recommended,\r\n];\r\n`,
    ],
  ])("gets an import and an entry: %s", (_, text, expected) => {
    expect(extended(text)).toBe(expected);
  });

  it.each([
    [
      "a function of a preset",
      'import antfu from "@antfu/eslint-config";\nexport default antfu({ vue: true });\n',
    ],
    ["Nuxt's function", 'import withNuxt from "./.nuxt/eslint.config.mjs";\nexport default withNuxt({});\n'],
    ["a list that is put together", "export default [].concat(a, b)\n".replace("[]", "lists")],
    ["a promise", "export default (async () => [{}])();\n"],
    ["two lists", "const a = [];\nexport default a;\nexport default [];\n"],
    ["an export that a comment holds", "/*\nexport default [\n*/\nexport { a as default };\n"],
    ["an export that a template holds", "const a = `\nexport default [\n`;\nexport { a as default };\n"],
    ["a spread of brackets that do not match", "export default [ { ];\n"],
    ["a name that is taken", 'import keylint from "./keylint.js";\nexport default [\n  keylint,\n];\n'],
    [
      "defineConfig of another package",
      'import { defineConfig } from "vite";\nexport default defineConfig({});\n',
    ],
  ])("is left alone where its list does not show: %s", (_, text) => {
    expect(extended(text)).toBeNull();
  });

  it("is not taken in by expressions, strings and templates with brackets", () => {
    const text =
      'import a from "a";\nconst b = /["`[]/u;\nconst c = `${[`]`].join("`")}`;\n// export default [\nexport default [\n  a,\n];\n';
    expect(extended(text)).toBe(
      IMPORT + text.replace("\nexport default [\n", "\nexport default [\n  keylint.configs.recommended,\n"),
    );
  });
});
