import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { HYGIENE_RULES } from "../../src/model/rule.js";
import { pretty } from "../../src/report/pretty.js";
import { hygieneIn } from "../support/hygiene.js";
import { randomKey } from "../support/keys.js";
import { scanFolder } from "../support/scanning.js";
import { temporaryFolder, temporaryRepository } from "../support/temporary.js";

const root = join(import.meta.dirname, "../..");
const KEY = randomKey("rules");

function schemaOf(name: string): string {
  return readFileSync(join(root, "schemas", name), "utf8");
}

describe("every hygiene rule", () => {
  it.each(HYGIENE_RULES)("has a page, and an entry in both schemas: %s", (rule) => {
    expect(existsSync(join(root, `docs/rules/${rule}.md`))).toBe(true);
    expect(readFileSync(join(root, `docs/rules/${rule}.md`), "utf8")).toContain(`# ${rule}`);
    expect(schemaOf("report.schema.json")).toContain(`"${rule}"`);
    expect(schemaOf("keylint.config.schema.json")).toContain(`"${rule}"`);
  });

  it.each(HYGIENE_RULES)("can be set in a configuration: %s", async (rule) => {
    const files = {
      "package.json": '{ "name": "a", "version": "1.0.0", "workspaces": ["apps/*"] }',
      "apps/a/package.json": "{}",
      ".env": `VITE_PICTIFY_API_KEY = ${KEY}\n`,
      ".env.production": `PICTIFY_API_KEY=${KEY}\n`,
      "test/a.ts": `new Pictify("${KEY}");\n`,
      ".mcp.json": `{ "mcpServers": { "pictify": { "env": { "PICTIFY_API_KEY": "${KEY}" } } } }\n`,
      "a.html": `<script>localStorage.setItem("k", "https://api.pictify.io/r/a.png?token=${KEY}");</script>\n`,
    };
    const configuration = { "keylint.config.json": `{ "rules": { "${rule}": "off" } }` };
    const without = hygieneIn(await scanFolder(temporaryFolder({ ...files, ...configuration })));
    const all = hygieneIn(await scanFolder(temporaryFolder(files)));
    expect(without.some((found) => found.startsWith(rule))).toBe(false);
    expect(all.filter((found) => !found.startsWith(rule))).toEqual(without);
  });
});

describe("findings of hygiene", () => {
  it("come behind those of keys, one a rule and key, and are counted apart from them", async () => {
    const folder = temporaryFolder({
      "a.html": `<script>const pictifyKey = "${KEY}";</script>\n`,
      "b.html": `<script>const pictifyKey = "${KEY}";</script>\n`,
    });
    const report = await scanFolder(folder);
    expect(report.findings.map(({ rule, locations }) => [rule, locations.length])).toEqual([
      ["pictify-key", 2],
      ["client-side-key", 2],
    ]);
    const shown = { color: false, width: 100, quiet: false, workflowLog: false };
    const context = { cwd: folder, ...shown, finished: new Date(0), checkout: null };
    expect([...pretty(report, context)].at(-1)).toContain(
      "1 key in 2 places, 1 finding about how keys are kept;",
    );
  });

  it("say nothing of keys that are nobody's for certain, others' or ignored", async () => {
    const nobody = randomKey("nobody", "live", 48);
    const folder = temporaryFolder({
      "package.json": "{}",
      ".env": `NEXT_PUBLIC_KEY=${nobody}\n`,
      "a.html": `<script>const k = "${nobody}"; // keylint:allow example\n</script>\n`,
      "b.html": `<script>const pictifyKey = "${KEY}"; // keylint:allow example\n</script>\n`,
    });
    expect(hygieneIn(await scanFolder(folder))).toEqual([]);
  });

  it("hold no control characters of a path", async () => {
    const folder = temporaryRepository({ "\u001b[31m/.env": `PICTIFY_API_KEY=${KEY}\n` });
    const { findings: all } = await scanFolder(folder);
    const findings = all.filter(({ rule }) => rule === "tracked-env-file");
    const spoken = findings.flatMap(({ evidence, advice }) => [...evidence, ...advice]).join("\n");
    expect(spoken).toContain("?[31m/.env");
    expect(spoken).not.toMatch(/\p{Cc}(?<!\n)/u);
  });
});
