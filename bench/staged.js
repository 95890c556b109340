// node bench/staged.js [--files 20] [--rounds 15]
// What a hook costs: keylint --staged of files that are staged in a repository made for it, against `node -e 0` and one call of git,
// side by side. gitleaks joins where it is in PATH.
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { printTable, sideBySide } from "./side-by-side.js";

const { values } = parseArgs({
  options: { files: { type: "string", default: "20" }, rounds: { type: "string", default: "15" } },
});
const root = resolve(import.meta.dirname, "..");
const keylint = join(root, "bin/keylint.js");
const folder = mkdtempSync(join(tmpdir(), "keylint-bench-"));
const git = (...args) => execFileSync("git", args, { cwd: folder, stdio: "ignore" });

try {
  git("init", "-q");
  git("-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-q", "--allow-empty", "-m", "first");
  const sources = readdirSync(join(root, "src"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .slice(0, Number(values.files));
  for (const [index, { parentPath, path, name }] of sources.entries()) {
    copyFileSync(join(parentPath ?? path, name), join(folder, `${index}-${name}`));
  }
  git("add", ".");
  const hasGitleaks = spawnSync("gitleaks", ["version"]).status === 0;
  const rows = await sideBySide(
    [
      {
        name: "keylint --staged",
        command: ["node", keylint, "scan", "--staged", "--quiet"],
        cwd: folder,
        codes: [0],
      },
      { name: "node -e 0", command: ["node", "-e", "0"] },
      {
        name: "git diff-index --cached",
        command: ["git", "diff-index", "--cached", "--raw", "HEAD"],
        cwd: folder,
      },
      ...(hasGitleaks
        ? [
            {
              name: "gitleaks git --staged",
              command: ["gitleaks", "git", "--staged", "--no-banner"],
              cwd: folder,
            },
          ]
        : []),
    ],
    Number(values.rounds),
  );
  printTable(`${sources.length} staged files`, rows);
  const [staged, node, call] = rows.map(({ time }) => time);
  console.log(`\nkeylint without one call of git takes ${((staged - call) / node).toFixed(2)} × node -e 0`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
