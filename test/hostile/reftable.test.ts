import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { gitIsAtLeast } from "../support/git-version.js";
import { git, temporaryFolder, writeFiles } from "../support/temporary.js";
import { cleanRepository, commitFiles, keyLine } from "./repositories.js";
import { EVERY_WAY, runEveryWay, runHostile } from "./running.js";

const KEY = keyLine("reftable");

function tables(format = "sha1"): string {
  const root = temporaryFolder();
  git(root, "init", "-q", "--ref-format=reftable", `--object-format=${format}`);
  commitFiles(root, { "a.txt": "one\n" });
  commitFiles(root, { "b.txt": "two\n" });
  return root;
}

async function codes(root: string, ways = EVERY_WAY): Promise<string> {
  return (await runEveryWay(root, ways)).map(({ code }) => code).join("");
}

it("refs in tables are never clean where git cannot read them", async () => {
  const root = cleanRepository();
  git(root, "config", "core.repositoryFormatVersion", "1");
  git(root, "config", "extensions.refStorage", "reftable");
  const [, history, staged, range] = await runEveryWay(root);
  expect([history?.code, staged?.code, range?.code]).toEqual([3, 3, 3]);
});

describe.skipIf(!gitIsAtLeast(45))("refs in tables (git 2.45 can make them)", () => {
  it.each(["sha1", "sha256"])("are read in each way, with ids by %s", async (format) => {
    const root = tables(format);
    expect(await codes(root)).toBe("0000");
    commitFiles(root, { "k.txt": KEY });
    writeFiles(root, { "s.txt": keyLine("staged") });
    git(root, "add", "-A");
    expect(await codes(root)).toBe("1111");
  });

  it("are those of a branch without a commit", async () => {
    const root = temporaryFolder();
    git(root, "init", "-q", "--ref-format=reftable");
    writeFiles(root, { "s.txt": KEY });
    git(root, "add", "-A");
    expect(await codes(root, [["--staged"], ["--history"]])).toBe("11");
  });

  it.each<readonly [string, (root: string) => void]>([
    ["the name of a branch", (root) => git(root, "branch", KEY.trim())],
    [
      "what a symbolic ref names, which is not there",
      (root) => git(root, "symbolic-ref", "refs/heads/s", `refs/heads/${KEY.trim()}`),
    ],
    [
      "the message of a reflog",
      (root) => git(root, "update-ref", "-m", KEY.trim(), "refs/heads/main", "HEAD~1"),
    ],
    [
      "a stash that was dropped",
      (root) => {
        writeFiles(root, { "a.txt": KEY });
        git(root, "stash");
        git(root, "stash", "drop");
      },
    ],
    [
      "the commits of another work tree",
      (root) => {
        const other = join(temporaryFolder(), "linked");
        git(root, "worktree", "add", "-q", "--detach", other);
        commitFiles(other, { "x.txt": KEY });
      },
    ],
  ])("show the key in %s", async (_, make) => {
    const root = tables();
    make(root);
    expect((await runHostile(root, ["--history"])).code).toBe(1);
  });

  it("are never clean where a table, or the list of them, is lost", async () => {
    for (const damage of [
      (folder: string) => {
        writeFileSync(join(folder, "tables.list"), "nonsense\n");
      },
      (folder: string) => {
        rmSync(join(folder, "tables.list"));
      },
      (folder: string) => {
        rmSync(folder, { recursive: true });
      },
    ]) {
      const root = tables();
      damage(join(root, ".git/reftable"));
      expect(await codes(root, EVERY_WAY.slice(1))).toBe("333");
    }
  });
});
