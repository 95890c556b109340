import { cpSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { git, temporaryFolder, writeFiles } from "../support/temporary.js";
import { armedCanary, EVIL_ATTRIBUTES, expectSilence } from "./canary.js";
import { busyRepository, keyLine, makeCanary } from "./repositories.js";
import { EVERY_WAY, runEveryWay } from "./running.js";
import { CONFIGURATIONS } from "./executing-configurations.js";

describe("nothing is run, and everything is found, whatever the configuration names:", () => {
  it("the canary would be run by a git that reads the configuration", () => {
    const root = busyRepository(EVIL_ATTRIBUTES);
    const canary = armedCanary(root);
    writeFileSync(join(root, ".git/config"), CONFIGURATIONS["core.fsmonitor"]?.(canary.program, "") ?? "", {
      flag: "a",
    });
    git(root, "status");
    expect(canary.sang()).toBe(true);
  });

  it.each(Object.keys(CONFIGURATIONS))("%s", async (name) => {
    const root = busyRepository(EVIL_ATTRIBUTES);
    const canary = armedCanary(root);
    writeFileSync(join(root, ".git/config"), CONFIGURATIONS[name]?.(canary.program, canary.hooks) ?? "", {
      flag: "a",
    });
    await expectSilence(root, canary);
  });

  it.each(["core.sshCommand", "an ext:: promisor", "uploadpack", "remote.vcs", "core.gitProxy"])(
    "%s, where an object is missing that the promisor would give",
    async (name) => {
      const root = busyRepository(EVIL_ATTRIBUTES);
      const canary = armedCanary(root);
      const blob = git(root, "rev-parse", "HEAD:b.txt").trim();
      rmSync(join(root, ".git/objects", blob.slice(0, 2), blob.slice(2)));
      writeFileSync(join(root, ".git/config"), CONFIGURATIONS[name]?.(canary.program, canary.hooks) ?? "", {
        flag: "a",
      });
      const [, history, , range] = await runEveryWay(root);
      expect(canary.sang()).toBe(false);
      expect(history?.gaps).toBe("partial-clone");
      expect(range?.code).toBe(3);
    },
  );

  it("config.worktree", async () => {
    const root = busyRepository(EVIL_ATTRIBUTES);
    const canary = armedCanary(root);
    git(root, "config", "extensions.worktreeConfig", "true");
    writeFiles(root, {
      ".git/config.worktree": `[core]\nfsmonitor = ${canary.program}\n[diff]\nexternal = ${canary.program}\n`,
    });
    await expectSilence(root, canary);
  });

  it("the configuration of who runs it, in HOME and XDG_CONFIG_HOME", async () => {
    const root = busyRepository(EVIL_ATTRIBUTES);
    const canary = armedCanary(root);
    const home = temporaryFolder();
    const text = Object.values(CONFIGURATIONS)
      .map((text) => text(canary.program, canary.hooks))
      .join("");
    writeFiles(home, { ".gitconfig": text, "git/config": text, "git/attributes": EVIL_ATTRIBUTES });
    await expectSilence(root, canary, EVERY_WAY, { HOME: home, XDG_CONFIG_HOME: home });
  });

  it("a .git file that leads to a git folder elsewhere", async () => {
    const root = busyRepository(EVIL_ATTRIBUTES);
    const canary = armedCanary(root);
    const elsewhere = join(temporaryFolder(), "elsewhere");
    cpSync(join(root, ".git"), elsewhere, { recursive: true });
    rmSync(join(root, ".git"), { recursive: true });
    writeFiles(root, { ".git": `gitdir: ${elsewhere}\n` });
    writeFileSync(join(elsewhere, "config"), `[core]\nfsmonitor = ${canary.program}\nbare = false\n`, {
      flag: "a",
    });
    await expectSilence(root, canary);
  });

  it("a core.worktree that is somewhere else", async () => {
    const root = busyRepository();
    const canary = makeCanary();
    git(root, "config", "core.worktree", temporaryFolder());
    await expectSilence(root, canary);
  });

  it("a core.bare that is a lie", async () => {
    const root = busyRepository();
    git(root, "config", "core.bare", "true");
    await expectSilence(root, makeCanary());
  });

  it("commands in .gitmodules", async () => {
    const root = busyRepository();
    const canary = makeCanary();
    writeFiles(root, {
      ".gitmodules": `[submodule "x"]\npath = x\nurl = ext::${canary.program}\nupdate = !${canary.program}\nignore = all\n[submodule "--evil"]\npath = --evil\nurl = -u./x\n`,
    });
    git(root, "add", "-A");
    git(root, "commit", "-q", "-m", "modules");
    writeFiles(root, { "d.txt": keyLine("d"), "e.txt": "" });
    git(root, "add", "-A");
    await expectSilence(
      root,
      canary,
      EVERY_WAY.map((way) => way.map((arg) => arg.replace("~1", "~2"))),
    );
  });

  it("a submodule whose configuration names programs", async () => {
    const root = busyRepository();
    const inner = busyRepository(EVIL_ATTRIBUTES);
    git(root, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner, "sub");
    git(root, "commit", "-q", "-m", "sub");
    writeFiles(root, { "d.txt": keyLine("d"), "sub/e.txt": keyLine("e") });
    git(root, "add", "d.txt");
    const canary = armedCanary(join(root, "sub/../"));
    writeFileSync(
      join(root, ".git/modules/sub/config"),
      `[core]\nfsmonitor = ${canary.program}\n[diff]\nexternal = ${canary.program}\n`,
      { flag: "a" },
    );
    const runs = await runEveryWay(root);
    expect(canary.sang()).toBe(false);
    expect(runs[0]?.found).toContain("sub/e.txt");
  });

  it("a bare repository that was committed into the work tree", async () => {
    const root = busyRepository();
    const canary = armedCanary(root);
    const bare = busyRepository(EVIL_ATTRIBUTES);
    cpSync(join(bare, ".git"), join(root, "nested"), { recursive: true });
    writeFileSync(
      join(root, "nested/config"),
      `[core]\nbare = false\nworktree = ${root}\nfsmonitor = ${canary.program}\n`,
      { flag: "a" },
    );
    const [here] = await runEveryWay(join(root, "nested"));
    expect(canary.sang()).toBe(false);
    expect([1, 3]).toContain(here?.code);
    await expectSilence(root, canary);
  });
});
