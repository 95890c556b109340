// node bench/folder.js <folder>... [--rounds 5] [--secretlint]
// Scans each folder with keylint, ripgrep (one pass for the two prefixes) and, when asked for, secretlint, side by side.
import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { printTable, sideBySide } from "./side-by-side.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "5" }, secretlint: { type: "boolean", default: false } },
});
const keylint = resolve(import.meta.dirname, "../bin/keylint.js");
const prefixes = "pk_(live|test)_";

/** Installs secretlint in a temporary folder, with the one rule that looks for the same prefixes. */
function installSecretlint() {
  const folder = mkdtempSync(join(tmpdir(), "keylint-bench-"));
  writeFileSync(join(folder, "package.json"), "{}");
  execFileSync(
    "npm",
    ["install", "--no-audit", "--no-fund", "secretlint", "@secretlint/secretlint-rule-pattern"],
    {
      cwd: folder,
      stdio: "inherit",
    },
  );
  const config = join(folder, "secretlintrc.json");
  const patterns = [{ name: "pictify", pattern: `/${prefixes}[A-Za-z0-9_-]{16,}/` }];
  const rules = [{ id: "@secretlint/secretlint-rule-pattern", options: { patterns } }];
  writeFileSync(config, JSON.stringify({ rules }));
  return [
    "node",
    join(folder, "node_modules/secretlint/bin/secretlint.js"),
    "--secretlintrc",
    config,
    "**/*",
  ];
}

const secretlint = values.secretlint ? installSecretlint() : null;
for (const folder of positionals) {
  const files = execFileSync("git", ["-C", folder, "ls-files", "-co", "--exclude-standard"], {
    maxBuffer: 2 ** 30,
  });
  const rows = await sideBySide(
    [
      {
        name: "keylint",
        command: ["node", keylint, "scan", folder, "--quiet", "--no-progress"],
        codes: [0, 1, 3],
      },
      { name: "ripgrep", command: ["rg", "--hidden", "-l", prefixes, folder] },
      { name: "node -e 0", command: ["node", "-e", "0"] },
      ...(secretlint === null ? [] : [{ name: "secretlint", command: secretlint, cwd: folder }]),
    ],
    Number(values.rounds),
  );
  printTable(`${folder}: ${files.toString().split("\n").length - 1} files`, rows);
}
