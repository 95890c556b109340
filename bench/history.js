// node bench/history.js <repository>... [--rounds 5] [--without-log]
// The history of each repository (bare or not): keylint against git's own dump of all objects into nothing and against
// `git log -p --all`, side by side; then the same repository with ten keys in its history, exposure included, against the clean
// one. gitleaks joins where it is in PATH.
import { execFileSync, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { printTable, sideBySide } from "./side-by-side.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: "string", default: "5" }, "without-log": { type: "boolean", default: false } },
});
const keylint = resolve(import.meta.dirname, "../bin/keylint.js");
const temporary = mkdtempSync(join(tmpdir(), "keylint-bench-"));

function gitFolder(repository) {
  const inner = join(repository, ".git");
  return resolve(existsSync(inner) ? inner : repository);
}

/** A repository that borrows all objects of another, with ten keys that came in and went out again over its last commits. */
function withTenKeys(source) {
  const folder = join(temporary, `${basename(source)}-with-keys`);
  execFileSync("git", ["clone", "-q", "--mirror", "--shared", source, folder]);
  const head = execFileSync("git", ["-C", folder, "rev-parse", "HEAD"], { encoding: "utf8" }).trim();
  const commands = [];
  for (let index = 0; index < 10; index++) {
    const key = `pk_${"live"}_${randomBytes(16).toString("hex")}`;
    const text = `PICTIFY_API_KEY=${key}\n`;
    // fast-import wants no empty line between the commands of a commit.
    for (const change of [
      `M 100644 inline config/bench-${index}.env\ndata ${text.length}\n${text}`,
      `D config/bench-${index}.env`,
    ]) {
      commands.push(
        `commit refs/heads/keylint-bench\nauthor A <a@b.c> ${1_700_000_000 + index} +0000`,
        `committer A <a@b.c> ${1_700_000_000 + index} +0000\ndata 1\nx`,
        ...(commands.length === 0 ? [`from ${head}`] : []),
        change,
      );
    }
  }
  execFileSync("git", ["-C", folder, "fast-import", "--quiet", "--force"], { input: commands.join("\n") });
  return folder;
}

try {
  const hasGitleaks = spawnSync("gitleaks", ["version"]).status === 0;
  for (const repository of positionals) {
    const folder = gitFolder(repository);
    const scan = (target) => ["node", keylint, "scan", "--history", "--no-config", "--quiet", target];
    const git = (...args) => ["git", `--git-dir=${folder}`, ...args];
    const rows = await sideBySide(
      [
        { name: "keylint --history", command: scan(folder), codes: [0, 3] },
        {
          name: "git cat-file --batch",
          command: git("cat-file", "--batch-all-objects", "--batch", "--unordered", "--buffer"),
          codes: [0],
        },
        ...(values["without-log"]
          ? []
          : [{ name: "git log -p --all", command: git("log", "-p", "--all"), codes: [0, 128] }]),
        ...(hasGitleaks
          ? [{ name: "gitleaks git", command: ["gitleaks", "git", "--no-banner", folder], codes: [0, 1] }]
          : []),
      ],
      Number(values.rounds),
    );
    printTable(`${repository}: history`, rows);
    const planted = withTenKeys(folder);
    const exposed = await sideBySide(
      [
        { name: "with ten keys", command: scan(planted), codes: [1] },
        { name: "clean", command: scan(folder), codes: [0, 3] },
      ],
      Number(values.rounds),
    );
    printTable(`${repository}: ten keys, with their exposure`, exposed);
  }
} finally {
  rmSync(temporary, { recursive: true, force: true });
}
