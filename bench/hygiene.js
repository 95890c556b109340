// node bench/hygiene.js <folder>... [--rounds 9]
// Scans each folder with the rules about how keys are kept on and off, in turn, and prints what they cost.
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { printTable, sideBySide } from "./side-by-side.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "9" } },
});
const keylint = resolve(import.meta.dirname, "../bin/keylint.js");
const schema = JSON.parse(
  readFileSync(resolve(import.meta.dirname, "../schemas/keylint.config.schema.json"), "utf8"),
);
// The other rules are about keys themselves, and stay on.
const rules = schema.properties.rules.propertyNames.enum.filter((rule) => rule !== "unattributed-key");
const folder = mkdtempSync(join(tmpdir(), "keylint-bench-"));
const off = join(folder, "off.json");
const on = join(folder, "on.json");
writeFileSync(off, JSON.stringify({ rules: Object.fromEntries(rules.map((rule) => [rule, "off"])) }));
writeFileSync(on, JSON.stringify({ rules: Object.fromEntries(rules.map((rule) => [rule, "warning"])) }));

for (const target of positionals) {
  const scan = (config) => ["node", keylint, "scan", target, "--quiet", "--no-progress", "--config", config];
  const codes = [0, 1, 3];
  const rows = await sideBySide(
    [
      { name: "rules on", command: scan(on), codes },
      { name: "rules off", command: scan(off), codes },
      { name: "rules off, again", command: scan(off), codes },
    ],
    Number(values.rounds),
  );
  printTable(target, rows);
}
