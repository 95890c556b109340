import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { randomKey } from "../support/keys.js";
import { eslintProject, type EslintProject } from "./eslint-project.js";

const root = join(import.meta.dirname, "../..");
const KEY = randomKey("eslint project");

const CONFIGS: Readonly<Record<string, string>> = {
  "spread.config.js": `import keylint from "keylint/eslint"; export default [...keylint.configs.recommended];`,
  "object.config.js": `import keylint from "keylint/eslint"; export default [keylint.configs.recommended];`,
  "extends.config.mjs": `import keylint from "keylint/eslint"; import { defineConfig } from "eslint/config"; export default defineConfig({ extends: [keylint.configs.recommended] });`,
  "named.config.mjs": `import keylint from "keylint/eslint"; import { defineConfig } from "eslint/config"; export default defineConfig({ plugins: { keylint }, extends: ["keylint/strict"] });`,
  "require.config.cjs": `const keylint = require("keylint/eslint"); module.exports = [...keylint.configs.all];`,
};

/** Of TypeScript, which ESLint reads with jiti where that is installed. */
const TYPED = `import keylint from "keylint/eslint"; import { defineConfig } from "eslint/config"; export default defineConfig([{ extends: [keylint.configs.recommended] }, ...keylint.configs.strict, keylint.configs.all]) satisfies object;`;

const EVERY_RULE = [
  "const key = process.env.NEXT_PUBLIC_PICTIFY_API_KEY;",
  `localStorage.setItem("key", key);`,
  `fetch("/image?key=" + key);`,
  "console.log(key);",
  `const pictifyKey = "${KEY}";`,
].join("\n");

interface Result {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string; readonly line: number; readonly column: number }[];
}

/** The same without what ESLint has since 9.22 only. */
const TYPED_SPREAD = `import keylint from "keylint/eslint"; import type { Linter } from "eslint"; const config: Linter.Config[] = [...keylint.configs.recommended, keylint.configs.strict, ...keylint.configs.all]; export default config;`;

/** The oldest version that the plugin runs on has no `defineConfig`, and reads TypeScript behind a flag. */
const OLDEST = "eslint9-oldest";

describe.each([OLDEST, "eslint9", "eslint"] as const)("the packed plugin with %s", (eslint) => {
  let project: EslintProject;
  beforeAll(() => {
    project = eslintProject(eslint);
    for (const [name, text] of Object.entries(CONFIGS)) project.write(name, text);
    project.write("typed.config.ts", eslint === OLDEST ? TYPED_SPREAD : TYPED);
    project.write("every.js", EVERY_RULE);
    project.write("a.js", `const pictifyKey = "${KEY}";\nconsole.log(process.env.PICTIFY_API_KEY);\n`);
    project.write("clean.js", `export const image = await fetch("/api/image");\n`);
    project.write(".env", `PICTIFY_API_KEY=${KEY}\n`);
  });
  afterAll(() => {
    project.remove();
  });

  /** What a run of the command line reports, as `rule:line:column` under the file's name. */
  const lint = (
    config: string,
    files: readonly string[],
    flags: readonly string[] = [],
  ): Record<string, string[]> => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ["node_modules/eslint/bin/eslint.js", "-c", config, "--format", "json", ...flags, ...files],
      { cwd: project.folder, encoding: "utf8" },
    );
    expect(stderr).toBe("");
    const results = JSON.parse(stdout) as readonly Result[];
    return Object.fromEntries(
      results.map(({ filePath, messages }) => [
        filePath.slice(project.folder.length + 1),
        messages.map(({ ruleId, line, column }) => `${ruleId}:${line}:${column}`),
      ]),
    );
  };

  const configs = Object.entries(CONFIGS).filter(
    ([, text]) => eslint !== OLDEST || !text.includes("eslint/config"),
  );

  it.each(configs)("is set up by %s", (config) => {
    expect(lint(config, ["a.js", "clean.js"])).toEqual({
      "a.js": ["keylint/no-hardcoded-key:1:21", "keylint/no-key-logging:2:13"],
      "clean.js": [],
    });
  });

  it("is set up by a configuration in TypeScript", () => {
    expect(
      lint("typed.config.ts", ["a.js"], eslint === OLDEST ? ["--flag", "unstable_ts_config"] : []),
    ).toEqual({
      "a.js": ["keylint/no-hardcoded-key:1:21", "keylint/no-key-logging:2:13"],
    });
  });

  it.each(["node16", "bundler"])(
    "has types for a configuration, with the module resolution %s",
    (resolution) => {
      const { stdout } = spawnSync(
        process.execPath,
        [
          join(root, "node_modules/typescript/bin/tsc"),
          ...["--noEmit", "--strict", "--skipLibCheck", "--target", "es2023"],
          ...["--moduleResolution", resolution, "--module", resolution === "bundler" ? "esnext" : resolution],
          "typed.config.ts",
        ],
        { cwd: project.folder, encoding: "utf8" },
      );
      expect(stdout).toBe("");
    },
  );

  it("reports by every rule", () => {
    expect(lint("object.config.js", ["every.js"])).toEqual({
      "every.js": [
        "keylint/no-client-side-key:1:13",
        "keylint/no-public-env-key:1:25",
        "keylint/no-browser-storage-key:2:1",
        "keylint/no-key-in-url:3:23",
        "keylint/no-key-logging:4:13",
        "keylint/no-client-side-key:5:20",
        "keylint/no-hardcoded-key:5:21",
      ],
    });
  });

  it("lints a file without a parser by all", () => {
    expect(lint("require.config.cjs", [".env"])).toEqual({ ".env": ["keylint/no-hardcoded-key:1:17"] });
  });
});

describe("the packed plugin with oxlint", () => {
  let project: EslintProject;
  beforeAll(() => {
    project = eslintProject("eslint");
    const rules = [
      "no-hardcoded-key",
      "no-client-side-key",
      "no-public-env-key",
      "no-key-logging",
      "no-key-in-url",
    ];
    project.write(
      ".oxlintrc.json",
      JSON.stringify({
        categories: { correctness: "off" },
        jsPlugins: [{ name: "keylint", specifier: "keylint/eslint" }],
        rules: Object.fromEntries(rules.map((rule) => [`keylint/${rule}`, "error"])),
      }),
    );
    project.write("a.js", `const pictifyKey = "${KEY}";\nconsole.log(process.env.PICTIFY_API_KEY);\n`);
    project.write(
      "b.tsx",
      `"use client";\nconst key: string = process.env.NEXT_PUBLIC_PICTIFY_API_KEY ?? "";\n`,
    );
  });
  afterAll(() => {
    project.remove();
  });

  it("runs on JavaScript and TypeScript", () => {
    const { stdout } = spawnSync(
      process.execPath,
      [join(root, "node_modules/oxlint/bin/oxlint"), "-c", ".oxlintrc.json", "-f", "json", "a.js", "b.tsx"],
      { cwd: project.folder, encoding: "utf8" },
    );
    const { diagnostics } = JSON.parse(stdout) as {
      diagnostics: { code: string; filename: string; labels: { span: { line: number; column: number } }[] }[];
    };
    const found = diagnostics.map(({ code, filename, labels: [label] }) => {
      return `${filename}:${label?.span.line}:${label?.span.column} ${code}`;
    });
    expect(found.sort()).toEqual([
      "a.js:1:21 keylint(no-hardcoded-key)",
      "a.js:2:13 keylint(no-key-logging)",
      "b.tsx:2:21 keylint(no-client-side-key)",
      "b.tsx:2:33 keylint(no-public-env-key)",
    ]);
  });
});
