// Records the session that the README shows: runs its commands in the repository of the documentation, and draws what they
// print, colours and all, as docs/session.svg. `--check` compares instead, and exits with 1 where they print something else now.
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { sessionSvg } from "./ansi-svg.js";
import { changeDemoRepository, makeDemoRepository } from "./demo-repository.js";

const ROOT = join(import.meta.dirname, "..");
const FILE = join(ROOT, "docs/session.svg");
const COLUMNS = 103;

/** What is typed; the last of them is stopped by the hook. */
const COMMANDS = ["keylint", "keylint hook install pre-commit", 'git add scripts && git commit -m "Preview"'];

/** How long a scan takes, the only thing that differs from run to run. */
const DURATION = /\d+(?:\.\d+)? m?s(?=<|\n|$)/gmu;

function record() {
  const folder = mkdtempSync(join(tmpdir(), "keylint-session-"));
  try {
    const [bin, repository] = [join(folder, "bin"), join(folder, "share-images")];
    makeDemoRepository(repository);
    changeDemoRepository(repository);
    mkdirSync(bin);
    const command = join(bin, "keylint");
    writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${join(ROOT, "bin/keylint.js")}' "$@"\n`);
    chmodSync(command, 0o755);
    const env = {
      PATH: `${bin}${delimiter}${process.env.PATH ?? ""}`,
      HOME: folder,
      GIT_CONFIG_NOSYSTEM: "1",
      FORCE_COLOR: "1",
      // What the environment of whoever records holds is none of the session's.
      LANG: "C.UTF-8",
    };
    return COMMANDS.map((typed) => {
      const shell = ["-c", `{ ${typed}; } 2>&1`];
      const { stdout, error } = spawnSync("sh", shell, { cwd: repository, encoding: "utf8", env });
      if (error !== undefined) throw error;
      return { command: typed, output: stdout.replaceAll(folder, "~") };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const svg = sessionSvg("keylint finds a key that was committed, and stops another one", record(), COLUMNS);
if (process.argv.includes("--check")) {
  const masked = (text) => text.replace(DURATION, "… ms");
  if (masked(readFileSync(FILE, "utf8")) !== masked(svg)) {
    process.stderr.write("docs/session.svg is not what keylint prints now: node scripts/record-session.js\n");
    process.exitCode = 1;
  }
} else writeFileSync(FILE, svg);
