import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A new folder that is removed when the test is done. */
export function temporaryFolder(): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "keylint-test-")));
  onTestFinished(() => {
    rmSync(path, { recursive: true, force: true });
  });
  return path;
}

/** Runs the real git with a blank configuration; `args` may hold options of git itself. */
export function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync("git", ["-c", "protocol.file.allow=always", "-c", "init.defaultBranch=main", ...args], {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH,
      HOME: cwd,
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_AUTHOR_NAME: "A",
      GIT_AUTHOR_EMAIL: "a@example.test",
      GIT_COMMITTER_NAME: "A",
      GIT_COMMITTER_EMAIL: "a@example.test",
    },
  }).trim();
}

/** Writes files, given as relative paths with their contents, and the folders that they need. */
export function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

/** A repository with one commit of the given files. */
export function repositoryWith(files: Readonly<Record<string, string>>, ...init: readonly string[]): string {
  const root = temporaryFolder();
  git(root, "init", "-q", ...init);
  write(root, files);
  git(root, "add", "-A");
  git(root, "commit", "-q", "-m", "one", "--allow-empty");
  return root;
}

/** Makes a FIFO: what nobody writes to, and opening which waits for ever. */
export function makeFifo(path: string): void {
  rmSync(path, { force: true });
  execFileSync("mkfifo", [path]);
}
