import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { HookName } from "../../src/hooks/hook-name.js";
import { lookAtHooks } from "../../src/hooks/hook-setting.js";
import { installHooks } from "../../src/hooks/install-hooks.js";
import type { LauncherPaths } from "../../src/hooks/launcher.js";
import { uninstallHooks } from "../../src/hooks/uninstall-hooks.js";
import { git, temporaryFolder, temporaryRepository, writeFiles } from "../support/temporary.js";

const PATHS: LauncherPaths = { node: process.execPath, script: "/opt/key lint/keylint.js", ownScript: null };

function install(cwd: string, names: readonly HookName[] = ["pre-commit"], outside = false): string[] {
  return installHooks(lookAtHooks(cwd), names, PATHS, outside).map(({ name, change }) => `${name} ${change}`);
}

function uninstall(cwd: string, names: readonly HookName[] = ["pre-commit"]): string[] {
  return uninstallHooks(lookAtHooks(cwd), names, false).map(({ name, change }) => `${name} ${change}`);
}

/** Everything below a folder: contents, modes, and where links lead. */
function snapshot(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return Object.fromEntries(
    names.map((name) => {
      const path = join(folder, name);
      const stats = lstatSync(path);
      const content = stats.isSymbolicLink()
        ? readlinkSync(path)
        : stats.isFile()
          ? readFileSync(path, "base64")
          : "";
      return [name, `${(stats.mode & 0o7777).toString(8)} ${content}`];
    }),
  );
}

function writeHook(path: string, text: string, mode = 0o755): void {
  writeFiles(join(path, ".."), { [path.split("/").at(-1) ?? ""]: text });
  chmodSync(path, mode);
}

beforeEach(() => {
  vi.stubEnv("HOME", temporaryFolder());
  vi.stubEnv("XDG_CONFIG_HOME", undefined);
  vi.stubEnv("GIT_CONFIG_GLOBAL", undefined);
  vi.stubEnv("GIT_CONFIG_NOSYSTEM", "1");
});

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("installing a hook", () => {
  it("makes an executable file where git looks, and nothing the second time", () => {
    const folder = temporaryRepository();
    expect(install(folder)).toEqual(["pre-commit installed"]);
    const before = snapshot(folder);
    expect(statSync(join(folder, ".git/hooks/pre-commit")).mode & 0o777).toBe(0o755);
    expect(install(folder)).toEqual(["pre-commit unchanged"]);
    expect(snapshot(folder)).toEqual(before);
  });

  it("is undone without a trace, from any folder of the work tree", () => {
    const folder = temporaryRepository({ "sub/a": "" });
    const before = snapshot(folder);
    install(join(folder, "sub"), ["pre-commit", "commit-msg", "pre-push"]);
    expect(uninstall(join(folder, "sub"), ["pre-commit", "commit-msg", "pre-push", "pre-receive"])).toEqual([
      "pre-commit removed",
      "commit-msg removed",
      "pre-push removed",
      "pre-receive absent",
    ]);
    expect(snapshot(folder)).toEqual(before);
  });

  it("makes the folder where a template had none", () => {
    const folder = temporaryRepository();
    rmSync(join(folder, ".git/hooks"), { recursive: true });
    expect(install(folder)).toEqual(["pre-commit installed"]);
  });

  it.each([
    ["a script", "#!/usr/bin/env python3\nprint(1)", 0o750],
    ["one that is not executable", "#!/bin/sh\r\nexit 0\r\n", 0o644],
    ["one that is empty", "", 0o755],
    ["one of the odd modes", "\u0000\u00ff binary", 0o4711],
  ])("keeps %s and gives it back byte for byte", (_what, text, mode) => {
    const folder = temporaryRepository();
    writeHook(join(folder, ".git/hooks/pre-commit"), text, mode);
    const before = snapshot(folder);
    expect(install(folder)).toEqual(["pre-commit installed"]);
    expect(install(folder)).toEqual(["pre-commit unchanged"]);
    expect(readFileSync(join(folder, ".git/hooks/pre-commit.before-keylint"), "utf8")).toBe(text);
    expect(uninstall(folder)).toEqual(["pre-commit removed"]);
    expect(snapshot(folder)).toEqual(before);
  });

  it("keeps a link as a link, and writes nothing to what it leads to", () => {
    const folder = temporaryRepository({ "hooks/mine": "#!/bin/sh\n" });
    symlinkSync("../../hooks/mine", join(folder, ".git/hooks/pre-commit"));
    const before = snapshot(folder);
    install(folder);
    expect(readlinkSync(join(folder, ".git/hooks/pre-commit.before-keylint"))).toBe("../../hooks/mine");
    expect(readFileSync(join(folder, "hooks/mine"), "utf8")).toBe("#!/bin/sh\n");
    uninstall(folder);
    expect(snapshot(folder)).toEqual(before);
  });

  it("renews what an older keylint wrote, what lost its mode and what got other line ends", () => {
    const folder = temporaryRepository();
    const hook = join(folder, ".git/hooks/pre-commit");
    installHooks(lookAtHooks(folder), ["pre-commit"], { ...PATHS, script: "/older/keylint.js" }, false);
    expect(install(folder)).toEqual(["pre-commit renewed"]);
    const good = readFileSync(hook, "utf8");
    chmodSync(hook, 0o644);
    expect(install(folder)).toEqual(["pre-commit renewed"]);
    writeFiles(folder, { ".git/hooks/pre-commit": good.replaceAll("\n", "\r\n") });
    expect(install(folder)).toEqual(["pre-commit renewed"]);
    expect(readFileSync(hook, "utf8")).toBe(good);
    expect(readdirSync(join(folder, ".git/hooks")).filter((name) => !name.endsWith(".sample"))).toEqual([
      "pre-commit",
    ]);
  });

  it("neither overwrites nor deletes its own hook where somebody has added to it", () => {
    const folder = temporaryRepository();
    install(folder);
    const hook = join(folder, ".git/hooks/pre-commit");
    writeFiles(folder, { ".git/hooks/pre-commit": `${readFileSync(hook, "utf8")}echo mine\n` });
    const before = snapshot(folder);
    expect(() => install(folder)).toThrow(/was changed since keylint wrote it/u);
    expect(() => uninstall(folder)).toThrow(/was changed since keylint wrote it/u);
    expect(snapshot(folder)).toEqual(before);
  });

  it("never overwrites a hook that it has kept before", () => {
    const folder = temporaryRepository();
    const hook = join(folder, ".git/hooks/pre-commit");
    writeHook(hook, "#!/bin/sh\n# first\n");
    install(folder);
    writeHook(hook, "#!/bin/sh\n# second\n");
    const before = snapshot(folder);
    expect(() => install(folder)).toThrow(/has kept an older one: move that away/u);
    expect(snapshot(folder)).toEqual(before);
  });

  it("refuses a folder or pipe in the place of a hook", () => {
    const folder = temporaryRepository();
    mkdirSync(join(folder, ".git/hooks/pre-commit"));
    expect(() => install(folder)).toThrow(/is no file/u);
  });

  it("stands in the common folder for a linked work tree", () => {
    const folder = temporaryRepository();
    const linked = join(temporaryFolder(), "a 'linked' tree");
    git(folder, "worktree", "add", "-q", "-b", "linked", linked);
    expect(install(linked)).toEqual(["pre-commit installed"]);
    expect(existsSync(join(folder, ".git/hooks/pre-commit"))).toBe(true);
    expect(install(folder)).toEqual(["pre-commit unchanged"]);
  });

  it("works in a bare repository, and says so where there is none or a broken one", () => {
    const folder = temporaryFolder();
    git(folder, "init", "-q", "--bare", "server.git");
    expect(install(join(folder, "server.git"), ["pre-receive"])).toEqual(["pre-receive installed"]);
    expect(existsSync(join(folder, "server.git/hooks/pre-receive"))).toBe(true);
    expect(() => install(folder)).toThrow(/not in a git repository: git init/u);
    writeFiles(folder, { ".git": "gitdir: /nowhere\n" });
    expect(() => install(folder)).toThrow(/broken/u);
  });
});

describe("core.hooksPath", () => {
  it.each(["my hooks", "./.githooks", "sub/it's"])("is followed to %s in the work tree", (path) => {
    const folder = temporaryRepository();
    git(folder, "config", "core.hooksPath", path);
    expect(install(folder)).toEqual(["pre-commit installed"]);
    expect(existsSync(join(folder, path, "pre-commit"))).toBe(true);
    expect(existsSync(join(folder, ".git/hooks/pre-commit"))).toBe(false);
    expect(uninstall(folder)).toEqual(["pre-commit removed"]);
    expect(readdirSync(join(folder, path))).toEqual([]);
  });

  it("is followed to a folder of the user's that the user has set, also by an include", () => {
    const folder = temporaryRepository();
    const home = process.env.HOME ?? "";
    writeFiles(home, { ".gitconfig": "[include]\npath = more\n", more: "[core]\nhooksPath = ~/hooks\n" });
    expect(install(folder)).toEqual(["pre-commit installed"]);
    expect(existsSync(join(home, "hooks/pre-commit"))).toBe(true);
  });

  it("is not followed out of the repository where the repository sets it, unless that is agreed to", () => {
    const folder = temporaryRepository();
    const outside = temporaryFolder();
    git(folder, "config", "core.hooksPath", outside);
    expect(() => install(folder)).toThrow(/leads out of the repository.*--outside/u);
    expect(readdirSync(outside)).toEqual([]);
    expect(install(folder, ["pre-commit"], true)).toEqual(["pre-commit installed"]);
    expect(readdirSync(outside)).toEqual(["pre-commit"]);
  });

  it("is not followed to where no hook can be", () => {
    const folder = temporaryRepository();
    writeFiles(process.env.HOME ?? "", { ".gitconfig": "[core]\nhooksPath = /dev/null\n" });
    expect(() => install(folder)).toThrow(/which is no folder, so git runs no hooks: git config --unset/u);
  });

  it("is not followed to a link that leads to itself", () => {
    const folder = temporaryRepository();
    symlinkSync("hooks", join(folder, "hooks"));
    git(folder, "config", "core.hooksPath", "hooks");
    expect(() => install(folder)).toThrow(/which is no folder/u);
  });

  it("may be a folder of the main work tree for a linked one", () => {
    const folder = temporaryRepository();
    const linked = join(temporaryFolder(), "linked");
    git(folder, "worktree", "add", "-q", "-b", "linked", linked);
    git(folder, "config", "core.hooksPath", join(folder, "hooks"));
    expect(install(linked)).toEqual(["pre-commit installed"]);
    expect(existsSync(join(folder, "hooks/pre-commit"))).toBe(true);
  });
});

describe("a folder of hooks that is a link", () => {
  it("is not followed out of the repository", () => {
    const folder = temporaryRepository();
    const outside = temporaryFolder();
    rmSync(join(folder, ".git/hooks"), { recursive: true });
    symlinkSync(outside, join(folder, ".git/hooks"));
    expect(() => install(folder)).toThrow(/leads out of the repository/u);
    git(folder, "config", "core.hooksPath", "inner/hooks");
    symlinkSync(outside, join(folder, "inner"));
    expect(() => install(folder)).toThrow(/leads out of the repository/u);
    expect(readdirSync(outside)).toEqual([]);
  });

  it("is followed within it", () => {
    const folder = temporaryRepository({ "githooks/x": "" });
    rmSync(join(folder, ".git/hooks"), { recursive: true });
    symlinkSync("../githooks", join(folder, ".git/hooks"));
    expect(install(folder)).toEqual(["pre-commit installed"]);
    expect(existsSync(join(folder, "githooks/pre-commit"))).toBe(true);
  });
});

describe("the pre-commit framework", () => {
  const THEIRS = "#!/usr/bin/env bash\n# File generated by pre-commit: https://pre-commit.com\n";

  it("keeps its hook, which runs keylint's", () => {
    const folder = temporaryRepository();
    writeHook(join(folder, ".git/hooks/pre-commit"), THEIRS);
    const before = snapshot(folder);
    expect(install(folder)).toEqual(["pre-commit installed"]);
    expect(readFileSync(join(folder, ".git/hooks/pre-commit"), "utf8")).toBe(THEIRS);
    expect(existsSync(join(folder, ".git/hooks/pre-commit.legacy"))).toBe(true);
    expect(install(folder)).toEqual(["pre-commit unchanged"]);
    expect(uninstall(folder)).toEqual(["pre-commit removed"]);
    expect(snapshot(folder)).toEqual(before);
  });

  it("may come later, or have had a hook of its own to run", () => {
    const folder = temporaryRepository();
    const hook = join(folder, ".git/hooks/pre-commit");
    writeHook(hook, "#!/bin/sh\n# mine\n");
    install(folder);
    renameSync(hook, `${hook}.legacy`);
    writeHook(hook, THEIRS);
    expect(install(folder)).toEqual(["pre-commit unchanged"]);
    expect(uninstall(folder)).toEqual(["pre-commit removed"]);
    expect(readFileSync(`${hook}.legacy`, "utf8")).toBe("#!/bin/sh\n# mine\n");
    const before = snapshot(folder);
    install(folder);
    uninstall(folder);
    expect(snapshot(folder)).toEqual(before);
  });
});

describe("husky", () => {
  function husky(files: Readonly<Record<string, string>> = {}): string {
    const folder = temporaryRepository({
      ".husky/_/h": "",
      ".husky/_/pre-commit": "",
      ".husky/_/pre-push": "",
      ...files,
    });
    git(folder, "config", "core.hooksPath", ".husky/_");
    return folder;
  }

  it.each([
    ["", 0o644],
    ["npm test\n", 0o644],
    ["npm test\r\nx\u00ff", 0o600],
    ["#!/usr/bin/env sh\nnpx lint-staged\n", 0o755],
  ])("has lines put before %j, and taken out again to the byte", (text, mode) => {
    const folder = husky();
    writeHook(join(folder, ".husky/pre-commit"), text, mode);
    const before = snapshot(folder);
    expect(install(folder)).toEqual(["pre-commit installed"]);
    const [first, second] = readFileSync(join(folder, ".husky/pre-commit"), "utf8").split("\n");
    expect(text.startsWith("#!") ? second : first).toMatch(/^# >>> keylint hook/u);
    expect(install(folder)).toEqual(["pre-commit unchanged"]);
    expect(uninstall(folder)).toEqual(["pre-commit removed"]);
    expect(snapshot(folder)).toEqual(before);
  });

  it("gets a file where it had none, which goes with the last line in it", () => {
    const folder = husky();
    const before = snapshot(folder);
    install(folder, ["pre-commit", "pre-push"]);
    expect(existsSync(join(folder, ".husky/pre-push"))).toBe(true);
    writeFiles(folder, {
      ".husky/pre-push": `${readFileSync(join(folder, ".husky/pre-push"), "utf8")}mine\n`,
    });
    uninstall(folder, ["pre-commit", "pre-push"]);
    expect(readFileSync(join(folder, ".husky/pre-push"), "utf8")).toBe("mine\n");
    rmSync(join(folder, ".husky/pre-push"));
    expect(snapshot(folder)).toEqual(before);
  });

  it("is to be started first where its folder is not there", () => {
    const folder = temporaryRepository();
    git(folder, "config", "core.hooksPath", ".husky/_");
    expect(() => install(folder)).toThrow(/husky's folder is not there, so git runs no hooks: npx husky/u);
    expect(existsSync(join(folder, ".husky"))).toBe(false);
  });

  it("has nothing written through a link, nor for a hook that it does not run", () => {
    const folder = husky({ target: "x" });
    symlinkSync("../target", join(folder, ".husky/pre-commit"));
    expect(() => install(folder)).toThrow(/is no regular file/u);
    expect(readFileSync(join(folder, "target"), "utf8")).toBe("x");
    expect(() => install(folder, ["pre-receive"])).toThrow(/husky does not run this hook/u);
  });
});

describe("lefthook", () => {
  const HOOK = '#!/bin/sh\ncall_lefthook()\n{\n:\n}\ncall_lefthook run "pre-commit" "$@"\n';

  it("keeps its hook and its YAML, and gets a local configuration", () => {
    const folder = temporaryRepository({ "lefthook.yml": "pre-commit:\n  jobs: []\n" });
    writeHook(join(folder, ".git/hooks/pre-commit"), HOOK);
    const before = snapshot(folder);
    expect(install(folder)).toEqual(["lefthook installed"]);
    expect(snapshot(folder)).toMatchObject(before);
    expect(readFileSync(join(folder, "lefthook-local.yml"), "utf8")).toContain("hook run pre-commit");
    expect(install(folder)).toEqual(["lefthook unchanged"]);
    expect(uninstall(folder)).toEqual(["pre-commit absent", "lefthook removed"]);
    expect(snapshot(folder)).toEqual(before);
  });

  it("is told which lines to add to a local configuration that is there", () => {
    const folder = temporaryRepository({ "lefthook.yml": "", "lefthook-local.yml": "pre-commit: {}\n" });
    writeHook(join(folder, ".git/hooks/pre-commit"), HOOK);
    const [change] = installHooks(lookAtHooks(folder), ["pre-commit"], PATHS, false);
    expect(change).toMatchObject({ change: "by-hand" });
    expect(change?.text).toContain(
      "pre-commit:\n  commands:\n    keylint:\n      run: keylint hook run pre-commit\n",
    );
    expect(readFileSync(join(folder, "lefthook-local.yml"), "utf8")).toBe("pre-commit: {}\n");
    writeFiles(folder, { "lefthook-local.yml": change?.text.split("\n").slice(1).join("\n") ?? "" });
    expect(install(folder)).toEqual(["lefthook unchanged"]);
  });

  it("is helped out by a hook of keylint's where it has none yet", () => {
    const folder = temporaryRepository({ "lefthook.yml": "" });
    expect(install(folder)).toEqual(["pre-commit installed", "lefthook installed"]);
  });
});

describe("a hook that a team shares", () => {
  function installed(folder: string, paths: LauncherPaths): string {
    git(folder, "config", "core.hooksPath", ".githooks");
    installHooks(lookAtHooks(folder), ["pre-commit"], paths, false);
    return readFileSync(join(folder, ".githooks/pre-commit"), "utf8");
  }

  it("names nothing of this machine where each clone has keylint, or PATH has it", () => {
    const own = installed(temporaryRepository(), {
      ...PATHS,
      ownScript: "node_modules/keylint/bin/keylint.js",
    });
    expect(own).toContain("node_modules/keylint/bin/keylint.js");
    expect(own).not.toContain("/opt/");
    expect(own).not.toContain(process.execPath);
    const bin = temporaryFolder({ "real.js": "" });
    symlinkSync("real.js", join(bin, "keylint"));
    vi.stubEnv("PATH", `${bin}:${process.env.PATH ?? ""}`);
    expect(installed(temporaryRepository(), { ...PATHS, script: join(bin, "real.js") })).not.toContain(bin);
  });

  it("names this machine's keylint where there is no other way to it", () => {
    expect(installed(temporaryRepository(), PATHS)).toContain("/opt/key lint/keylint.js");
  });
});
