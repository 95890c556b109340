import css from "@eslint/css";
import json from "@eslint/json";
import markdown from "@eslint/markdown";
import html from "@html-eslint/eslint-plugin";
import typescriptParser from "@typescript-eslint/parser";
import * as astroParser from "astro-eslint-parser";
import { type ESLint, Linter } from "eslint";
import { Linter as Linter9 } from "eslint9";
import toml from "eslint-plugin-toml";
import yml from "eslint-plugin-yml";
import * as svelteParser from "svelte-eslint-parser";
import { describe, expect, it } from "vitest";
import vueParser from "vue-eslint-parser";
import keylint from "../../rules/index.js";
import { randomKey } from "../support/keys.js";
import { unmarked } from "./support/marked-code.js";

const KEY = randomKey("languages");

const plugins = {
  keylint,
  json,
  markdown,
  css: css as unknown as ESLint.Plugin,
  html: html as unknown as ESLint.Plugin,
  toml: toml as unknown as ESLint.Plugin,
  yml: yml as unknown as ESLint.Plugin,
};

const CASES: readonly {
  readonly file: string;
  readonly config: Linter.Config;
  readonly code: string;
}[] = [
  { file: "a.js", config: {}, code: `const PICTIFY_API_KEY = "«${KEY}»";` },
  {
    file: "a.cjs",
    config: { languageOptions: { sourceType: "commonjs" } },
    code: `exports.pictifyKey = '«${KEY}»';`,
  },
  {
    file: "a.jsx",
    config: { languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
    code: `<Pictify apiKey="«${KEY}»" />;`,
  },
  {
    file: "a.ts",
    config: { languageOptions: { parser: typescriptParser } },
    code: `const pictifyKey: string = "«${KEY}»";`,
  },
  {
    file: "a.tsx",
    config: { languageOptions: { parser: typescriptParser } },
    code: `const x: JSX.Element = <p>pictify «${KEY}»</p>;`,
  },
  { file: "a.json", config: { language: "json/json" }, code: `{\n  "pictify": { "apiKey": "«${KEY}»" }\n}` },
  { file: "a.jsonc", config: { language: "json/jsonc" }, code: `{ // pictify «${KEY}»\n}` },
  { file: "a.json5", config: { language: "json/json5" }, code: `{ pictifyKey: '«${KEY}»' }` },
  {
    file: "a.md",
    config: { language: "markdown/commonmark" },
    code: `# Pictify\n\n\`\`\`sh\ncurl -H "Authorization: Bearer «${KEY}»" https://api.pictify.io\n\`\`\`\n`,
  },
  { file: "b.md", config: { language: "markdown/gfm" }, code: `| pictify |\n| --- |\n| «${KEY}» |\n` },
  {
    file: "a.css",
    config: { language: "css/css" },
    code: `a { background: url("https://api.pictify.io/r/x.png?token=«${KEY}»"); }`,
  },
  { file: "a.yml", config: { language: "yml/yaml" }, code: `env:\n  PICTIFY_API_KEY: «${KEY}»\n` },
  { file: "a.toml", config: { language: "toml/toml" }, code: `[env]\nPICTIFY_API_KEY = "«${KEY}»"\n` },
  {
    file: "a.html",
    config: { language: "html/html" },
    code: `<p>\n  <img src="https://api.pictify.io/r/x.png?token=«${KEY}»">\n</p>`,
  },
  {
    file: "a.vue",
    config: { languageOptions: { parser: vueParser } },
    code: `<script setup>\nconst pictifyKey = "«${KEY}»";\n</script>\n<template><p title="«${KEY}»">x</p></template>`,
  },
  {
    file: "a.svelte",
    config: { languageOptions: { parser: svelteParser } },
    code: `<script>\n  const pictifyKey = "«${KEY}»";\n</script>\n<p title="«${KEY}»">x</p>`,
  },
  {
    file: "a.astro",
    config: { languageOptions: { parser: astroParser } },
    code: `---\nconst pictifyKey = "«${KEY}»";\n---\n<p title="«${KEY}»">x</p>`,
  },
  { file: ".env", config: { language: "keylint/text" }, code: `# ours\nPICTIFY_API_KEY=«${KEY}»\n` },
  { file: ".env.local", config: { language: "keylint/text" }, code: `A=1\r\nPICTIFY_API_KEY="«${KEY}»"\r\n` },
  {
    file: "run.sh",
    config: { language: "keylint/text" },
    code: `#!/bin/sh\nexport PICTIFY_API_KEY='«${KEY}»'\n`,
  },
  {
    file: "Dockerfile",
    config: { language: "keylint/text" },
    code: `FROM node:22\nENV PICTIFY_API_KEY «${KEY}»\n`,
  },
  { file: "app.properties", config: { language: "keylint/text" }, code: `pictify.api.key=«${KEY}»\n` },
  { file: "notes.txt", config: { language: "keylint/text" }, code: `\uFEFFpictify: «${KEY}»` },
];

const VERSIONS = [
  ["9", new Linter9({ configType: "flat" }) as unknown as Linter],
  ["10", new Linter({ configType: "flat" })],
] as const;

describe.each(VERSIONS)("no-hardcoded-key with ESLint %s", (_, linter) => {
  it.each(CASES)("marks the key in $file", ({ file, config, code: marked }) => {
    const { code, places } = unmarked(marked);
    const shift = code.startsWith("\uFEFF") ? 1 : 0;
    const messages = linter.verify(
      code,
      [
        { files: [file], plugins, rules: { "keylint/no-hardcoded-key": "error" }, ...config },
      ] as Linter.Config[],
      { filename: file },
    );
    const found = messages.map(({ ruleId, line, column, endLine, endColumn }) => ({
      ruleId,
      line,
      column,
      endLine,
      endColumn,
    }));
    expect(found).toEqual(
      places.map(({ line, column, endLine, endColumn }) => ({
        ruleId: "keylint/no-hardcoded-key",
        line,
        column: column - shift,
        endLine,
        endColumn: endColumn - shift,
      })),
    );
  });

  it.each(CASES)("does nothing else in $file", ({ file, config }) => {
    const rules = keylint.configs.recommended.rules;
    const code = file.endsWith(".json") || file.endsWith(".json5") || file.endsWith(".jsonc") ? "{}" : "";
    expect(
      linter.verify(code, [{ files: [file], plugins, rules, ...config }] as Linter.Config[], {
        filename: file,
      }),
    ).toEqual([]);
  });
});
