import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { KEYLINT } from "../support/command-line.js";
import { randomKey } from "../support/keys.js";
import { git, temporaryFolder, writeFiles } from "../support/temporary.js";
import { commit, commits, KEY, LEAK, run, runKeylint, userRepository, writeProgram } from "./committing.js";

function guarded(...names: readonly string[]): string {
  const folder = userRepository({ "a.txt": "1\n" });
  expect(runKeylint(folder, "hook", "install", ...names).code).toBe(0);
  return folder;
}

/** A bare repository to push to, which takes everything. */
function remoteOf(folder: string): string {
  const remote = join(temporaryFolder(), "remote.git");
  git(folder, "init", "-q", "--bare", remote);
  git(folder, "remote", "add", "origin", remote);
  return remote;
}

function push(folder: string, ...args: readonly string[]) {
  return run(folder, ["git", "push", "-q", "origin", ...args]);
}

describe("a commit", () => {
  it("goes through without a word where there is no key", () => {
    const folder = guarded();
    expect(commit(folder, { "b.txt": "2\n" })).toMatchObject({ code: 0, stderr: "" });
    expect(commits(folder)).toBe(2);
  });

  it("is blocked where a key is staged, and told why without the key", () => {
    const folder = guarded();
    const { code, stdout, stderr } = commit(folder, { "b.env": LEAK });
    expect(code).toBe(1);
    expect(stderr).toMatch(/b\.env:1:17/u);
    expect(stderr).toMatch(/keylint pre-commit: keys were found, so nothing was committed\n$/u);
    expect(stdout + stderr).not.toContain(KEY);
    expect(commits(folder)).toBe(1);
  });

  it("is judged by what is staged, not by the work tree", () => {
    const folder = guarded();
    writeFiles(folder, { "b.env": LEAK });
    git(folder, "add", "b.env");
    writeFiles(folder, { "b.env": "X=1\n" });
    expect(run(folder, ["git", "commit", "-m", "x"]).code).toBe(1);
    git(folder, "add", "b.env");
    writeFiles(folder, { "b.env": LEAK });
    expect(run(folder, ["git", "commit", "-m", "x"]).code).toBe(0);
    expect(run(folder, ["git", "commit", "-am", "x"]).code).toBe(1);
    expect(run(folder, ["git", "commit", "-m", "x", "b.env"]).code).toBe(1);
  });

  it("may take a key away", () => {
    const folder = userRepository({ "b.env": LEAK });
    runKeylint(folder, "hook", "install");
    git(folder, "rm", "-q", "b.env");
    expect(run(folder, ["git", "commit", "-m", "gone"]).code).toBe(0);
  });

  it("is blocked in a linked work tree, from below, and where names have spaces and quotes", () => {
    const folder = guarded();
    const linked = join(temporaryFolder(), "a 'linked' \"tree\"");
    git(folder, "worktree", "add", "-q", "-b", "linked", linked);
    mkdirSync(join(linked, "sub dir"));
    writeFiles(linked, { "sub dir/b.env": LEAK });
    git(linked, "add", "-A");
    expect(run(join(linked, "sub dir"), ["git", "commit", "-m", "x"]).code).toBe(1);
    git(linked, "reset", "-q", "--hard");
    expect(commit(linked, { "c.txt": "c" }).code).toBe(0);
  });

  it("is the first one of a repository, too", () => {
    const folder = temporaryFolder();
    git(folder, "init", "-q");
    git(folder, "config", "user.name", "A");
    git(folder, "config", "user.email", "a@example.com");
    runKeylint(folder, "hook", "install");
    expect(commit(folder, { "b.env": LEAK }).code).toBe(1);
  });

  it("is blocked where the repository is named by the environment, as for files of a home", () => {
    const folder = temporaryFolder();
    const env = { GIT_DIR: join(folder, "dotfiles"), GIT_WORK_TREE: folder };
    const author = {
      GIT_AUTHOR_NAME: "A",
      GIT_AUTHOR_EMAIL: "a@b",
      GIT_COMMITTER_NAME: "A",
      GIT_COMMITTER_EMAIL: "a@b",
    };
    git(folder, "init", "-q", "--bare", "dotfiles");
    git(folder, "--git-dir=dotfiles", "config", "core.bare", "false");
    writeFiles(folder, { ".env": LEAK });
    run(folder, ["git", "add", ".env"], { env });
    expect(run(folder, [process.execPath, KEYLINT, "hook", "install"], { env }).code).toBe(0);
    const { code, stderr } = run(folder, ["git", "commit", "-m", "x"], { env: { ...env, ...author } });
    expect([code, stderr]).toEqual([1, expect.stringContaining("keylint pre-commit: keys were found")]);
  });

  it("is not held up by a message that is no regular file", () => {
    const folder = guarded();
    for (const path of ["/dev/zero", "nothing"]) {
      const { code, stderr } = runKeylint(folder, "hook", "run", "commit-msg", path);
      expect(code).toBe(2);
      expect(stderr).toMatch(/^keylint: .*: the commit message cannot be read .*\n$/u);
    }
  });

  it("is not let through where the configuration cannot be read", () => {
    const folder = guarded();
    const { code, stderr } = commit(folder, { "keylint.config.json": "{" });
    expect(code).toBe(1);
    expect(stderr).toMatch(/keylint\.config\.json/u);
  });

  it("runs the hook that was there before, and keeps what that decides", () => {
    const folder = userRepository();
    writeProgram(folder, ".git/hooks/pre-commit", "#!/bin/sh\necho ran >>ran; test ! -e stop\n");
    writeFiles(folder, { ".git/info/exclude": "ran\nstop\n" });
    runKeylint(folder, "hook", "install");
    expect(commit(folder, { a: "1" }).code).toBe(0);
    expect(readFileSync(join(folder, "ran"), "utf8")).toBe("ran\n");
    expect(commit(folder, { b: LEAK }).code).toBe(1);
    git(folder, "rm", "-q", "-f", "b");
    writeFiles(folder, { stop: "" });
    expect(commit(folder, { c: "1" }).code).toBe(1);
    runKeylint(folder, "hook", "uninstall");
    expect(commit(folder, { d: LEAK }).code).toBe(1);
  });

  it("is blocked by a hook below core.hooksPath", () => {
    const folder = userRepository();
    git(folder, "config", "core.hooksPath", "my hooks");
    runKeylint(folder, "hook", "install");
    expect(existsSync(join(folder, "my hooks/pre-commit"))).toBe(true);
    writeFiles(folder, { "b.env": LEAK });
    git(folder, "add", "b.env");
    expect(run(folder, ["git", "commit", "-m", "x"])).toMatchObject({ code: 1 });
  });
});

describe("a commit message", () => {
  it("is blocked where it holds a key, and the place is told as in the message", () => {
    const folder = guarded("commit-msg");
    const { code, stderr } = commit(folder, { b: "1" }, { message: `fix\n\nused ${LEAK}` });
    expect(code).toBe(1);
    expect(stderr).toMatch(/COMMIT_EDITMSG:3:22/u);
    expect(stderr).toMatch(/keylint commit-msg: keys were found, so nothing was committed/u);
    expect(commit(folder, { b: "2" }, { message: "fix" }).code).toBe(0);
  });

  it("is judged by what git records of it", () => {
    const folder = guarded("commit-msg");
    writeProgram(folder, ".git/edit", `#!/bin/sh\n{ echo subject; echo '# ${LEAK.trim()}'; } >"$1"\n`);
    writeFiles(folder, { b: "1" });
    git(folder, "add", "b");
    const edited = run(folder, ["git", "commit"], { env: { GIT_EDITOR: join(folder, ".git/edit") } });
    expect(edited.code).toBe(0);
    expect(commit(folder, { b: "2" }, { message: `subject\n\n# ${LEAK}` }).code).toBe(1);
  });

  it("may quote a diff that takes a key away", () => {
    const folder = userRepository({ "b.env": LEAK });
    runKeylint(folder, "hook", "install");
    git(folder, "rm", "-q", "b.env");
    writeProgram(folder, ".git/edit", '#!/bin/sh\n{ echo gone; cat "$1"; } >"$1.new" && mv "$1.new" "$1"\n');
    expect(
      run(folder, ["git", "commit", "-v"], { env: { GIT_EDITOR: join(folder, ".git/edit") } }).code,
    ).toBe(0);
  });
});

describe("a merge", () => {
  it("is blocked where it brings a key", () => {
    const folder = guarded("pre-merge-commit");
    git(folder, "checkout", "-q", "-b", "side");
    git(folder, "commit", "-q", "--allow-empty", "-m", "x");
    writeFiles(folder, { "b.env": LEAK });
    git(folder, "add", "-A");
    git(folder, "commit", "-q", "-m", "leak");
    git(folder, "checkout", "-q", "main");
    expect(run(folder, ["git", "merge", "--no-ff", "-m", "merge", "side"]).code).not.toBe(0);
    expect(commits(folder)).toBe(1);
  });
});

describe("a push", () => {
  it("is blocked where a commit of it holds a key, also if a later one takes it away", () => {
    const folder = guarded("pre-push");
    remoteOf(folder);
    expect(push(folder, "main").code).toBe(0);
    commit(folder, { "b.env": LEAK });
    git(folder, "rm", "-q", "b.env");
    commit(folder, { c: "1" });
    const { code, stderr } = push(folder, "main");
    expect(code).not.toBe(0);
    expect(stderr).toMatch(/b\.env:1:17/u);
    expect(stderr).toMatch(/keylint pre-push: keys were found, so nothing was pushed/u);
    expect(stderr).not.toContain(KEY);
  });

  it("of a new branch is judged by what the remote does not have yet", () => {
    const folder = userRepository({ "old.env": LEAK });
    remoteOf(folder);
    expect(push(folder, "main").code).toBe(0);
    runKeylint(folder, "hook", "install", "pre-push");
    git(folder, "checkout", "-q", "-b", "new");
    commit(folder, { b: "1" });
    expect(push(folder, "new").code).toBe(0);
    git(folder, "checkout", "-q", "-b", "leaky");
    commit(folder, { "b.env": LEAK.replace(KEY, randomKey("other")) });
    expect(push(folder, "leaky").code).not.toBe(0);
  });

  it("may delete a branch that holds a key", () => {
    const folder = userRepository({ "old.env": LEAK });
    remoteOf(folder);
    expect(push(folder, "main", "main:gone").code).toBe(0);
    runKeylint(folder, "hook", "install", "pre-push");
    expect(push(folder, ":gone").code).toBe(0);
  });

  it("is blocked by a key in a tag's message, in a message and in a branch's name", () => {
    const folder = guarded("pre-push");
    remoteOf(folder);
    expect(push(folder, "main").code).toBe(0);
    git(folder, "tag", "-a", "-m", LEAK, "v1");
    expect(push(folder, "v1").code).not.toBe(0);
    git(folder, "branch", `fix-${KEY}`);
    const { code, stderr } = push(folder, `fix-${KEY}`);
    expect(code).not.toBe(0);
    commit(folder, { b: "1" }, { message: LEAK });
    expect(push(folder, "main").code).not.toBe(0);
    expect(stderr.replace(/^error: .*$/gmu, "")).not.toContain(KEY);
  });

  it("runs the hook that was there before with the same refs", () => {
    const folder = userRepository({ a: "1" });
    const remote = remoteOf(folder);
    writeProgram(folder, ".git/hooks/pre-push", '#!/bin/sh\necho "$@" >.git/seen; cat >>.git/seen\n');
    runKeylint(folder, "hook", "install", "pre-push");
    expect(push(folder, "main").code).toBe(0);
    const head = git(folder, "rev-parse", "HEAD").trim();
    expect(readFileSync(join(folder, ".git/seen"), "utf8")).toBe(
      `origin ${remote}\nrefs/heads/main ${head} refs/heads/main ${"0".repeat(40)}\n`,
    );
  });
});

describe("a server", () => {
  function server(): { readonly folder: string; readonly remote: string } {
    const folder = userRepository({ a: "1" });
    const remote = remoteOf(folder);
    expect(runKeylint(remote, "hook", "install").stdout).toMatch(/pre-receive: installed/u);
    return { folder, remote };
  }

  it("refuses a push with a key, and keeps nothing of it", () => {
    const { folder, remote } = server();
    expect(push(folder, "main").code).toBe(0);
    commit(folder, { "b.env": LEAK });
    const { code, stderr } = push(folder, "main");
    expect(code).not.toBe(0);
    expect(stderr).toMatch(/remote: .*b\.env:1:17/u);
    expect(stderr).toMatch(/remote: keylint pre-receive: keys were found, so the push was refused/u);
    expect(git(remote, "rev-list", "--count", "--all").trim()).toBe("1");
  });

  it("takes a branch that is made of what it has, and one that is deleted", () => {
    const { folder } = server();
    expect(push(folder, "main").code).toBe(0);
    expect(push(folder, "main:second").code).toBe(0);
    expect(push(folder, ":second").code).toBe(0);
  });

  it("judges a ref that was moved already by what it led to before", () => {
    const folder = userRepository({ a: "1" });
    const before = git(folder, "rev-parse", "HEAD").trim();
    commit(folder, { "b.env": LEAK });
    const after = git(folder, "rev-parse", "HEAD").trim();
    const receive = (ref: string) =>
      run(folder, [process.execPath, KEYLINT, "hook", "run", "pre-receive"], {
        input: `${before} ${after} ${ref}\n`,
      }).code;
    expect(receive("refs/heads/main")).toBe(1);
    // Another branch holds it.
    expect(receive("refs/heads/other")).toBe(0);
  });

  it("guards a repository with a work tree too", () => {
    const folder = userRepository({ a: "1" });
    const remote = userRepository();
    git(remote, "checkout", "-q", "--detach");
    runKeylint(remote, "hook", "install", "pre-receive");
    git(folder, "remote", "add", "origin", remote);
    expect(push(folder, "main:other").code).toBe(0);
    commit(folder, { "b.env": LEAK });
    expect(push(folder, "main:third").code).not.toBe(0);
  });
});

describe("keylint hook run", () => {
  it("is of use in a hook that somebody writes", () => {
    const folder = userRepository();
    const { code, stderr } = runKeylint(folder, "hook", "run", "pre-commit");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(runKeylint(folder, "hook", "run", "post-commit")).toMatchObject({ code: 2 });
  });

  it("never takes what it does not understand for nothing", () => {
    const folder = userRepository();
    const hook = (name: string, input: string) =>
      run(folder, [process.execPath, KEYLINT, "hook", "run", name], { input });
    expect(hook("pre-push", "nonsense\n")).toMatchObject({ code: 2 });
    expect(hook("pre-receive", "nonsense\n")).toMatchObject({ code: 2 });
    expect(hook("commit-msg", "")).toMatchObject({ code: 2 });
    const unknown = "1".repeat(40);
    expect([2, 3]).toContain(
      hook("pre-push", `refs/heads/x ${unknown} refs/heads/x ${"0".repeat(40)}\n`).code,
    );
  });
});
