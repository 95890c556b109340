import { chmodSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { listed, shadowed } from "./listings.js";
import { git, repositoryWith, temporaryFolder, write } from "./repositories.js";

/** Configurations that make git run `run` somewhere in the commands below, had it read them. */
const CONFIGURATIONS: Record<string, (run: string) => string> = {
  fsmonitor: (run) => `[core]\n\tfsmonitor = ${run}\n`,
  textconv: (run) => `[diff "evil"]\n\ttextconv = ${run}\n`,
  "diff driver": (run) => `[diff "evil"]\n\tcommand = ${run}\n`,
  "external diff": (run) => `[diff]\n\texternal = ${run}\n`,
  "clean filter": (run) => `[filter "evil"]\n\tclean = ${run}\n\tsmudge = ${run}\n\trequired = true\n`,
  "process filter": (run) => `[filter "evil"]\n\tprocess = ${run}\n\trequired = true\n`,
  "merge driver": (run) => `[merge "evil"]\n\tdriver = ${run}\n`,
  signatures: (run) =>
    `[gpg]\n\tprogram = ${run}\n[gpg "ssh"]\n\tprogram = ${run}\n[log]\n\tshowSignature = true\n`,
  aliases: (run) => `[alias]\n\tlog = !${run}\n\tls-files = !${run}\n\tx = !${run}\n`,
  pagers: (run) =>
    `[core]\n\tpager = ${run}\n[pager]\n\tlog = ${run}\n\tshow = ${run}\n\tls-files = ${run}\n`,
  editors: (run) => `[core]\n\teditor = ${run}\n[sequence]\n\teditor = ${run}\n`,
  askpass: (run) => `[core]\n\taskPass = ${run}\n`,
  hooks: (run) => `[core]\n\thooksPath = ${join(run, "../hooks")}\n`,
  "hooks by name": (run) =>
    `[hook "evil"]\n\tcommand = ${run}\n\tevent = post-index-change\n\tevent = reference-transaction\n`,
  "ext promisor": (run) =>
    `[extensions]\n\tpartialClone = origin\n[remote "origin"]\n\turl = ext::${run}\n\tpromisor = true\n[protocol "ext"]\n\tallow = always\n`,
  "ssh promisor": (run) =>
    `[core]\n\tsshCommand = ${run}\n[extensions]\n\tpartialClone = origin\n[remote "origin"]\n\turl = ssh://host/x\n\tpromisor = true\n`,
  "uploadpack promisor": (run) =>
    `[extensions]\n\tpartialClone = origin\n[remote "origin"]\n\turl = .\n\tuploadpack = ${run}\n\tpromisor = true\n`,
  credentials: (run) => `[credential]\n\thelper = !${run}\n`,
  "an include": (run) => `[include]\n\tpath = ${join(run, "../included")}\n`,
  "a conditional include": (run) => `[includeIf "gitdir:/"]\n\tpath = ${join(run, "../included")}\n`,
  "alternate refs": (run) => `[core]\n\talternateRefsCommand = ${run}\n`,
  trailers: (run) => `[trailer "evil"]\n\tcommand = ${run}\n`,
};

const COMMANDS: readonly (readonly string[])[] = [
  ["ls-files", "-s"],
  ["log", "-p", "--all", "--reflog", "-m", "--notes"],
  ["show", "HEAD"],
  ["diff", "--cached"],
  ["diff-index", "--cached", "-p", "HEAD"],
  ["diff-tree", "-p", "--root", "HEAD"],
  ["grep", "--cached", "content"],
  ["rev-list", "--all", "--reflog", "--indexed-objects", "--objects"],
  ["cat-file", "--batch-all-objects", "--batch"],
  ["cat-file", "-e", "0123456789012345678901234567890123456789"],
  ["for-each-ref"],
  ["blame", "HEAD", "--", "a.txt"],
  ["check-attr", "--cached", "-a", "a.txt"],
];

describe("a hostile repository", () => {
  let root: string;
  let marker: string;
  let run: string;
  beforeEach(() => {
    root = repositoryWith({
      "a.txt": "content",
      ".gitattributes": "*.txt diff=evil filter=evil merge=evil\n",
    });
    const folder = temporaryFolder();
    marker = join(folder, "marker");
    run = join(folder, "run");
    const text = `#!/bin/sh\necho "$0 $*" >> ${marker}\ncat\n`;
    writeFileSync(run, text, { mode: 0o755 });
    write(folder, { included: `[core]\n\tfsmonitor = ${run}\n[diff]\n\texternal = ${run}\n` });
    for (const name of [
      "post-index-change",
      "reference-transaction",
      "post-checkout",
      "pre-commit",
      "pre-auto-gc",
    ]) {
      for (const path of [join(folder, "hooks", name), join(root, ".git/hooks", name)]) {
        write("/", { [path]: text });
        chmodSync(path, 0o755);
      }
    }
    write(root, { "a.txt": "other content", "new.txt": "" });
    git(root, "-c", "core.hooksPath=/nonexistent", "add", "a.txt");
  });

  async function runAll(): Promise<void> {
    await listed(root);
    for (const args of COMMANDS) await shadowed(root, args);
    for (const args of [["status"], ["diff"], ["ls-files", "-m"]]) {
      await shadowed(root, args, { index: true, refs: true }, { workTree: root });
    }
  }

  it("would run its program in a git that read its configuration", () => {
    writeFileSync(join(root, ".git/config"), CONFIGURATIONS["external diff"]?.(run) ?? "", { flag: "a" });
    git(root, "diff", "--cached");
    expect(existsSync(marker)).toBe(true);
  });

  it.each(Object.keys(CONFIGURATIONS))("runs nothing: %s", async (name) => {
    writeFileSync(join(root, ".git/config"), CONFIGURATIONS[name]?.(run) ?? "", { flag: "a" });
    await runAll();
    expect(existsSync(marker)).toBe(false);
  });

  it.each(["ext promisor", "ssh promisor", "uploadpack promisor"])(
    "asks nobody for an object that is missing: %s",
    async (name) => {
      writeFileSync(join(root, ".git/config"), CONFIGURATIONS[name]?.(run) ?? "", { flag: "a" });
      const blob = git(root, "rev-parse", "HEAD:a.txt");
      rmSync(join(root, ".git/objects", blob.slice(0, 2), blob.slice(2)));
      await runAll();
      const { problems } = await shadowed(root, ["cat-file", "blob", blob]);
      expect(problems).toMatchObject([{ reason: "git-failed" }]);
      expect(existsSync(marker)).toBe(false);
    },
  );

  it("runs nothing that a work tree's own configuration names", async () => {
    git(root, "config", "extensions.worktreeConfig", "true");
    writeFileSync(join(root, ".git/config.worktree"), CONFIGURATIONS.fsmonitor?.(run) ?? "");
    await runAll();
    expect(existsSync(marker)).toBe(false);
  });

  it("runs nothing that the configuration of the user's home names", async () => {
    const home = temporaryFolder();
    write(home, { ".gitconfig": CONFIGURATIONS.fsmonitor?.(run) ?? "" });
    const before = process.env.HOME;
    process.env.HOME = home;
    try {
      await runAll();
    } finally {
      process.env.HOME = before;
    }
    expect(existsSync(marker)).toBe(false);
  });

  it("runs nothing that a .git file leads to", async () => {
    const other = temporaryFolder();
    git(other, "init", "-q", "--bare", "evil");
    writeFileSync(
      join(other, "evil/config"),
      `[core]\n\tbare = false\n\tworktree = ${root}\n\tfsmonitor = ${run}\n`,
    );
    const target = temporaryFolder();
    write(target, { ".git": `gitdir: ${other}/evil\n`, "a.txt": "" });
    expect(await listed(target)).toMatchObject({ tracked: [], other: ["a.txt"], problems: [] });
    expect(existsSync(marker)).toBe(false);
  });

  it("is not shown another work tree by core.worktree", async () => {
    git(root, "config", "core.worktree", "/etc");
    expect(await listed(root)).toMatchObject({ tracked: [".gitattributes", "a.txt"], other: ["new.txt"] });
  });
});
