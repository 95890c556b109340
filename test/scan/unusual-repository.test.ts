import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { randomKey } from "../support/keys.js";
import { foundAt, gapsOf, scanFolder, skippedIn } from "../support/scanning.js";
import { git, temporaryFolder, temporaryRepository, writeFiles } from "../support/temporary.js";

const KEY = randomKey("unusual-repository");
const LEAK = `PICTIFY_API_KEY=${KEY}\n`;

describe("scanning a repository that is unusual", () => {
  it("says that a bare one has no files", async () => {
    const folder = temporaryRepository({ "a.env": LEAK });
    const outer = temporaryFolder();
    const bare = join(outer, "bare.git");
    git(folder, "clone", "-q", "--bare", folder, bare);
    const report = await scanFolder(bare);
    expect(gapsOf(report)).toEqual(["bare-repository"]);
    expect(report.outcome).toBe("incomplete");
  });

  it("reads the .git folder where it is asked for by name", async () => {
    const folder = temporaryRepository({ "a.txt": "" });
    git(folder, "config", "remote.origin.pushurl", `https://api.pictify.io/?key=${KEY}`);
    const report = await scanFolder(folder, { paths: [".git"] });
    expect(foundAt(report)).toEqual(["config:7:40"]);
  });

  it("reads a file that replaced a tracked folder, and a folder that replaced a tracked file", async () => {
    const folder = temporaryRepository({ "a/b.env": "x", "c.env": "x" });
    rmSync(join(folder, "a"), { recursive: true });
    rmSync(join(folder, "c.env"));
    writeFiles(folder, { a: LEAK, "c.env/d.env": LEAK });
    const report = await scanFolder(folder);
    expect(foundAt(report)).toEqual(["a:1:17", "c.env/d.env:1:17"]);
    expect(gapsOf(report)).toEqual([]);
  });

  it("reads the link and not its target where a link replaced a tracked folder", async () => {
    const outside = temporaryFolder({ "b.env": LEAK, "d/e/f.env": LEAK });
    const folder = temporaryRepository({
      "a/b.env": "x",
      "a/d/e/f.env": "x",
      "c/d/e/f.env": "x",
      "z.env": LEAK,
    });
    rmSync(join(folder, "a"), { recursive: true });
    rmSync(join(folder, "c/d"), { recursive: true });
    symlinkSync(outside, join(folder, "a"));
    symlinkSync(join(outside, "d"), join(folder, "c/d"));
    expect(foundAt(await scanFolder(folder))).toEqual(["z.env:1:17"]);
  });

  it("says what a tracked file became that is none any more", async () => {
    const folder = temporaryRepository({ "a.env": "x", "b.env": LEAK });
    rmSync(join(folder, "a.env"));
    execFileSync("mkfifo", [join(folder, "a.env")]);
    const report = await scanFolder(folder);
    expect(foundAt(report)).toEqual(["b.env:1:17"]);
    expect(skippedIn(report)).toEqual(["a.env not-a-regular-file"]);
  });

  it("does not let skip-worktree and assume-unchanged hide a file", async () => {
    const folder = temporaryRepository({ "a.env": "x", "b.env": "x" });
    git(folder, "update-index", "--skip-worktree", "a.env");
    git(folder, "update-index", "--assume-unchanged", "b.env");
    writeFiles(folder, { "a.env": LEAK, "b.env": LEAK });
    expect(foundAt(await scanFolder(folder))).toEqual(["a.env:1:17", "b.env:1:17"]);
  });

  it("does not let attributes or replaced objects hide a file", async () => {
    const folder = temporaryRepository({
      ".gitattributes": "* -diff -text binary export-ignore linguist-generated filter=lfs\n",
      "a.env": LEAK,
    });
    expect(foundAt(await scanFolder(folder))).toEqual(["a.env:1:17"]);
  });

  it("reads files that were only intended to be added, and those in nested ignored folders that are tracked", async () => {
    const folder = temporaryRepository({ ".gitignore": "dist/\n", "dist/deep/kept.env": LEAK });
    writeFiles(folder, { "intended.env": LEAK, "dist/deep/not.env": LEAK });
    git(folder, "add", "-N", "intended.env");
    expect(foundAt(await scanFolder(folder))).toEqual(["dist/deep/kept.env:1:17", "intended.env:1:17"]);
  });

  it("reads a repository without a commit", async () => {
    const folder = temporaryFolder({ "a.env": LEAK });
    git(folder, "init", "-q");
    expect(foundAt(await scanFolder(folder))).toEqual(["a.env:1:17"]);
  });

  it("honours the excludes of the repository itself, and none of its user's", async () => {
    const folder = temporaryRepository({ "a.txt": "" });
    writeFiles(folder, { ".git/info/exclude": "out.env\n", "out.env": LEAK, "in.env": LEAK });
    writeFiles(folder, { outside: "in.env\n" });
    git(folder, "config", "core.excludesFile", join(folder, "outside"));
    expect(foundAt(await scanFolder(folder))).toEqual(["in.env:1:17"]);
  });

  it("is not fooled by a work tree that the configuration puts elsewhere", async () => {
    const elsewhere = temporaryFolder({ "no.env": LEAK });
    const folder = temporaryRepository({ "a.env": LEAK });
    git(folder, "config", "core.worktree", elsewhere);
    const report = await scanFolder(folder);
    expect(foundAt(report)).toEqual(["a.env:1:17"]);
  });

  it("reads with an environment that points git elsewhere", async () => {
    const folder = temporaryRepository({ "a.env": LEAK });
    const saved = { ...process.env };
    Object.assign(process.env, {
      GIT_DIR: "/nowhere",
      GIT_WORK_TREE: "/nowhere",
      GIT_INDEX_FILE: "/nowhere/index",
      GIT_CEILING_DIRECTORIES: folder,
      GIT_CONFIG_COUNT: "1",
      GIT_CONFIG_KEY_0: "core.fsmonitor",
      GIT_CONFIG_VALUE_0: "false",
      GIT_EXTERNAL_DIFF: "false",
    });
    try {
      expect(foundAt(await scanFolder(folder))).toEqual(["a.env:1:17"]);
    } finally {
      for (const name of Object.keys(process.env))
        if (!(name in saved)) Reflect.deleteProperty(process.env, name);
    }
  });

  it("does not believe a directory whose index has been cut short", async () => {
    const folder = temporaryRepository({ "a.env": LEAK, "b.txt": "" });
    const index = readFileSync(join(folder, ".git/index"));
    writeFileSync(join(folder, ".git/index"), index.subarray(0, index.length >> 1));
    const report = await scanFolder(folder);
    expect(gapsOf(report)).not.toEqual([]);
  });

  it("reads what a sparse checkout left in the work tree", async () => {
    const folder = temporaryRepository({ "kept/a.env": LEAK, "gone/b.env": LEAK });
    git(folder, "sparse-checkout", "set", "kept");
    const report = await scanFolder(folder);
    expect(foundAt(report)).toEqual(["kept/a.env:1:17"]);
    writeFiles(folder, { "gone/b.env": LEAK });
    expect(foundAt(await scanFolder(folder))).toEqual(["gone/b.env:1:17", "kept/a.env:1:17"]);
  });

  it("reads a folder of it that may not be listed as far as it can", () => {
    const folder = temporaryRepository({ "closed/a.env": LEAK, "b.txt": "" });
    mkdirSync(join(folder, "new"));
    writeFiles(folder, { "new/c.env": LEAK });
    execFileSync("chmod", ["-R", "a+rX", folder]);
    chmodSync(join(folder, "new"), 0);
    chmodSync(join(folder, "closed/a.env"), 0);
    const isRoot = process.getuid?.() === 0;
    const script = join(import.meta.dirname, "../../bin/keylint.js");
    let stdout = "";
    try {
      execFileSync(process.execPath, [script, "--format", "json", folder], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
        ...(isRoot ? { uid: 65_534, gid: 65_534 } : {}),
      });
    } catch (error) {
      stdout = (error as { stdout: string }).stdout;
    }
    const { outcome, coverage } = JSON.parse(stdout) as {
      outcome: string;
      coverage: { skipped: { path: string; reason: string }[]; incomplete: { reason: string }[] };
    };
    expect(outcome).toBe("incomplete");
    expect(coverage.skipped).toContainEqual({ path: "closed/a.env", reason: "unreadable" });
    expect(coverage.incomplete.some(({ reason }) => reason.includes("new"))).toBe(true);
  });
});
