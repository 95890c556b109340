import { execFileSync } from "node:child_process";
import { symlinkSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { placesOf, scanHistory } from "../support/history.js";
import { randomKey } from "../support/keys.js";
import { gapsOf, skippedIn } from "../support/scanning.js";
import { git, temporaryFolder, temporaryRepository, writeFiles } from "../support/temporary.js";

const KEY = randomKey("git files");
const LINE = `PICTIFY_API_KEY=${KEY}\n`;

describe("a scan of the history reads what a git folder holds beside objects:", () => {
  it.each<readonly [string, string]>([
    [".git/config", `[remote "origin"]\n\turl = https://x:${KEY}@pictify.example.test/a.git\n`],
    [".git/config", `[http "https://api.pictify.io/"]\n\textraHeader = "Authorization: Bearer ${KEY}"\n`],
    [".git/description", `pictify ${KEY}\n`],
    [".git/hooks/pre-push", `#!/bin/sh\n${LINE}`],
    [".git/info/exclude", `# ${LINE}`],
    [".git/rr-cache/0123456789012345678901234567890123456789/preimage", `<<<<<<<\n${LINE}=======\n>>>>>>>\n`],
    [".git/rebase-merge/message", LINE],
    [".git/rebase-apply/0001", LINE],
    [".git/sequencer/todo", LINE],
    [".git/worktrees/other/config.worktree", `[pictify]\n\tkey = ${KEY}\n`],
  ])("%s", async (path, text) => {
    const folder = temporaryRepository({ "a.txt": "nothing\n" });
    if (path === ".git/config") execFileSync("tee", ["-a", path], { cwd: folder, input: text });
    else writeFiles(folder, { [path]: text });
    const report = await scanHistory(folder);
    expect(placesOf(report)).toEqual([`${path} file`]);
    expect(gapsOf(report)).toEqual([]);
    expect(report.findings[0]?.advice.at(-1)).toBe(
      path.includes("rr-cache")
        ? 'Forget the conflicts that git remembers: rm -r "$(git rev-parse --git-path rr-cache)"'
        : path === ".git/config"
          ? "Take it out of .git/config: git config --local --edit"
          : `Take it out of ${path}, which git leaves as it is`,
    );
    expect(JSON.stringify(report)).not.toContain(KEY);
  });

  it("the sides of a conflict that git remembers", async () => {
    const folder = temporaryRepository({ "a.txt": "base\n" });
    git(folder, "config", "rerere.enabled", "true");
    git(folder, "checkout", "-q", "-b", "side");
    writeFiles(folder, { "a.txt": LINE });
    git(folder, "commit", "-qam", "side");
    git(folder, "checkout", "-q", "main");
    writeFiles(folder, { "a.txt": "other\n" });
    git(folder, "commit", "-qam", "other");
    expect(() => git(folder, "merge", "-q", "side")).toThrow();
    git(folder, "merge", "--abort");
    // As long as an object has the key, what repeats it is only told of where it says how to clear it.
    const before = placesOf(await scanHistory(folder));
    expect(before).toContain("a.txt blob");
    expect(before.join()).not.toContain("rr-cache");
    git(folder, "branch", "-q", "-D", "side");
    git(folder, "reflog", "expire", "--expire=now", "--all");
    git(folder, "gc", "-q", "--prune=now");
    const report = await scanHistory(folder);
    const places = placesOf(report);
    expect(places).toHaveLength(1);
    expect(places[0]).toMatch(/^\.git\/rr-cache\/[0-9a-f]+\/preimage file$/u);
    const command =
      /: (?<command>rm .*)$/u.exec(report.findings[0]?.advice.at(-1) ?? "")?.groups?.command ?? "";
    execFileSync("sh", ["-c", command], { cwd: folder });
    expect((await scanHistory(folder)).outcome).toBe("clean");
  });

  it("archives, and the names of what links lead to", async () => {
    const folder = temporaryRepository({ "a.txt": "nothing\n" });
    writeFiles(folder, { ".git/backup.gz": gzipSync(LINE) });
    symlinkSync(`/nowhere/pictify/${randomKey("link")}`, join(folder, ".git/hooks/post-commit"));
    expect(placesOf(await scanHistory(folder))).toEqual([
      ".git/backup.gz file",
      ".git/hooks/post-commit file",
    ]);
  });
});

describe("of a git folder a scan of the history", () => {
  it("follows no link, and is held up by no pipe", async () => {
    const folder = temporaryRepository({ "a.txt": "nothing\n" });
    const outside = temporaryFolder({ "b.env": LINE });
    symlinkSync(join(outside, "b.env"), join(folder, ".git/b.env"));
    symlinkSync(outside, join(folder, ".git/linked"));
    execFileSync("mkfifo", [join(folder, ".git/pipe")]);
    const report = await scanHistory(folder);
    expect(report.outcome).toBe("clean");
    expect(gapsOf(report)).toEqual([]);
  });

  it("passes over the message of a commit that a hook has refused, which the next one replaces", async () => {
    const folder = temporaryRepository({ "a.txt": "nothing\n" });
    writeFiles(folder, { ".git/COMMIT_EDITMSG": LINE, ".git/worktrees/other/MERGE_MSG": LINE });
    expect((await scanHistory(folder)).outcome).toBe("clean");
  });

  it("leaves other repositories and contents of Git LFS alone, which are said in other ways", async () => {
    const folder = temporaryRepository({ "a.txt": "nothing\n" });
    git(folder, "init", "-q", "--bare", ".git/modules/inner");
    writeFiles(folder, { ".git/modules/inner/notes.txt": LINE, ".git/lfs/objects/ab/cd": LINE });
    const report = await scanHistory(folder);
    expect(placesOf(report)).toEqual([]);
    expect(skippedIn(report)).toEqual([".git/modules/inner submodule"]);
  });

  it("says what is too large to be read", async () => {
    const folder = temporaryRepository({ "a.txt": "nothing\n", ".git/huge": "" });
    truncateSync(join(folder, ".git/huge"), 2 ** 40);
    expect(gapsOf(await scanHistory(folder))).toEqual([`git-too-large: ${join(folder, ".git/huge")}`]);
  });
});
