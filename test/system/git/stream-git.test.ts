import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { GitProblem } from "../../../src/system/git/git-problem.js";
import { openShadow, type Shadow } from "../../../src/system/git/shadow.js";
import { startGit, streamGit, type GitOptions } from "../../../src/system/git/stream-git.js";
import { realGit, repositoryAt } from "./listings.js";
import { git, repositoryWith, temporaryFolder } from "./repositories.js";

describe("streaming from git", () => {
  let root: string;
  let shadow: Shadow;
  beforeEach(() => {
    root = repositoryWith({ "a.txt": "the content" });
    shadow = openShadow(repositoryAt(root), { index: true, refs: true });
    onTestFinished(shadow.close);
  });

  /** A stand-in for git that runs a shell script. */
  function script(text: string): string {
    const path = join(temporaryFolder(), "git");
    writeFileSync(path, `#!/bin/sh\n${text}\n`, { mode: 0o755 });
    return path;
  }

  async function read(binary: string, args: readonly string[], options?: GitOptions) {
    const problems: GitProblem[] = [];
    const pieces: Buffer[] = [];
    for await (const piece of streamGit(binary, shadow, args, problems, options)) pieces.push(piece);
    return { text: Buffer.concat(pieces).toString(), problems };
  }

  it("gives what git writes", async () => {
    expect(await read(realGit(), ["cat-file", "blob", "HEAD:a.txt"])).toEqual({
      text: "the content",
      problems: [],
    });
  });

  it("feeds git from an iterable", async () => {
    const id = git(root, "rev-parse", "HEAD:a.txt");
    const input = (function* () {
      for (let count = 0; count < 20_000; count++) yield `${id}\n`;
    })();
    const { text, problems } = await read(realGit(), ["cat-file", "--batch-check=%(objectsize)"], { input });
    expect(text).toBe("11\n".repeat(20_000));
    expect(problems).toEqual([]);
  });

  it("gives all that was written before anybody read, even where git has ended long ago", async () => {
    const run = startGit(realGit(), shadow, ["cat-file", "blob", "HEAD:a.txt"]);
    await sleep(500);
    const pieces: Buffer[] = [];
    for await (const piece of run.output) pieces.push(piece);
    expect(Buffer.concat(pieces).toString()).toBe("the content");
    expect(await run.ended).toEqual([]);
  });

  it("says what a git that failed had against it", async () => {
    const { problems } = await read(realGit(), ["cat-file", "blob", "HEAD:gone.txt"]);
    expect(problems).toMatchObject([
      { reason: "git-failed", detail: expect.stringContaining("gone.txt") as string },
    ]);
  });

  it("says so where git complained and succeeded", async () => {
    const { problems } = await read(script("echo 'error: object file is empty' >&2"), ["x"]);
    expect(problems).toMatchObject([{ reason: "git-failed", detail: "error: object file is empty" }]);
  });

  it("takes no hint or warning for a failure", async () => {
    expect((await read(script("echo 'hint: try this' >&2; echo 'warning: hm' >&2"), ["x"])).problems).toEqual(
      [],
    );
  });

  it("ends a git that is silent for too long, however much it said before", async () => {
    const { text, problems } = await read(script("echo first; exec sleep 1000"), ["x"], {
      patience: { computing: 300, idling: 300, silence: 300 },
    });
    expect(text).toBe("first\n");
    expect(problems).toMatchObject([{ reason: "timed-out" }]);
  });

  it("says so where git failed without a word", async () => {
    expect((await read(script("exit 7"), ["x"])).problems).toMatchObject([
      { reason: "git-failed", detail: "git ended with 7" },
    ]);
  });

  it("says so where git was killed", async () => {
    expect((await read(script("kill -9 $$"), ["x"])).problems).toMatchObject([{ reason: "git-killed" }]);
  });

  it("says so where there is no git", async () => {
    expect((await read(join(root, "no-git"), ["x"])).problems).toMatchObject([{ reason: "git-failed" }]);
  });

  it("names the folders that git warned of", async () => {
    const warn = script("echo \"warning: could not open directory 'it's/here/': Permission denied\" >&2");
    expect((await read(warn, ["x"], { workTree: root })).problems).toMatchObject([
      { reason: "unreadable-folder", path: join(root, "it's/here") },
    ]);
  });

  it("ends a git that takes too long, and its children with their hold on the pipe", async () => {
    const { problems } = await read(script("sleep 200 & exec sleep 200"), ["x"], { deadline: 100 });
    expect(problems).toMatchObject([{ reason: "timed-out" }]);
  });

  it("ends when told to", async () => {
    for (const [binary, signal] of [
      [script("exec sleep 1000"), AbortSignal.timeout(100)],
      [realGit(), AbortSignal.abort()],
    ] as const) {
      const mortal = openShadow(repositoryAt(root), { index: true }, signal);
      const pieces = streamGit(binary, mortal, ["version"], []);
      await expect(pieces.next()).rejects.toThrow(/abort/u);
      mortal.close();
    }
  });

  it("does not mind a git that reads none of its input", async () => {
    expect(await read(realGit(), ["version"], { input: ["x".repeat(1 << 20)] })).toMatchObject({
      problems: [],
    });
  });

  it("keeps little of endless complaints", async () => {
    const { problems } = await read(script("yes 'fatal: no' | head -c 5000000 >&2; exit 1"), ["x"]);
    expect(problems).toMatchObject([{ reason: "git-failed", detail: "fatal: no" }]);
  });

  it("gives git none of the variables that steer it", () => {
    const names = [
      "GIT_EXTERNAL_DIFF",
      "GIT_EXEC_PATH",
      "GIT_CONFIG_COUNT",
      "GIT_CONFIG_PARAMETERS",
      "GIT_TRACE",
      "PAGER",
      "EDITOR",
    ];
    for (const name of names) process.env[name] = "evil";
    onTestFinished(() => {
      for (const name of names) Reflect.deleteProperty(process.env, name);
    });
    const fresh = openShadow(repositoryAt(root));
    onTestFinished(fresh.close);
    const values = names.map((name) => fresh.environment[name]);
    expect(values).toEqual(names.map(() => undefined));
  });

  it("leaves nothing behind when its shadow is closed", () => {
    expect(readFileSync(join(shadow.gitDir, "HEAD"), "utf8")).toBe("ref: refs/heads/main\n");
    shadow.close();
    shadow.close();
    expect(existsSync(shadow.folder)).toBe(false);
  });
});
