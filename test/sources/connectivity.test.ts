import { execFileSync } from "node:child_process";
import { readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scanHistory } from "../support/history.js";
import { git, temporaryFolder, temporaryRepository, writeFiles } from "../support/temporary.js";

/** A repository with three commits, the last of them with a folder, and a tag of a tag. */
function repository(): string {
  const folder = temporaryRepository({ "a.txt": "first\n" });
  for (const text of ["second", "third"]) commit(folder, { "a.txt": text, [`lib/${text}.txt`]: text });
  git(folder, "tag", "-a", "-m", "one", "one");
  git(folder, "tag", "-a", "-m", "two", "two", "one");
  git(folder, "tag", "-d", "one");
  return folder;
}

function commit(folder: string, files: Readonly<Record<string, string>>): void {
  writeFiles(folder, files);
  git(folder, "add", "-A");
  git(folder, "commit", "-q", "-m", "more");
}

/** Takes an object away, out of a pack too: that is written anew without it. */
function remove(folder: string, revision: string): void {
  const oid = git(folder, "rev-parse", revision).trim();
  const objects = join(folder, ".git/objects");
  const packs = readdirSync(join(objects, "pack"));
  if (packs.length === 0) {
    rmSync(join(objects, oid.slice(0, 2), oid.slice(2)));
    return;
  }
  const ids = git(folder, "cat-file", "--batch-all-objects", "--batch-check=%(objectname)").split("\n");
  const input = ids.filter((id) => id !== "" && id !== oid).join("\n");
  const name = execFileSync("git", ["pack-objects", "-q", join(folder, "new")], { cwd: folder, input });
  for (const file of packs) rmSync(join(objects, "pack", file), { force: true });
  for (const end of ["pack", "idx"]) {
    const file = `${name.toString().trim()}.${end}`;
    renameSync(join(folder, `new-${file}`), join(objects, "pack", `pack-${file}`));
  }
}

async function outcomeOf(folder: string): Promise<string> {
  const { outcome, coverage } = await scanHistory(folder);
  expect(coverage.incomplete.length > 0).toBe(outcome === "incomplete");
  return outcome;
}

describe.each(["loose", "packed"] as const)("where objects are %s, a history is incomplete", (form) => {
  it.each([
    ["a blob", "HEAD:a.txt"],
    ["a blob of the past", "HEAD~2:a.txt"],
    ["a root tree", "HEAD^{tree}"],
    ["a folder", "HEAD:lib"],
    ["a commit", "HEAD~1"],
    ["the first commit", "HEAD~2"],
    ["the commit of a branch", "HEAD"],
    ["the tag that a tag names", "two"],
  ])("without %s", async (_, revision) => {
    const folder = repository();
    if (form === "packed") git(folder, "repack", "-adq", "--depth=10", "--window=10");
    expect(await outcomeOf(folder)).toBe("clean");
    const tagged = /^object (\S+)/u.exec(git(folder, "cat-file", "tag", "two"))?.[1] ?? "";
    remove(folder, revision === "two" ? tagged : revision);
    expect(await outcomeOf(folder)).toBe("incomplete");
  });
});

describe("a history is incomplete without", () => {
  it("a blob that stands in the index alone", async () => {
    const folder = repository();
    writeFiles(folder, { "staged.txt": "staged" });
    git(folder, "add", "staged.txt");
    expect(await outcomeOf(folder)).toBe("clean");
    remove(folder, ":staged.txt");
    expect(await outcomeOf(folder)).toBe("incomplete");
  });

  it("a blob that stands in the index of another work tree alone", async () => {
    const folder = repository();
    const other = join(temporaryFolder(), "other");
    git(folder, "worktree", "add", "-q", "--detach", other);
    writeFiles(other, { "staged.txt": "staged" });
    git(other, "add", "staged.txt");
    const oid = git(other, "rev-parse", ":staged.txt").trim();
    expect(await outcomeOf(folder)).toBe("clean");
    remove(folder, oid);
    expect(await outcomeOf(folder)).toBe("incomplete");
  });

  it("the detached HEAD of another work tree", async () => {
    const folder = repository();
    const other = join(temporaryFolder(), "other");
    git(folder, "worktree", "add", "-q", "--detach", other);
    commit(other, { "b.txt": "b" });
    const oid = git(other, "rev-parse", "HEAD").trim();
    rmSync(join(folder, ".git/worktrees/other/logs"), { recursive: true });
    expect(await outcomeOf(folder)).toBe("clean");
    remove(folder, oid);
    expect(await outcomeOf(folder)).toBe("incomplete");
  });

  it("what only a reflog leads to", async () => {
    const folder = repository();
    const lost = git(folder, "rev-parse", "HEAD:lib/third.txt").trim();
    git(folder, "tag", "-d", "two");
    git(folder, "reset", "-q", "--hard", "HEAD~1");
    expect(await outcomeOf(folder)).toBe("clean");
    remove(folder, lost);
    expect(await outcomeOf(folder)).toBe("incomplete");
  });

  it("what a tag of a tree leads to", async () => {
    const folder = repository();
    writeFiles(folder, { "lost.txt": "lost" });
    git(folder, "add", "lost.txt");
    git(folder, "tag", "tree", git(folder, "write-tree").trim());
    const oid = git(folder, "rev-parse", "tree:lost.txt").trim();
    git(folder, "rm", "-q", "-f", "lost.txt");
    expect(await outcomeOf(folder)).toBe("clean");
    remove(folder, oid);
    expect(await outcomeOf(folder)).toBe("incomplete");
  });

  it("what an alternate has lost", async () => {
    const source = repository();
    const folder = join(temporaryFolder(), "borrower");
    git(source, "clone", "-q", "--shared", ".", folder);
    commit(folder, { "own.txt": "own" });
    expect(await outcomeOf(folder)).toBe("clean");
    remove(source, "HEAD~1:a.txt");
    expect(await outcomeOf(folder)).toBe("incomplete");
  });
});

describe("a history is complete", () => {
  it("where only what nothing leads to is not all there", async () => {
    const folder = repository();
    writeFiles(folder, { "lost.txt": "lost" });
    git(folder, "add", "lost.txt");
    const tree = git(folder, "write-tree").trim();
    const oid = git(folder, "rev-parse", ":lost.txt").trim();
    git(folder, "rm", "-q", "-f", "lost.txt");
    git(folder, "commit-tree", "-m", "unreachable", tree);
    remove(folder, oid);
    expect(await outcomeOf(folder)).toBe("clean");
    git(folder, "tag", "reachable", tree);
    expect(await outcomeOf(folder)).toBe("incomplete");
  });

  it("where a graft speaks of what is not there", async () => {
    const folder = repository();
    const head = git(folder, "rev-parse", "HEAD").trim();
    writeFileSync(join(folder, ".git/info/grafts"), `${head} ${"1".repeat(40)}\n`);
    expect(await outcomeOf(folder)).toBe("clean");
  });

  it("only if no graft is needed to hide what is not there", async () => {
    const folder = repository();
    const head = git(folder, "rev-parse", "HEAD").trim();
    remove(folder, "HEAD~2");
    writeFileSync(join(folder, ".git/info/grafts"), `${head}\n`);
    expect(await outcomeOf(folder)).toBe("incomplete");
  });
});
