import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { git, writeFiles } from "../support/temporary.js";
import { commit, folderWithKeylint, LEAK, run, runKeylint, userRepository } from "./committing.js";

/**
 * Lefthook is a program of its own for each system, and a lock file with all of them cannot be installed from a registry that
 * lacks some: it is installed here, for this system alone.
 */
const folder = mkdtempSync(join(tmpdir(), "keylint-lefthook-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
const NPM = [
  "install",
  "--no-save",
  "--no-audit",
  "--no-fund",
  "--ignore-scripts",
  "--prefix",
  folder,
  "lefthook@2.2.2",
];
spawnSync("npm", NPM, { cwd: folder, stdio: "ignore", shell: process.platform === "win32" });
const BIN = join(folder, "node_modules/.bin");
const isMissing = !existsSync(join(BIN, "lefthook"));

describe.skipIf(isMissing)(`lefthook${isMissing ? " (not to be had from the registry)" : ""}`, () => {
  const env = { PATH: `${BIN}:${process.env.PATH ?? ""}` };

  function lefthookRepository(config: string, files: Readonly<Record<string, string>> = {}): string {
    const repository = userRepository({
      "lefthook.yml": config,
      ".gitignore": "lefthook-local.yml\n",
      ...files,
    });
    expect(run(repository, ["lefthook", "install"], { env })).toMatchObject({ code: 0 });
    return repository;
  }

  it("runs what keylint installs, beside what it was told to run", () => {
    const config = "pre-commit:\n  commands:\n    mine:\n      run: echo mine >>.git/ran\n";
    const repository = lefthookRepository(config);
    expect(runKeylint(repository, "hook", "install", "pre-commit", "commit-msg").code).toBe(0);
    expect(commit(repository, { b: "1" }, { env })).toMatchObject({ code: 0 });
    expect(readFileSync(join(repository, ".git/ran"), "utf8")).toBe("mine\n");
    const blocked = commit(repository, { "b.env": LEAK }, { env });
    expect(blocked.code).toBe(1);
    expect(blocked.stdout + blocked.stderr).toMatch(/b\.env:1:17/u);
    expect(readFileSync(join(repository, "lefthook.yml"), "utf8")).toBe(config);
    expect(commit(repository, { "b.env": "" }, { env, message: LEAK }).code).toBe(1);
    const doctor = run(
      repository,
      [process.execPath, join(import.meta.dirname, "../../bin/keylint.js"), "doctor"],
      { env },
    );
    expect(doctor).toMatchObject({ code: 0 });
    expect(runKeylint(repository, "hook", "uninstall").code).toBe(0);
    expect(existsSync(join(repository, "lefthook-local.yml"))).toBe(false);
    expect(commit(repository, { "b.env": LEAK }, { env }).code).toBe(0);
  });

  it("still runs it after it has taken the hooks over", () => {
    const repository = lefthookRepository("pre-push:\n  commands:\n    mine:\n      run: 'true'\n");
    runKeylint(repository, "hook", "install");
    expect(commit(repository, { "b.env": LEAK }, { env }).code).toBe(1);
    expect(run(repository, ["lefthook", "install", "--force"], { env }).code).toBe(0);
    expect(readFileSync(join(repository, ".git/hooks/pre-commit"), "utf8")).toContain("call_lefthook");
    expect(commit(repository, { "b.env": LEAK }, { env }).code).toBe(1);
    git(repository, "rm", "-q", "--cached", "-f", "b.env");
    rmSync(join(repository, "b.env"));
    expect(commit(repository, { c: "1" }, { env })).toMatchObject({ code: 0 });
  });

  it("hands the refs of a push on", () => {
    const repository = lefthookRepository("pre-push:\n  commands: {}\n");
    runKeylint(repository, "hook", "install", "pre-push");
    git(repository, "init", "-q", "--bare", ".git/remote.git");
    git(repository, "remote", "add", "origin", join(repository, ".git/remote.git"));
    expect(run(repository, ["git", "push", "-q", "origin", "main"], { env })).toMatchObject({ code: 0 });
    git(repository, "commit", "-q", "--no-verify", "--allow-empty", "-m", LEAK);
    expect(run(repository, ["git", "push", "-q", "origin", "main"], { env }).code).not.toBe(0);
  });

  it("runs the recipe", () => {
    const recipe = /```yaml\n# lefthook\.yml\n(?<config>[^]*?)```/u.exec(
      readFileSync(join(import.meta.dirname, "../../docs/hooks.md"), "utf8"),
    )?.groups?.config;
    const repository = lefthookRepository(recipe ?? "");
    const path = { PATH: `${folderWithKeylint()}:${env.PATH}` };
    expect(commit(repository, { b: "1" }, { env: path })).toMatchObject({ code: 0 });
    expect(commit(repository, { "b.env": LEAK }, { env: path }).code).toBe(1);
    writeFiles(repository, { "b.env": "" });
    expect(commit(repository, { "b.env": "" }, { env: path, message: LEAK }).code).toBe(1);
    expect(runKeylint(repository, "hook", "install", "pre-commit").stdout).toMatch(/runs keylint already/u);
  });
});
