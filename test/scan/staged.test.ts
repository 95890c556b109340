import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { keylint, KEYLINT } from "../support/command-line.js";
import { placesOf } from "../support/history.js";
import { randomKey } from "../support/keys.js";
import { foundAt, gapsOf, skippedIn } from "../support/scanning.js";
import { git, temporaryFolder, writeFiles } from "../support/temporary.js";
import { scan } from "../../src/scan.js";

const line = (seed: string): string => `PICTIFY_API_KEY=${randomKey(seed)}\n`;

function repository(files: Readonly<Record<string, string>> = { "a.txt": "nothing\n" }): string {
  const folder = temporaryFolder(files);
  git(folder, "init", "-q");
  git(folder, "add", "-A");
  git(folder, "commit", "-q", "-m", "one");
  return folder;
}

const staged = (folder: string) => scan({ cwd: folder, staged: true });
const stagedAt = async (folder: string): Promise<string[]> => foundAt(await staged(folder));

describe("a scan of what is staged finds", () => {
  it("what the first commit of a repository will record", async () => {
    const folder = temporaryFolder({ ".env": line("first") });
    git(folder, "init", "-q");
    expect(await stagedAt(folder)).toEqual([]);
    git(folder, "add", "-A");
    expect(await stagedAt(folder)).toEqual([".env:1:17"]);
  });

  it("a line that is added to a file, and not what stood in it before", async () => {
    const folder = repository({ ".env": line("known") });
    writeFiles(folder, { ".env": `A=1\n${line("known")}B=2\n${line("new")}` });
    git(folder, "add", "-A");
    expect(await stagedAt(folder)).toEqual([".env:4:17"]);
  });

  it("a key that is put once more into a file that holds it", async () => {
    const folder = repository({ ".env": line("twice") });
    writeFiles(folder, { ".env": line("twice") + line("twice") });
    git(folder, "add", "-A");
    expect(await stagedAt(folder)).toHaveLength(1);
  });

  it("only the staged part of a file that is staged in part", async () => {
    const folder = repository();
    writeFiles(folder, { ".env": line("staged") });
    git(folder, "add", "-A");
    writeFiles(folder, { ".env": line("staged") + line("work tree"), "other.env": line("untracked") });
    expect(await stagedAt(folder)).toEqual([".env:1:17"]);
  });

  it("what is staged and gone from the work tree", async () => {
    const folder = repository();
    writeFiles(folder, { ".env": line("gone") });
    git(folder, "add", "-A");
    rmSync(join(folder, ".env"));
    expect(await stagedAt(folder)).toEqual([".env:1:17"]);
  });

  it("a line that is added to a file that is renamed", async () => {
    const lines = Array.from({ length: 40 }, (_, index) => `LINE_${index}=${index}\n`).join("");
    const folder = repository({ "a.env": line("renamed") + lines });
    git(folder, "mv", "a.env", "b.env");
    expect(await stagedAt(folder)).toEqual([]);
    writeFiles(folder, { "b.env": line("renamed") + lines + line("added") });
    git(folder, "add", "-A");
    expect(await stagedAt(folder)).toEqual(["b.env:42:17"]);
  });

  it("a copy of a file that holds a key", async () => {
    const folder = repository({ "a.env": line("copied") });
    writeFiles(folder, { "b.env": line("copied") });
    git(folder, "add", "-A");
    expect(await stagedAt(folder)).toEqual(["b.env:1:17"]);
  });

  it("a file that becomes a link, and what that leads to", async () => {
    const folder = repository();
    rmSync(join(folder, "a.txt"));
    symlinkSync(`pictify/${randomKey("link")}`, join(folder, "a.txt"));
    git(folder, "add", "-A");
    expect(await stagedAt(folder)).toEqual(["a.txt:1:9"]);
  });

  it("new names of files, and not old ones", async () => {
    const folder = repository({ [`pictify-${randomKey("old name")}.txt`]: "a\n" });
    writeFiles(folder, {
      [`pictify-${randomKey("old name")}.txt`]: "b\n",
      [`pictify-${randomKey("name")}`]: "",
    });
    git(folder, "add", "-A");
    const report = await staged(folder);
    expect(report.findings).toHaveLength(1);
    expect(placesOf(report)[0]).toMatch(/file-name$/u);
  });

  it("what has a NUL byte or is UTF-16, and what attributes call binary", async () => {
    const folder = repository({ ".gitattributes": "*.env binary -diff\n" });
    writeFileSync(join(folder, "nul.env"), `\0${line("nul")}`);
    writeFileSync(join(folder, "wide.env"), Buffer.from(`\uFEFF${line("wide")}`, "utf16le"));
    git(folder, "add", "-A");
    expect((await staged(folder)).findings).toHaveLength(2);
  });

  it("what a merge brings in", async () => {
    const folder = repository();
    git(folder, "checkout", "-q", "-b", "other");
    writeFiles(folder, { "merged.env": line("merged") });
    git(folder, "add", "-A");
    git(folder, "commit", "-q", "-m", "other");
    git(folder, "checkout", "-q", "main");
    git(folder, "merge", "-q", "--no-commit", "--no-ff", "other");
    expect(await stagedAt(folder)).toEqual(["merged.env:1:17"]);
  });

  it("the index of a linked work tree, and not that of the main one", async () => {
    const folder = repository();
    const other = `${temporaryFolder()}/other`;
    git(folder, "worktree", "add", "-q", other);
    writeFiles(other, { ".env": line("linked") });
    git(other, "add", "-A");
    expect(await stagedAt(other)).toEqual([".env:1:17"]);
    expect(await stagedAt(folder)).toEqual([]);
  });

  it("what a split index, an index without a hash and one of version 4 hold", async () => {
    for (const settings of [
      ["update-index", "--split-index"],
      ["update-index", "--index-version=4"],
    ]) {
      const folder = repository();
      git(folder, ...settings);
      writeFiles(folder, { ".env": line("index") });
      git(folder, "add", "-A");
      expect(await stagedAt(folder), settings.join(" ")).toEqual([".env:1:17"]);
    }
  });
});

describe("a scan of what is staged is clean", () => {
  it.each(["removed line", "removed file", "mode", "moved line"])("for a %s", async (change) => {
    const folder = repository({ ".env": `A=1\n${line("known")}B=2\n` });
    if (change === "removed line") writeFiles(folder, { ".env": "A=1\nB=2\n" });
    if (change === "removed file") rmSync(join(folder, ".env"));
    if (change === "mode") chmodSync(join(folder, ".env"), 0o755);
    if (change === "moved line") writeFiles(folder, { ".env": `A=1\nB=2\n${line("known")}` });
    git(folder, "add", "-A");
    const report = await staged(folder);
    expect(report).toMatchObject({ outcome: "clean", findings: [] });
  });

  it("where nothing is staged", async () => {
    expect(await staged(repository())).toMatchObject({ outcome: "clean" });
  });

  it("for a submodule, which it names", async () => {
    const folder = repository();
    git(folder, "update-index", "--add", "--cacheinfo", `160000,${"1".repeat(40)},sub`);
    const report = await staged(folder);
    expect(report.outcome).toBe("clean");
    expect(skippedIn(report)).toEqual(["sub submodule"]);
  });
});

describe("a scan of what is staged is not clean", () => {
  it("where conflicts are not resolved", async () => {
    const folder = repository();
    for (const branch of ["b", "main"]) {
      git(folder, "checkout", "-q", "-B", branch);
      if (branch === "main") git(folder, "reset", "-q", "--hard", "b^");
      writeFiles(folder, { "a.txt": `${branch}\n` });
      git(folder, "commit", "-q", "-a", "-m", branch);
    }
    expect(() => git(folder, "merge", "-q", "b")).toThrow();
    expect(gapsOf(await staged(folder))).toEqual(["unmerged-paths"]);
  });

  it("where a staged blob is not there", async () => {
    const folder = repository();
    writeFiles(folder, { "b.txt": "lost\n" });
    git(folder, "add", "-A");
    const oid = git(folder, "rev-parse", ":b.txt").trim();
    rmSync(join(folder, ".git/objects", oid.slice(0, 2), oid.slice(2)));
    expect((await staged(folder)).outcome).toBe("incomplete");
  });

  it("where the index is damaged, and where HEAD is", async () => {
    const folder = repository();
    writeFileSync(join(folder, ".git/index"), "no index");
    expect((await staged(folder)).outcome).toBe("incomplete");
    const other = repository();
    writeFileSync(join(other, ".git/refs/heads/main"), `${"1".repeat(40)}\n`);
    expect((await staged(other)).outcome).toBe("incomplete");
  });

  it("where the index that git named is not there", () => {
    const folder = repository();
    const { code, stderr } = keylint(folder, ["--staged"], { env: { GIT_INDEX_FILE: ".git/none" } });
    expect(code).toBe(2);
    expect(stderr).toMatch(/GIT_INDEX_FILE/u);
  });
});

describe("in a hook of git", () => {
  /** A repository whose commits keylint must let pass. */
  function guarded(): string {
    const folder = repository();
    mkdirSync(join(folder, ".git/hooks"), { recursive: true });
    const hook = join(folder, ".git/hooks/pre-commit");
    writeFileSync(hook, `#!/bin/sh\nexec "${process.execPath}" "${KEYLINT}" --staged --quiet >&2\n`);
    chmodSync(hook, 0o755);
    return folder;
  }
  const blocked = (folder: string, ...args: readonly string[]): boolean => {
    try {
      git(folder, "commit", "-q", "-m", "blocked?", ...args);
      return false;
    } catch {
      return true;
    }
  };

  it("commit -a is judged by what it will record", () => {
    const folder = guarded();
    writeFiles(folder, { "a.txt": line("commit -a") });
    expect(blocked(folder, "-a")).toBe(true);
    writeFiles(folder, { "a.txt": "fine\n" });
    expect(blocked(folder, "-a")).toBe(false);
  });

  it("commit <path> is judged by that path alone", () => {
    const folder = guarded();
    writeFiles(folder, { "a.txt": "fine\n", "b.env": line("not in this commit") });
    git(folder, "add", "b.env");
    expect(blocked(folder, "a.txt")).toBe(false);
    writeFiles(folder, { "a.txt": line("in this commit") });
    expect(blocked(folder, "a.txt")).toBe(true);
  });

  it("commit --amend may take a key out", () => {
    const folder = guarded();
    writeFiles(folder, { ".env": line("amended"), "b.txt": "b\n" });
    git(folder, "add", "-A");
    git(folder, "commit", "-q", "--no-verify", "-m", "leak");
    git(folder, "rm", "-q", ".env");
    expect(blocked(folder, "--amend")).toBe(false);
  });

  it("a linked work tree is judged by its own index", () => {
    const folder = guarded();
    const other = `${temporaryFolder()}/other`;
    git(folder, "worktree", "add", "-q", other);
    writeFiles(other, { ".env": line("in the other") });
    git(other, "add", "-A");
    expect(blocked(other)).toBe(true);
    expect(blocked(other, "--allow-empty", "--only")).toBe(false);
  });

  it("a git folder that is named by --git-dir is the one that counts", () => {
    const folder = temporaryFolder();
    const bare = `${temporaryFolder()}/dotfiles`;
    git(folder, "init", "-q", "--bare", bare);
    const hook = join(bare, "hooks/pre-commit");
    mkdirSync(join(bare, "hooks"), { recursive: true });
    writeFileSync(hook, `#!/bin/sh\nexec "${process.execPath}" "${KEYLINT}" --staged --quiet >&2\n`);
    chmodSync(hook, 0o755);
    writeFiles(folder, { ".env": line("dotfiles") });
    const run = (...args: string[]): void => {
      execFileSync(
        "git",
        [
          "-c",
          "user.name=A",
          "-c",
          "user.email=a@b.c",
          `--git-dir=${bare}`,
          `--work-tree=${folder}`,
          ...args,
        ],
        {
          cwd: folder,
          stdio: "pipe",
        },
      );
    };
    run("add", "-f", ".env");
    expect(() => {
      run("commit", "-q", "-m", "blocked");
    }).toThrow(/pictify-key/u);
  });
});
