import { chmodSync, chownSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findGit } from "../../../src/system/git/find-git.js";
import type { GitProblem } from "../../../src/system/git/git-problem.js";
import { openShadow } from "../../../src/system/git/shadow.js";
import { ignoredEnvironmentFiles, worktreeFiles } from "../../../src/system/git/worktree-files.js";
import { listed, realGit, repositoryAt } from "./listings.js";
import { git, makeFifo, repositoryWith, temporaryFolder, write } from "./repositories.js";

const files = { "a.txt": "a", "src/b.txt": "b", ".gitignore": "ignored\n.env*\n" };

describe("listing a work tree", () => {
  it("gives what git tracks, and what it neither tracks nor ignores", async () => {
    const root = repositoryWith(files);
    write(root, { "src/new.txt": "", "ignored/x": "", ".env": "" });
    expect(await listed(root)).toEqual({
      tracked: [".gitignore", "a.txt", "src/b.txt"],
      sparse: [],
      other: ["src/new.txt"],
      problems: [],
    });
  });

  it("gives names relative to the folder that is asked for", async () => {
    const root = repositoryWith(files);
    write(root, { "src/new.txt": "" });
    expect(await listed(join(root, "src"))).toMatchObject({
      tracked: ["b.txt"],
      other: ["new.txt"],
      problems: [],
    });
  });

  it("honours the excludes of the repository's info folder", async () => {
    const root = repositoryWith(files);
    write(root, { ".git/info/exclude": "secret.txt\n", "secret.txt": "" });
    expect((await listed(root)).other).toEqual([]);
  });

  it("keeps names that are not UTF-8 as they are", async () => {
    const root = repositoryWith(files);
    const name = Buffer.from([0x66, 0xff, 0x0a, 0x67]);
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), name]), "");
    const shadow = openShadow(repositoryAt(root));
    const names: Buffer[] = [];
    for await (const list of worktreeFiles(realGit(), shadow, root, []))
      if (list.kind === "other") names.push(list.names);
    shadow.close();
    expect(Buffer.concat(names)).toEqual(Buffer.concat([name, Buffer.from([0])]));
  });

  it("gives the three sides of a conflict once", async () => {
    const root = repositoryWith({ "a.txt": "a" });
    git(root, "checkout", "-q", "-b", "other");
    write(root, { "a.txt": "theirs" });
    git(root, "commit", "-qam", "theirs");
    git(root, "checkout", "-q", "main");
    write(root, { "a.txt": "ours" });
    git(root, "commit", "-qam", "ours");
    expect(() => git(root, "merge", "other")).toThrow();
    expect((await listed(root)).tracked).toEqual(["a.txt"]);
  });

  it("names a repository inside by its folder", async () => {
    const root = repositoryWith(files);
    mkdirSync(join(root, "inner"));
    git(join(root, "inner"), "init", "-q");
    write(root, { "inner/x": "" });
    expect((await listed(root)).other).toEqual(["inner/"]);
  });

  it("gives links as names, and follows none", async () => {
    const root = repositoryWith(files);
    symlinkSync("/etc", join(root, "etc"));
    symlinkSync(".", join(root, "loop"));
    expect((await listed(root)).other).toEqual(["etc", "loop"]);
  });

  it("works in a linked work tree", async () => {
    const root = repositoryWith(files);
    const linked = join(temporaryFolder(), "linked");
    git(root, "worktree", "add", "-q", linked);
    write(linked, { "only-here.txt": "" });
    git(linked, "add", "only-here.txt");
    write(linked, { "new.txt": "" });
    const listing = await listed(linked);
    expect(listing.tracked).toEqual([".gitignore", "a.txt", "only-here.txt", "src/b.txt"]);
    expect(listing).toMatchObject({ other: ["new.txt"], problems: [] });
  });

  it("works in a submodule, which its parent lists as one name", async () => {
    const inner = repositoryWith({ "in.txt": "" });
    const root = repositoryWith(files);
    git(root, "submodule", "add", "-q", inner, "sub");
    expect((await listed(root)).tracked).toContain("sub");
    expect(await listed(join(root, "sub"))).toMatchObject({ tracked: ["in.txt"], problems: [] });
  });

  it("works where the git folder is elsewhere", async () => {
    const elsewhere = join(temporaryFolder(), "g");
    const root = repositoryWith(files, `--separate-git-dir=${elsewhere}`);
    expect(await listed(root)).toMatchObject({ tracked: [".gitignore", "a.txt", "src/b.txt"], problems: [] });
  });

  it("works with SHA-256", async () => {
    const root = repositoryWith(files, "--object-format=sha256");
    expect(await listed(root)).toMatchObject({ tracked: [".gitignore", "a.txt", "src/b.txt"], problems: [] });
  });

  it("works with a reftable repository whatever the git, as no ref is needed", async () => {
    const root = repositoryWith(files);
    git(root, "config", "core.repositoryformatversion", "1");
    git(root, "config", "extensions.refStorage", "reftable");
    expect(await listed(root)).toMatchObject({ tracked: [".gitignore", "a.txt", "src/b.txt"], problems: [] });
  });

  it("works with a split index", async () => {
    const root = repositoryWith(files);
    git(root, "update-index", "--split-index");
    write(root, { "c.txt": "" });
    git(root, "add", "c.txt");
    expect(await listed(root)).toMatchObject({
      tracked: [".gitignore", "a.txt", "c.txt", "src/b.txt"],
      problems: [],
    });
  });

  it("works in a repository that belongs to somebody else", async () => {
    const root = repositoryWith(files);
    for (const path of [root, join(root, ".git")]) chownSync(path, 12345, 12345);
    expect(await listed(root)).toMatchObject({ tracked: [".gitignore", "a.txt", "src/b.txt"], problems: [] });
  });

  it("works before the first commit, without an index", async () => {
    const root = temporaryFolder();
    git(root, "init", "-q");
    write(root, { "a.txt": "" });
    expect(await listed(root)).toEqual({ tracked: [], sparse: [], other: ["a.txt"], problems: [] });
  });

  it.each(["--no-sparse-index", "--sparse-index"])(
    "tells the names that a sparse checkout leaves out (%s)",
    async (mode) => {
      const root = repositoryWith({ "in/a.txt": "", "out/b.txt": "", "out/deep/c.txt": "" });
      git(root, "sparse-checkout", "init", "--cone", mode);
      git(root, "sparse-checkout", "set", "in");
      expect(await listed(root)).toEqual({
        tracked: ["in/a.txt"],
        sparse: ["out/b.txt", "out/deep/c.txt"],
        other: [],
        problems: [],
      });
    },
  );

  it("does not take its own temporary folder for a part of the work tree", async () => {
    const root = repositoryWith(files);
    const before = process.env.TMPDIR;
    mkdirSync(join(root, "t*mp"));
    process.env.TMPDIR = join(root, "t*mp");
    try {
      expect(await listed(root)).toMatchObject({
        tracked: [".gitignore", "a.txt", "src/b.txt"],
        other: [],
        problems: [],
      });
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
  });
});

describe("listing what resists", () => {
  it("does not believe a forged cache of untracked files", async () => {
    const root = repositoryWith(files);
    git(root, "update-index", "--force-untracked-cache");
    git(root, "status");
    // The cache is valid while the folder's times are the same.
    write(root, { "src/hidden.txt": "" });
    expect((await listed(root)).other).toEqual(["src/hidden.txt"]);
  });

  it.skipIf(process.getuid?.() === 0)("says that a folder cannot be read", async () => {
    const root = repositoryWith(files);
    write(root, { "closed/x": "" });
    chmodSync(join(root, "closed"), 0);
    const { problems } = await listed(root);
    chmodSync(join(root, "closed"), 0o700);
    expect(problems).toMatchObject([{ reason: "unreadable-folder", path: join(root, "closed") }]);
  });

  it("goes on, and says so, where a FIFO stands in place of a .gitignore", async () => {
    const root = repositoryWith(files);
    write(root, { "deep/er/x": "" });
    makeFifo(join(root, "deep/er/.gitignore"));
    const listing = await listed(root);
    expect(listing.problems).toMatchObject([
      { reason: "not-a-regular-file", path: join(root, "deep/er/.gitignore") },
    ]);
    expect(listing.other).toContain("deep/er/x");
  });

  it("goes on where a FIFO stands in place of a nested repository's HEAD", async () => {
    const root = repositoryWith(files);
    mkdirSync(join(root, "inner"));
    git(join(root, "inner"), "init", "-q");
    write(root, { "inner/x": "" });
    makeFifo(join(root, "inner/.git/HEAD"));
    const listing = await listed(root);
    expect(listing.problems).toMatchObject([{ reason: "not-a-regular-file" }]);
    expect(listing.other).toEqual(["inner/x"]);
  });

  it("fails where the index is damaged", async () => {
    const root = repositoryWith(files);
    writeFileSync(join(root, ".git/index"), "DIRC damaged");
    expect((await listed(root)).problems).toMatchObject([{ reason: "git-failed" }, { reason: "git-failed" }]);
  });

  it("says so where the index has lost its end, which git does not mind", async () => {
    for (const format of ["sha1", "sha256"]) {
      const root = temporaryFolder();
      git(root, "init", "-q", `--object-format=${format}`);
      write(root, files);
      git(root, "add", "-A");
      expect((await listed(root)).problems).toEqual([]);
      const index = readFileSync(join(root, ".git/index"));
      writeFileSync(join(root, ".git/index"), index.subarray(0, index.length >> 1));
      expect((await listed(root)).problems).toMatchObject([{ reason: "malformed" }]);
    }
  });

  it("takes an index without a checksum, as git can be told to write it", async () => {
    const root = repositoryWith(files);
    const index = readFileSync(join(root, ".git/index"));
    writeFileSync(join(root, ".git/index"), index.fill(0, index.length - 20));
    expect(await listed(root)).toMatchObject({ tracked: [".gitignore", "a.txt", "src/b.txt"], problems: [] });
  });

  it("says so where git cannot be started", async () => {
    const root = repositoryWith(files);
    const shadow = openShadow(repositoryAt(root));
    const problems: GitProblem[] = [];
    expect(await worktreeFiles(join(root, "no-git"), shadow, root, problems).next()).toMatchObject({
      done: true,
    });
    shadow.close();
    expect(problems).toMatchObject([{ reason: "git-failed" }, { reason: "git-failed" }]);
  });

  it("says so where git is killed", async () => {
    const root = repositoryWith(files);
    const fake = join(temporaryFolder(), "git");
    writeFileSync(fake, "#!/bin/sh\nprintf 'a.txt\\000b.t'\nkill -9 $$\n", { mode: 0o755 });
    const shadow = openShadow(repositoryAt(root));
    const problems: GitProblem[] = [];
    const names: string[] = [];
    for await (const list of worktreeFiles(fake, shadow, root, problems)) names.push(list.names.toString());
    shadow.close();
    expect(names).toEqual(["a.txt\0", "a.txt\0"]);
    expect(problems).toMatchObject([{ reason: "git-killed" }, { reason: "git-killed" }]);
  });

  it("leaves no git behind where its reader stops early", async () => {
    const root = repositoryWith(files);
    const fake = join(temporaryFolder(), "git");
    writeFileSync(fake, "#!/bin/sh\nprintf 'a\\000'\nexec sleep 1000\n", { mode: 0o755 });
    const shadow = openShadow(repositoryAt(root));
    const lists = worktreeFiles(fake, shadow, root, []);
    expect(await lists.next()).toMatchObject({ done: false });
    await lists.return(undefined);
    shadow.close();
    await expect
      .poll(() => process.getActiveResourcesInfo().filter((name) => name === "ProcessWrap"))
      .toEqual([]);
  });
});

describe("listing ignored environment files", () => {
  it("gives them, and no other ignored file", async () => {
    const root = repositoryWith(files);
    write(root, { ".env": "", "src/.env.local": "", "ignored/x": "", "ignored/.env": "" });
    const git = findGit(root) ?? "";
    const shadow = openShadow(repositoryAt(root));
    const problems: GitProblem[] = [];
    let names = "";
    for await (const list of ignoredEnvironmentFiles(git, shadow, root, problems)) names += list.toString();
    shadow.close();
    rmSync(join(root, "ignored"), { recursive: true });
    expect(names.split("\0").sort()).toEqual(["", ".env", "ignored/.env", "src/.env.local"]);
    expect(problems).toEqual([]);
  });
});
