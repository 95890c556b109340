import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Linter } from "eslint";
import { defineConfig } from "eslint/config";
import { describe, expect, it } from "vitest";
import keylint from "../../rules/index.js";
import { randomKey } from "../support/keys.js";

const root = join(import.meta.dirname, "..", "..");
const KEY = randomKey("plugin");
const RULES = Object.entries(keylint.rules ?? {});
const linter = new Linter({ configType: "flat" });

/** The ids of the rules that report something about a key in a constant. */
function reported(config: readonly Linter.Config[], filename = "a.js"): (string | null)[] {
  return linter.verify(`const pictifyKey = "${KEY}";`, [...config], { filename }).map(({ ruleId }) => ruleId);
}

describe("the plugin", () => {
  it.each(RULES)("documents, tests and configures %s", (name, rule) => {
    expect(existsSync(join(root, "docs", "rules", `${name}.md`))).toBe(true);
    expect(existsSync(join(root, "test", "rules", `${name}.test.ts`))).toBe(true);
    expect(rule.meta?.docs?.url).toMatch(new RegExp(`/docs/rules/${name}\\.md$`, "u"));
    expect(rule.meta?.languages).toEqual(["*"]);
    for (const config of [keylint.configs.recommended, keylint.configs.strict, keylint.configs.all[0]])
      expect(config?.rules).toHaveProperty([`keylint/${name}`]);
  });

  it.each(RULES)("names every option of %s on its page", (name, rule) => {
    const [schema] = rule.meta?.schema as readonly { readonly properties: object }[];
    const page = readFileSync(join(root, "docs", "rules", `${name}.md`), "utf8");
    for (const option of Object.keys(schema?.properties ?? {})) expect(page).toContain(`\`${option}\``);
  });

  it.each(["recommended", "strict", "all"] as const)("brings %s for extends", (name) => {
    expect(reported(defineConfig([{ extends: [keylint.configs[name]] }]))).toEqual([
      "keylint/no-hardcoded-key",
    ]);
  });

  it.each(["recommended", "strict", "all"] as const)("brings %s for a string in extends", (name) => {
    const config = defineConfig([{ plugins: { keylint }, extends: [`keylint/${name}`] }]);
    expect(reported(config)).toEqual(["keylint/no-hardcoded-key"]);
  });

  it.each(["recommended", "strict", "all"] as const)("brings %s for spreading into a list", (name) => {
    expect(reported([...keylint.configs[name]])).toEqual(["keylint/no-hardcoded-key"]);
  });

  it("brings recommended and strict as objects", () => {
    expect(reported([keylint.configs.recommended])).toEqual(["keylint/no-hardcoded-key"]);
    expect(reported([{ ...keylint.configs.strict, files: ["**/*.js"] }])).toEqual([
      "keylint/no-hardcoded-key",
    ]);
  });

  it.each([
    ".env",
    ".env.production",
    "a.sh",
    "Dockerfile",
    "app.properties",
    "notes.txt",
    "a.py",
    "main.tf",
    "a.yml",
    "README.md",
  ])("lints %s by all", (filename) => {
    expect(reported(keylint.configs.all, filename)).toEqual(["keylint/no-hardcoded-key"]);
  });

  it("lets a later entry bring its own language", () => {
    const config = [...keylint.configs.all, { files: ["**/*.txt"], language: "@/js" }];
    expect(linter.verify("const = 1", config, { filename: "a.txt" })).toMatchObject([{ fatal: true }]);
  });

  it("holds the key in no message, data or suggestion", () => {
    const code = `const pictifyKey = "${KEY}"; console.log(pictifyKey); localStorage.setItem("k", pictifyKey); fetch(\`https://x.y/?k=\${pictifyKey}\`);`;
    const messages = linter.verify(code, [keylint.configs.strict], { filename: "a.js" });
    expect(messages.length).toBeGreaterThan(3);
    expect(JSON.stringify(messages)).not.toContain(KEY.slice(8, 20));
  });

  it.each(RULES)("refuses unknown options of %s", (name) => {
    const config = [
      { plugins: { keylint }, rules: { [`keylint/${name}`]: ["error", { unknown: true }] } },
    ] as Linter.Config[];
    expect(() => linter.verify("", config, { filename: "a.js" })).toThrow(
      /unknown|should NOT have more than 0 items/u,
    );
  });
});
