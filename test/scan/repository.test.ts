import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { randomKey } from "../support/keys.js";
import { foundAt, gapsOf, scanFolder, skippedIn } from "../support/scanning.js";
import { git, temporaryFolder, temporaryRepository, writeFiles } from "../support/temporary.js";

const KEY = randomKey("repository");
const LEAK = `PICTIFY_API_KEY=${KEY}\n`;

/** A program that leaves a mark when somebody runs it. */
function trap(): { readonly command: string; readonly sprang: () => boolean } {
  const folder = temporaryFolder();
  const mark = join(folder, "sprang");
  const command = join(folder, "trap.sh");
  writeFileSync(command, `#!/bin/sh\ntouch ${mark}\ncat\n`);
  chmodSync(command, 0o755);
  return { command, sprang: () => existsSync(mark) };
}

describe("scanning a work tree", () => {
  it("reads what git tracks and what it does not ignore", async () => {
    const folder = temporaryRepository({
      ".gitignore": "*.log\n",
      "tracked.env": LEAK,
      "tracked.log": LEAK,
    });
    writeFiles(folder, { "new.env": LEAK, "ignored.log": LEAK, "sub/new.env": LEAK });
    expect(foundAt(await scanFolder(folder))).toEqual([
      "new.env:1:17",
      "sub/new.env:1:17",
      "tracked.env:1:17",
      "tracked.log:1:17",
    ]);
  });

  it("reads a folder of it alone, and one that git ignores when it is asked for", async () => {
    const folder = temporaryRepository({ "a.env": LEAK, "sub/b.env": LEAK, ".gitignore": "dist/\n" });
    writeFiles(folder, { "dist/c.env": LEAK });
    expect(foundAt(await scanFolder(folder, { paths: ["sub"] }))).toEqual(["b.env:1:17"]);
    expect(foundAt(await scanFolder(folder, { paths: ["dist"] }))).toEqual(["c.env:1:17"]);
  });

  it("does not miss files that were deleted, and is clean without any", async () => {
    const folder = temporaryRepository({ "a.env": LEAK });
    rmSync(join(folder, "a.env"));
    const report = await scanFolder(folder);
    expect(report.outcome).toBe("clean");
    expect(report.coverage.files).toBe(0);
    expect((await scanFolder(temporaryRepository())).outcome).toBe("clean");
  });

  it("goes into repositories inside it, tracked as submodules or not", async () => {
    const inner = temporaryRepository({ "in.env": LEAK });
    const folder = temporaryRepository({ "a.txt": "" });
    git(folder, "-c", "protocol.file.allow=always", "submodule", "add", "-q", inner, "module");
    git(folder, "clone", "-q", inner, "embedded");
    expect(foundAt(await scanFolder(folder))).toEqual(["embedded/in.env:1:17", "module/in.env:1:17"]);
  });

  it("goes into repositories in repositories, however deep", async () => {
    const folder = temporaryRepository({ "a.env": LEAK });
    let inner = folder;
    const expected = ["a.env:1:17"];
    for (let depth = 0; depth < 20; depth++) {
      inner = join(inner, "r");
      git(folder, "init", "-q", inner);
      writeFiles(inner, { "b.env": LEAK });
      expected.push(`${"r/".repeat(depth + 1)}b.env:1:17`);
    }
    expect(foundAt(await scanFolder(folder))).toEqual(expected.sort());
  });

  it("reads what lies where a submodule should be", async () => {
    const inner = temporaryRepository({ "in.env": LEAK });
    const folder = temporaryRepository({ "a.txt": "" });
    git(folder, "-c", "protocol.file.allow=always", "submodule", "add", "-q", inner, "module");
    git(folder, "submodule", "deinit", "-q", "-f", "module");
    writeFiles(folder, { "module/hidden.env": LEAK });
    expect(foundAt(await scanFolder(folder))).toEqual(["module/hidden.env:1:17"]);
    expect(foundAt(await scanFolder(folder, { paths: ["module"] }))).toEqual(["hidden.env:1:17"]);
  });

  it("says that a submodule is not there, and counts it when strict", async () => {
    const inner = temporaryRepository({ "in.env": LEAK });
    const folder = temporaryRepository({ "a.txt": "" });
    git(folder, "-c", "protocol.file.allow=always", "submodule", "add", "-q", inner, "module");
    git(folder, "submodule", "deinit", "-q", "-f", "module");
    const report = await scanFolder(folder);
    expect(report.outcome).toBe("clean");
    expect(skippedIn(report)).toEqual(["module submodule"]);
    expect((await scanFolder(folder, { strict: true })).outcome).toBe("incomplete");
  });

  it("says that a file is only a pointer to Git LFS", async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${"0".repeat(64)}\nsize 12345\n`;
    const folder = temporaryRepository({ "big.bin": pointer });
    const report = await scanFolder(folder);
    expect(report.outcome).toBe("clean");
    expect(skippedIn(report)).toEqual(["big.bin lfs-pointer"]);
    expect((await scanFolder(folder, { strict: true })).coverage.incomplete).toEqual([
      { reason: "lfs-pointer", fix: "git lfs pull", count: 1 },
    ]);
  });

  it.each([
    ["a linked work tree", (folder: string) => git(folder, "worktree", "add", "-q", "-b", "other", "linked")],
    ["a sparse one", (folder: string) => git(folder, "sparse-checkout", "set", "--no-cone", "/*")],
    ["a split index", (folder: string) => git(folder, "update-index", "--split-index")],
    ["a detached HEAD", (folder: string) => git(folder, "checkout", "-q", "--detach")],
    ["another owner", (folder: string) => execFileSync("chown", ["-R", "65534", folder])],
  ])("works with %s", async (name, prepare) => {
    const folder = temporaryRepository({ "a.env": LEAK });
    prepare(folder);
    const scanned = name === "a linked work tree" ? join(folder, "linked") : folder;
    const report = await scanFolder(scanned);
    expect(foundAt(report)).toEqual(["a.env:1:17"]);
    expect(gapsOf(report)).toEqual([]);
  });

  it.each(["--object-format=sha256", "--separate-git-dir=../elsewhere.git"])(
    "works with %s",
    async (option) => {
      const outer = temporaryFolder();
      writeFiles(outer, { "work/a.env": LEAK, "work/.gitignore": "no.env\n", "work/no.env": LEAK });
      const folder = join(outer, "work");
      git(folder, "init", "-q", option);
      git(folder, "add", "-A");
      const report = await scanFolder(folder);
      expect(foundAt(report)).toEqual(["a.env:1:17"]);
      expect(gapsOf(report)).toEqual([]);
    },
  );

  it("reads a file in conflict once", async () => {
    const folder = temporaryRepository({ "a.env": "x\n" });
    git(folder, "checkout", "-q", "-b", "other");
    writeFiles(folder, { "a.env": `${LEAK}y\n` });
    git(folder, "commit", "-qam", "y");
    git(folder, "checkout", "-q", "main");
    writeFiles(folder, { "a.env": `${LEAK}z\n` });
    git(folder, "commit", "-qam", "z");
    expect(() => git(folder, "merge", "-q", "other")).toThrow();
    const report = await scanFolder(folder);
    expect(report.findings).toHaveLength(1);
    expect(report.coverage.files).toBe(1);
  });

  it("runs nothing that the repository's configuration names", async () => {
    const { command, sprang } = trap();
    const folder = temporaryRepository({ "a.env": LEAK, ".gitattributes": "*.env filter=x diff=x\n" });
    const config = {
      "core.fsmonitor": command,
      "core.hooksPath": temporaryFolder({ "post-index-change": `#!/bin/sh\n${command}\n` }),
      "core.pager": command,
      "core.editor": command,
      "core.sshCommand": command,
      "core.askPass": command,
      "core.alternateRefsCommand": command,
      "filter.x.clean": command,
      "filter.x.process": command,
      "diff.x.textconv": command,
      "diff.external": command,
      "alias.ls-files": `!${command}`,
      "include.path": "nowhere",
    };
    for (const [name, value] of Object.entries(config)) git(folder, "config", name, value);
    writeFiles(folder, { "b.env": LEAK });
    expect(foundAt(await scanFolder(folder))).toEqual(["a.env:1:17", "b.env:1:17"]);
    expect(sprang()).toBe(false);
  });

  it("does not run a git that the repository brings", () => {
    const { command, sprang } = trap();
    const folder = temporaryRepository({ "a.env": LEAK });
    writeFiles(folder, { "node_modules/.bin/git": `#!/bin/sh\nexec ${command}\n` });
    chmodSync(join(folder, "node_modules/.bin/git"), 0o755);
    const script = join(import.meta.dirname, "../../bin/keylint.js");
    const { status } = spawnSync(process.execPath, [script], {
      cwd: folder,
      env: { PATH: `${folder}/node_modules/.bin:node_modules/.bin:${process.env.PATH ?? ""}` },
    });
    expect(status).toBe(1);
    expect(sprang()).toBe(false);
  });

  it("cannot run where git is missing, and says so", async () => {
    const folder = temporaryRepository({ "a.env": LEAK });
    const path = process.env.PATH;
    process.env.PATH = "/nowhere";
    try {
      await expect(scanFolder(folder)).rejects.toThrow(/git was not found in PATH: install git/u);
    } finally {
      process.env.PATH = path;
    }
  });

  it.each(["index", "HEAD", "config", "info/exclude"])(
    "does not wait for a pipe in place of .git/%s",
    async (name) => {
      const folder = temporaryRepository({ "a.env": LEAK });
      rmSync(join(folder, ".git", name));
      execFileSync("mkfifo", [join(folder, ".git", name)]);
      const report = await scanFolder(folder);
      expect(foundAt(report)).toEqual(["a.env:1:17"]);
      // What git needs to list files by must be there; the rest is replaced by ours anyway.
      if (name === "index") expect(gapsOf(report)).not.toEqual([]);
    },
  );

  it.each([
    [
      "an index of rubbish",
      (folder: string) => {
        writeFileSync(join(folder, ".git/index"), "rubbish".repeat(100));
      },
    ],
    [
      "no objects",
      (folder: string) => {
        rmSync(join(folder, ".git/objects"), { recursive: true });
      },
    ],
    [
      ".git that names nothing",
      (folder: string) => {
        rmSync(join(folder, ".git"), { recursive: true });
        writeFileSync(join(folder, ".git"), "gitdir: /nowhere/at/all\n");
      },
    ],
  ])("says that it is not complete with %s", async (_, spoil) => {
    const folder = temporaryRepository({ "a.txt": "nothing\n" });
    spoil(folder);
    expect((await scanFolder(folder)).outcome).toBe("incomplete");
  });

  it("scans a repository within a folder that is none", async () => {
    const folder = temporaryFolder({ "x.env": LEAK });
    git(folder, "init", "-q", "inner");
    writeFiles(folder, {
      "inner/.gitignore": "no.env\n",
      "inner/no.env": LEAK,
      "inner/yes.env": LEAK,
      "fake/.git/x": "",
    });
    writeFiles(folder, { "fake/y.env": LEAK });
    expect(foundAt(await scanFolder(folder))).toEqual([
      "fake/y.env:1:17",
      "inner/yes.env:1:17",
      "x.env:1:17",
    ]);
  });

  it("leaves nothing behind in the folder for temporary files", () => {
    const folder = temporaryRepository({ "a.env": LEAK });
    const temporary = temporaryFolder();
    const script = join(import.meta.dirname, "../../bin/keylint.js");
    const { status } = spawnSync(process.execPath, [script], {
      cwd: folder,
      env: { PATH: process.env.PATH, TMPDIR: temporary },
    });
    expect(status).toBe(1);
    expect(readdirSync(temporary)).toEqual([]);
  });
});
