import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/model/finding.js";
import { gitAt, scanHistory } from "../support/history.js";
import { randomKey } from "../support/keys.js";
import { temporaryFolder, writeFiles } from "../support/temporary.js";

const KEY = randomKey("clearing");
const LINE = `PICTIFY_API_KEY=${KEY}\n`;
const DAY = "2026-01-01T10:00:00Z";

type Git = (...args: readonly string[]) => string;

/** A repository whose only branch never had the key. */
function cleanRepository(): { readonly folder: string; readonly git: Git } {
  const folder = temporaryFolder({ "a.txt": "nothing\n" });
  const git: Git = (...args) => gitAt(folder, DAY, ...args);
  git("init", "-q", "-b", "main");
  git("config", "user.name", "Ada");
  git("config", "user.email", "ada@example.test");
  git("add", "-A");
  git("commit", "-q", "-m", "first");
  return { folder, git };
}

/** A commit with the key that no branch has. */
function leak(folder: string, git: Git): string {
  git("checkout", "-q", "--detach");
  writeFiles(folder, { ".env": LINE });
  git("add", "-A");
  git("commit", "-q", "-m", "leak");
  const commit = git("rev-parse", "HEAD");
  git("checkout", "-q", "main");
  return commit;
}

function expireLogs(git: Git): void {
  git("reflog", "expire", "--expire=now", "--expire-unreachable=now", "HEAD", "refs/heads/main");
}

async function findingIn(folder: string): Promise<Finding | undefined> {
  return (await scanHistory(folder)).findings[0];
}

/** The commands at the end of steps, as somebody would copy them. */
function commandsOf(finding: Finding): string[] {
  return finding.advice.flatMap(
    (step) => /: (?<command>(?:git|printf) .*)$/u.exec(step)?.groups?.command ?? [],
  );
}

/** Runs the commands that a scan of the history tells of, again and again until it is clean; gives all that were run. */
async function clear(folder: string): Promise<string[]> {
  const run: string[] = [];
  for (let round = 0; round < 6; round++) {
    const finding = await findingIn(folder);
    if (finding === undefined) return run;
    const commands = commandsOf(finding);
    expect(commands, finding.advice.join("\n")).not.toEqual([]);
    for (const command of commands) {
      const { status, stderr } = spawnSync("sh", ["-c", command], { cwd: folder, encoding: "utf8" });
      expect([command, status, stderr].slice(0, 2), stderr).toEqual([command, 0]);
      run.push(command);
    }
  }
  throw new Error(`still not clean after ${run.join("; ")}`);
}

const GC = "git gc --prune=now";

describe("what a scan of the history says to clear", () => {
  it("is a reflog, and then what nothing leads to", async () => {
    const { folder, git } = cleanRepository();
    leak(folder, git);
    expect(await clear(folder)).toEqual(["git reflog expire --expire=now --expire-unreachable=now HEAD", GC]);
  });

  it("is an object that nothing leads to", async () => {
    const { folder, git } = cleanRepository();
    leak(folder, git);
    expireLogs(git);
    expect(await clear(folder)).toEqual([GC]);
  });

  it("is the stashes that have it, and no other", async () => {
    const { folder, git } = cleanRepository();
    for (const [message, text] of [
      ["first", LINE],
      ["mine", "work\n"],
      ["second", LINE],
      ["last", "more\n"],
    ] as const) {
      writeFiles(folder, { "a.txt": text });
      git("stash", "-q", "-m", message);
    }
    expireLogs(git);
    expect(await clear(folder)).toEqual(["git stash drop 3 && git stash drop 1", GC]);
    expect(git("stash", "list", "--format=%gs")).toBe("On main: last\nOn main: mine");
  });

  it("is a stash whose log is gone", async () => {
    const { folder, git } = cleanRepository();
    writeFiles(folder, { "a.txt": LINE });
    git("stash", "-q");
    expireLogs(git);
    git("reflog", "expire", "--expire=now", "--expire-unreachable=now", "refs/stash");
    expect(await clear(folder)).toEqual(["git update-ref --no-deref -d refs/stash", GC]);
  });

  it("is the index, at that path alone", async () => {
    const { folder, git } = cleanRepository();
    writeFiles(folder, { ".env": LINE, "with space's.env": LINE, "b.txt": "mine\n" });
    git("add", "-A");
    await clear(folder);
    expect(git("diff", "--cached", "--name-only")).toBe("b.txt");
  });

  it("is notes, remote-tracking refs, tags and other refs, each by its name", async () => {
    const { folder, git } = cleanRepository();
    const commit = leak(folder, git);
    git("notes", "add", "-m", LINE);
    git("update-ref", "refs/remotes/origin/main", commit);
    git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main");
    git("tag", "v1", commit);
    git("tag", "-a", "v2", "-m", LINE);
    git("update-ref", "refs/original/refs/heads/main", commit);
    expireLogs(git);
    const run = await clear(folder);
    expect(run.slice(0, 3)).toEqual([
      "git tag -d v1 v2",
      "git branch -D -r origin/HEAD origin/main",
      "printf 'delete %s\\n' refs/notes/commits refs/original/refs/heads/main | git update-ref --no-deref --stdin",
    ]);
    expect(git("for-each-ref", "--format=%(refname)")).toBe("refs/heads/main");
  });

  it("is other work trees: their commits, logs and indexes", async () => {
    const { folder, git } = cleanRepository();
    const commit = leak(folder, git);
    const trees = temporaryFolder();
    const [detached, logged, staged] = ["detached", "log ged", "staged"].map((name) => join(trees, name)) as [
      string,
      string,
      string,
    ];
    git("worktree", "add", "-q", "--detach", detached, commit);
    git("worktree", "add", "-q", "--detach", logged, commit);
    gitAt(logged, DAY, "checkout", "-q", "--detach", "main");
    git("worktree", "add", "-q", "--detach", staged, "main");
    writeFiles(staged, { ".env": LINE });
    gitAt(staged, DAY, "add", ".env");
    expireLogs(git);
    expect(await clear(folder)).toEqual([
      `git worktree remove ${detached}`,
      `git -C ${staged} reset --quiet -- .env`,
      expect.stringMatching(/^git reflog expire .*worktrees\/.*HEAD/u),
      GC,
    ]);
  });

  it("is the main work tree's, seen from another one", async () => {
    const { folder, git } = cleanRepository();
    const tree = join(temporaryFolder(), "tree");
    git("worktree", "add", "-q", "-b", "side", tree, "main");
    leak(folder, git);
    expect(await clear(tree)).toEqual([
      "git reflog expire --expire=now --expire-unreachable=now main-worktree/HEAD",
      GC,
    ]);
  });

  it("is a message of a reflog that tells of the key itself", async () => {
    const { folder, git } = cleanRepository();
    git("update-ref", "-m", `set PICTIFY_API_KEY=${KEY}`, "--create-reflog", "refs/heads/side", "main");
    const run = await clear(folder);
    expect(run[0]).toBe("git reflog expire --expire=now --expire-unreachable=now refs/heads/side");
  });

  it("is nothing yet where a branch has it: that has to be rewritten first", async () => {
    const { folder, git } = cleanRepository();
    writeFiles(folder, { ".env": LINE });
    git("add", "-A");
    git("commit", "-q", "-m", "leak");
    git("tag", "v1");
    git("rm", "-q", ".env");
    git("commit", "-q", "-m", "removed");
    const finding = await findingIn(folder);
    expect(finding?.advice.at(-1)).toBe(
      "To take it out of the history of main and v1 (then keylint --history tells how to clear the reflog of HEAD " +
        `and the reflog of main): keylint rotate ${finding?.fingerprint ?? ""} --purge-plan <file>`,
    );
    expect(JSON.stringify(finding)).not.toContain(KEY);
  });

  it("runs nothing that the name of a ref says", async () => {
    const { folder, git } = cleanRepository();
    const commit = leak(folder, git);
    for (const name of ["-d", "$(touch${IFS}x)", "a;touch${IFS}x", "it's"])
      writeFiles(folder, { [`.git/refs/tags/${name}`]: `${commit}\n` });
    await clear(folder);
    expect(git("for-each-ref", "--format=%(refname)")).toBe("refs/heads/main");
    expect(existsSync(join(folder, "x"))).toBe(false);
  });

  it("is no command with the key in it, where the name of a ref has it", async () => {
    const { folder, git } = cleanRepository();
    git("tag", KEY);
    const finding = await findingIn(folder);
    expect(finding?.advice.join("\n")).toMatch(/Rename the branch or tag whose name holds it/u);
    expect(JSON.stringify(finding)).not.toContain(KEY);
  });
});
