import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Check } from "../../src/doctor/check.js";
import { examine } from "../../src/doctor/examine.js";
import { lookAtHooks } from "../../src/hooks/hook-setting.js";
import { installHooks } from "../../src/hooks/install-hooks.js";
import type { LauncherPaths } from "../../src/hooks/launcher.js";
import { KEYLINT } from "../support/command-line.js";
import { git, temporaryFolder, temporaryRepository, writeFiles } from "../support/temporary.js";

const PATHS: LauncherPaths = { node: process.execPath, script: KEYLINT, ownScript: null };

async function examined(cwd: string): Promise<Check[]> {
  const checks: Check[] = [];
  const examination = { cwd, launcher: () => PATHS, environment: process.env, acceptance: null };
  for await (const check of examine(examination, new AbortController().signal)) checks.push(check);
  return checks;
}

/** What is wrong, with the mend. */
async function faults(cwd: string): Promise<string[]> {
  return (await examined(cwd)).flatMap((check) =>
    check.status === "wrong" ? [`${check.text}: ${check.fix}`] : [],
  );
}

function installed(): string {
  const folder = temporaryRepository();
  install(folder);
  return folder;
}

function install(folder: string): void {
  installHooks(lookAtHooks(folder), ["pre-commit", "pre-push"], PATHS, false);
}

function hookOf(folder: string): string {
  return join(folder, ".git/hooks/pre-commit");
}

beforeEach(() => {
  vi.stubEnv("HOME", temporaryFolder());
  vi.stubEnv("GIT_CONFIG_NOSYSTEM", "1");
  for (const name of [
    "XDG_CONFIG_HOME",
    "GIT_CONFIG_GLOBAL",
    "PICTIFY_API_KEY",
    "GITHUB_ACTIONS",
    "GITLAB_CI",
    "HUSKY",
  ])
    vi.stubEnv(name, undefined);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

describe("the doctor", () => {
  it("finds nothing wrong where a hook is installed, and has tried it out", async () => {
    const checks = await examined(installed());
    expect(checks.filter(({ status }) => status === "wrong")).toEqual([]);
    expect(checks.at(-1)).toEqual({
      status: "ok",
      text: "a staged key is blocked, and nothing else is (.git/hooks/pre-commit)",
    });
    expect(checks.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Node\.js \d/u),
        expect.stringMatching(/^git 2\..*\(\/.*git\)$/u),
      ]),
    );
  });

  it("touches nothing, and runs nothing that others wrote", async () => {
    const folder = temporaryRepository({ "a b": "1" });
    const marker = join(temporaryFolder(), "ran");
    writeFiles(folder, { ".git/hooks/pre-commit": `#!/bin/sh\n: >'${marker}'\n` });
    chmodSync(hookOf(folder), 0o755);
    install(folder);
    git(folder, "config", "core.fsmonitor", `touch ${marker};:`);
    const files = (): string =>
      execFileSync("sh", ["-c", "find . -type f -exec sha256sum {} + | sort"], {
        cwd: folder,
        encoding: "utf8",
      });
    const before = files();
    expect(await faults(folder)).toEqual([]);
    expect(files()).toBe(before);
    expect(existsSync(marker)).toBe(false);
  });

  it("is of use in a linked work tree, from a folder below, and where names have spaces", async () => {
    const folder = installed();
    const linked = join(temporaryFolder(), "a 'linked' tree");
    git(folder, "worktree", "add", "-q", "-b", "linked", linked);
    mkdirSync(join(linked, "sub"));
    expect(await faults(join(linked, "sub"))).toEqual([]);
  });

  it.each<[string, (folder: string) => void, RegExp]>([
    [
      "there is none",
      (folder) => {
        rmSync(hookOf(folder));
      },
      /^keylint is not in the hook pre-commit: keylint hook install/u,
    ],
    [
      "it is not executable",
      (folder) => {
        chmodSync(hookOf(folder), 0o644);
      },
      /not executable.*: chmod \+x /u,
    ],
    [
      "another has taken its place",
      (folder) => {
        writeFiles(folder, { ".git/hooks/pre-commit": "#!/bin/sh\nexit 0\n" });
      },
      /does not run keylint: keylint hook install/u,
    ],
    [
      "it was changed",
      (folder) => {
        writeFiles(folder, {
          ".git/hooks/pre-commit": readFileSync(hookOf(folder), "utf8").replace("\n", "\nexit 0\n"),
        });
      },
      /^\.git\/hooks\/pre-commit (?:was changed|is not keylint's own)/u,
    ],
    [
      "it has line ends of Windows",
      (folder) => {
        writeFiles(folder, {
          ".git/hooks/pre-commit": readFileSync(hookOf(folder), "utf8").replaceAll("\n", "\r\n"),
        });
      },
      /line ends of Windows.*: keylint hook install/u,
    ],
    [
      "it names keylint, and nobody knows what it does",
      (folder) => {
        writeFiles(folder, { ".git/hooks/pre-commit": "#!/bin/sh\nexit 0\nkeylint hook run pre-commit\n" });
      },
      /nothing is proven/u,
    ],
    [
      "its interpreter is missing",
      (folder) => {
        writeFiles(folder, { ".git/hooks/pre-commit": "#!/opt/none/sh\nkeylint\n" });
      },
      /asks for \/opt\/none\/sh, which is not there/u,
    ],
    [
      "core.hooksPath leads elsewhere",
      (folder) => {
        git(folder, "config", "core.hooksPath", "elsewhere");
      },
      /core\.hooksPath = elsewhere .* has git look elsewhere, so that \.git\/hooks\/pre-commit is never run: keylint hook install/u,
    ],
    [
      "core.hooksPath leads nowhere",
      (folder) => {
        git(folder, "config", "core.hooksPath", "/dev/null");
      },
      /no folder, so git runs no hooks: git config --unset/u,
    ],
    [
      "husky was never started",
      (folder) => {
        git(folder, "config", "core.hooksPath", ".husky/_");
      },
      /husky's folder is not there, so git runs no hooks: npx husky/u,
    ],
    [
      "an alias leaves hooks out",
      (folder) => {
        git(folder, "config", "alias.ci", "commit -anm wip");
      },
      /alias ci of .* past the hooks: git config --file .* --unset alias\.ci/u,
    ],
    [
      "a shell alias leaves hooks out",
      (folder) => {
        git(folder, "config", "alias.yolo", "!git push --no-verify");
      },
      /alias yolo/u,
    ],
    [
      "the repository excludes everything",
      (folder) => {
        writeFiles(folder, { "keylint.config.json": '{"exclude":["**"]}' });
      },
      /let a staged key pass|failed, and not for the key/u,
    ],
    [
      "its configuration is broken",
      (folder) => {
        writeFiles(folder, { "keylint.config.json": "{" });
      },
      /failed, and not for the key: .*keylint\.config\.json/u,
    ],
  ])("tells that %s", async (_what, damage, message) => {
    const folder = installed();
    damage(folder);
    const found = await faults(folder);
    expect(found).toEqual(expect.arrayContaining([expect.stringMatching(message)]));
  });

  it("leaves aliases alone that commit as they should", async () => {
    const folder = installed();
    git(folder, "config", "alias.ci", "commit -a -m new");
    git(folder, "config", "alias.l", "log -n 5");
    git(folder, "config", "alias.x", "!git commit; git log -n 5");
    expect(await faults(folder)).toEqual([]);
  });

  it("tells that there is no repository, or none that works", async () => {
    expect(await faults(temporaryFolder())).toEqual([
      expect.stringMatching(/not in a git repository: git init$/u),
    ]);
    expect(await faults(temporaryFolder({ ".git": "gitdir: /nowhere\n" }))).toEqual([
      expect.stringMatching(/broken/u),
    ]);
  });

  it("pushes a key to a server's hook", async () => {
    const folder = temporaryFolder();
    git(folder, "init", "-q", "--bare");
    expect(await faults(folder)).toEqual([
      expect.stringMatching(/not in the hook pre-receive: keylint hook install/u),
    ]);
    installHooks(lookAtHooks(folder), ["pre-receive"], PATHS, false);
    expect((await examined(folder)).at(-1)).toEqual({
      status: "ok",
      text: "a pushed key is blocked, and nothing else is (hooks/pre-receive)",
    });
    expect(git(folder, "count-objects", "-v")).toMatch(/^count: 0$/mu);
  });

  it("asks for no hook in a pipeline, and tries keylint itself", async () => {
    vi.stubEnv("GITHUB_ACTIONS", "true");
    const checks = await examined(temporaryRepository());
    expect(checks.filter(({ status }) => status === "wrong")).toEqual([]);
    expect(checks.at(-1)?.text).toMatch(/keylint itself/u);
  });

  it("tells that husky is switched off", async () => {
    const folder = temporaryRepository({
      ".husky/_/h": "",
      ".husky/_/pre-commit": "",
      ".husky/_/pre-push": "",
    });
    chmodSync(join(folder, ".husky/_/pre-commit"), 0o755);
    chmodSync(join(folder, ".husky/_/pre-push"), 0o755);
    git(folder, "config", "core.hooksPath", ".husky/_");
    for (const name of ["pre-merge-commit", "commit-msg"]) writeFiles(folder, { [`.husky/_/${name}`]: "" });
    install(folder);
    expect(await faults(folder)).toEqual([]);
    vi.stubEnv("HUSKY", "0");
    expect(await faults(folder)).toEqual([expect.stringMatching(/HUSKY=0.*: unset HUSKY/u)]);
    vi.stubEnv("HUSKY", undefined);
    writeFiles(process.env.HOME ?? "", { ".config/husky/init.sh": "export HUSKY=0\n" });
    expect(await faults(folder)).toEqual([expect.stringMatching(/init\.sh sets HUSKY=0/u)]);
  });
});
