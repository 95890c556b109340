import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { keylint, KEYLINT } from "../support/command-line.js";
import { git, temporaryFolder, temporaryRepository, writeFiles } from "../support/temporary.js";

const NO_SYSTEM = { GIT_CONFIG_NOSYSTEM: "1", HOME: "/nowhere" };

describe("keylint hook", () => {
  it("installs what guards a commit and a push, and takes it away again", () => {
    const folder = temporaryRepository();
    const hooks = ["pre-commit", "pre-merge-commit", "commit-msg", "pre-push"];
    const install = keylint(folder, ["hook", "install"], { env: NO_SYSTEM });
    expect(install).toEqual({
      code: 0,
      stdout: hooks.map((name) => `${name}: installed in .git/hooks/${name}\n`).join(""),
      stderr: "",
    });
    expect(readFileSync(join(folder, ".git/hooks/pre-commit"), "utf8")).toContain(KEYLINT);
    const uninstall = keylint(folder, ["hook", "uninstall"], { env: NO_SYSTEM });
    expect(uninstall.code).toBe(0);
    expect(hooks.filter((name) => existsSync(join(folder, ".git/hooks", name)))).toEqual([]);
  });

  it("installs what guards a server in a bare repository", () => {
    const folder = temporaryFolder();
    git(folder, "init", "-q", "--bare");
    expect(keylint(folder, ["hook", "install"], { env: NO_SYSTEM }).stdout).toBe(
      "pre-receive: installed in hooks/pre-receive\n",
    );
  });

  it("installs those that are named, from a folder below", () => {
    const folder = temporaryRepository();
    mkdirSync(join(folder, "sub"));
    const { code } = keylint(join(folder, "sub"), ["hook", "install", "pre-push", "pre-push"], {
      env: NO_SYSTEM,
    });
    expect(code).toBe(0);
    expect(existsSync(join(folder, ".git/hooks/pre-push"))).toBe(true);
    expect(existsSync(join(folder, ".git/hooks/pre-commit"))).toBe(false);
  });

  it("names the keylint of the repository from its top, so that every clone finds its own", () => {
    const folder = temporaryRepository();
    const own = join(folder, "node_modules/keylint");
    writeFiles(own, { "package.json": readFileSync(join(KEYLINT, "../../package.json")) });
    for (const part of ["bin", "dist"]) execFileSync("cp", ["-r", join(KEYLINT, "../..", part), own]);
    execFileSync(process.execPath, [join(own, "bin/keylint.js"), "hook", "install", "pre-commit"], {
      cwd: folder,
    });
    expect(readFileSync(join(folder, ".git/hooks/pre-commit"), "utf8")).toMatch(
      /for script in node_modules\/keylint\/bin\/keylint\.js \//u,
    );
  });

  it("says which lines are to be added by hand, and that it did not do it", () => {
    const folder = temporaryRepository({ "lefthook.yml": "", "lefthook-local.yml": "x: {}\n" });
    const { code, stdout } = keylint(folder, ["hook", "install", "commit-msg"], { env: NO_SYSTEM });
    expect(code).toBe(2);
    expect(stdout).toContain('      run: keylint hook run commit-msg "{1}"\n');
  });

  it.each([
    [["hook"], /hook what\? write install, uninstall or run/u],
    [["hook", "instal"], /hook instal: no such command: is install meant\?/u],
    [["hook", "install", "precommit"], /precommit: no hook of keylint: is pre-commit meant\?/u],
    [["hook", "install", "x"], /x: no hook of keylint: there are pre-commit, /u],
    [["hook", "run"], /hook run which\? write pre-commit, .* behind it/u],
    [["hook", "install", "--outsid"], /unknown option --outsid: is --outside meant\?/u],
    [["hook", "install"], /not in a git repository: git init/u],
    [["hok"], /is hook meant\?/u],
  ])("says in one line what is wrong with %j", (args, message) => {
    const { code, stderr } = keylint(temporaryFolder(), args, { env: NO_SYSTEM });
    expect(stderr).toMatch(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(code).toBe(2);
  });

  it("tells how it is used", () => {
    expect(keylint(temporaryFolder(), ["hook", "--help"]).stdout).toMatch(/install.*\n.*uninstall.*\n.*run/u);
  });
});
