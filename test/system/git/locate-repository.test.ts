import {
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { locateRepository } from "../../../src/system/git/locate-repository.js";
import { git, makeFifo, repositoryWith, temporaryFolder, write } from "./repositories.js";

const files = { "src/deep/a.txt": "a" };

describe("locating a repository", () => {
  it("finds it from its root, a folder below and a file", () => {
    const root = repositoryWith(files);
    for (const start of [
      root,
      join(root, "src/deep"),
      join(root, "src/deep/a.txt"),
      join(root, "src/gone"),
    ]) {
      expect(locateRepository(start)).toMatchObject({
        workTree: root,
        gitDir: join(root, ".git"),
        commonDir: join(root, ".git"),
        objectsDir: join(root, ".git/objects"),
        broken: false,
        problems: [],
      });
    }
  });

  it("finds none where there is none", () => {
    expect(locateRepository(temporaryFolder())).toBeNull();
  });

  it("passes over an empty .git, and over a FIFO", () => {
    const root = repositoryWith(files);
    mkdirSync(join(root, "src/.git"));
    makeFifo(join(root, "src/deep/.git"));
    expect(locateRepository(join(root, "src/deep"))?.workTree).toBe(root);
  });

  it("follows a .git that is a link", () => {
    const root = repositoryWith(files);
    const moved = join(temporaryFolder(), "moved");
    renameSync(join(root, ".git"), moved);
    symlinkSync(moved, join(root, ".git"));
    expect(locateRepository(root)).toMatchObject({ workTree: root, gitDir: moved, broken: false });
  });

  it("reads the format, and nothing else of the configuration", () => {
    const root = repositoryWith(files, "--object-format=sha256");
    git(root, "config", "core.worktree", "/etc");
    git(root, "config", "core.ignoreCase", "true");
    expect(locateRepository(root)).toMatchObject({
      workTree: root,
      objectFormat: "sha256",
      ignoreCase: true,
    });
  });

  it("finds the folder that linked work trees share", () => {
    const root = repositoryWith(files);
    const linked = join(temporaryFolder(), "linked");
    git(root, "worktree", "add", "-q", linked);
    expect(locateRepository(linked)).toMatchObject({
      workTree: linked,
      gitDir: join(root, ".git/worktrees/linked"),
      commonDir: join(root, ".git"),
      broken: false,
      problems: [],
    });
  });

  it("finds the git folder of a submodule in its parent", () => {
    const inner = repositoryWith(files);
    const root = repositoryWith(files);
    git(root, "submodule", "add", "-q", inner, "sub");
    expect(locateRepository(join(root, "sub/src"))).toMatchObject({
      workTree: join(root, "sub"),
      gitDir: join(root, ".git/modules/sub"),
      broken: false,
    });
  });

  it("finds a bare repository, and from a folder in it", () => {
    const bare = join(temporaryFolder(), "bare.git");
    git(repositoryWith(files), "clone", "-q", "--bare", ".", bare);
    for (const start of [bare, join(bare, "refs")]) {
      expect(locateRepository(start)).toMatchObject({
        workTree: null,
        gitDir: bare,
        enclosing: null,
        problems: [],
      });
    }
  });

  it("does not take a bare repository that somebody committed for the one that holds it", () => {
    const root = repositoryWith(files);
    git(root, "init", "-q", "--bare", "fixture");
    expect(locateRepository(join(root, "fixture/refs"))?.workTree).toBe(root);
    expect(locateRepository(join(root, "fixture"))).toMatchObject({ workTree: null, enclosing: root });
  });

  it("tells a shallow clone", () => {
    const root = repositoryWith(files);
    git(root, "commit", "-q", "--allow-empty", "-m", "two");
    const clone = join(temporaryFolder(), "clone");
    git(root, "clone", "-q", "--depth=1", `file://${root}`, clone);
    expect(locateRepository(clone)?.shallow).toBe(true);
    expect(locateRepository(root)?.shallow).toBe(false);
  });

  it.each([
    ["[extensions]\npartialClone = origin"],
    ['[remote "origin"]\npromisor = true'],
    ['[remote "origin"]\npartialCloneFilter = blob:none'],
  ])("tells a partial clone by %j", (config) => {
    const root = repositoryWith(files);
    writeFileSync(join(root, ".git/config"), config);
    expect(locateRepository(root)?.partial).toBe(true);
  });

  it("tells a partial clone by its packs, whatever the configuration says", () => {
    const root = repositoryWith(files);
    write(root, { ".git/objects/pack/pack-1.promisor": "" });
    expect(locateRepository(root)?.partial).toBe(true);
  });

  it("gives the folders that objects are borrowed from, and those that these borrow from", () => {
    const [first, second, third] = [repositoryWith(files), repositoryWith(files), repositoryWith(files)];
    write(first, { ".git/objects/info/alternates": `# a comment\n${second}/.git/objects\n` });
    write(second, { ".git/objects/info/alternates": `"${third}/.git/objects"\n${first}/.git/objects\n` });
    expect(locateRepository(first)).toMatchObject({
      alternates: [join(second, ".git/objects"), join(third, ".git/objects")],
      problems: [],
    });
  });

  it("says that a borrowed folder is missing", () => {
    const root = repositoryWith(files);
    write(root, { ".git/objects/info/alternates": "../../../gone\n" });
    expect(locateRepository(root)).toMatchObject({ alternates: [], problems: [{ reason: "missing" }] });
  });

  it("stops at a chain of borrowed folders that is too long", () => {
    const roots = Array.from({ length: 8 }, () => repositoryWith({}));
    roots.forEach((root, at) => {
      const next = roots[at + 1];
      if (next !== undefined) write(root, { ".git/objects/info/alternates": `${next}/.git/objects\n` });
    });
    expect(locateRepository(roots[0] ?? "")).toMatchObject({ problems: [{ reason: "too-many" }] });
  });

  it.each(["config", "commondir", "objects/info/alternates"])("refuses a FIFO as %s", (name) => {
    const root = repositoryWith(files);
    makeFifo(join(root, ".git", name));
    expect(locateRepository(root)?.problems).toMatchObject([
      { reason: "not-a-regular-file", path: join(root, ".git", name) },
    ]);
  });

  it.each(["config", "commondir", "objects/info/alternates"])(
    "refuses a device, a loop and a folder as %s",
    (name) => {
      const root = repositoryWith(files);
      const path = join(root, ".git", name);
      rmSync(path, { force: true });
      symlinkSync("/dev/zero", path);
      expect(locateRepository(root)?.problems).toMatchObject([{ reason: "not-a-regular-file" }]);
      rmSync(path);
      symlinkSync(path, path);
      expect(locateRepository(root)?.problems).toMatchObject([{ reason: "symlink-loop" }]);
      rmSync(path);
      mkdirSync(path);
      expect(locateRepository(root)?.problems).toMatchObject([{ reason: "not-a-regular-file" }]);
    },
  );

  it("refuses a configuration that is too large", () => {
    const root = repositoryWith(files);
    writeFileSync(join(root, ".git/config"), Buffer.alloc(5 << 20, "#"));
    expect(locateRepository(root)?.problems).toMatchObject([{ reason: "too-large" }]);
  });

  it.each([
    ["names nothing", "gitdir: ", "malformed"],
    ["is anything", "hello", "malformed"],
    ["names what does not exist", "gitdir: ../gone", "missing"],
    ["names a file", "gitdir: .git", "missing"],
    ["holds a NUL byte", "gitdir: a\0b", "malformed"],
  ])("calls a repository broken whose .git file %s", (_, text, reason) => {
    const root = temporaryFolder();
    writeFileSync(join(root, ".git"), text);
    expect(locateRepository(root)).toMatchObject({ workTree: root, broken: true, problems: [{ reason }] });
  });

  it.each(["HEAD", "objects", "refs"])("says that %s was lost", (name) => {
    const root = repositoryWith(files);
    rmSync(join(root, ".git", name), { recursive: true });
    expect(locateRepository(root)).toMatchObject({
      broken: name === "objects",
      problems: [{ reason: "missing", path: join(root, ".git", name) }],
    });
  });

  it.each([
    "[core]\nrepositoryformatversion = 2",
    "[extensions]\nobjectFormat = md5",
    "[extensions]\nrefStorage = sqlite",
    "[core]\nrepositoryformatversion = 1\n[extensions]\nsomethingNew = true",
  ])("says that it does not know %j", (config) => {
    const root = repositoryWith(files);
    writeFileSync(join(root, ".git/config"), config);
    expect(locateRepository(root)?.problems).toMatchObject([{ reason: "unsupported" }]);
  });

  it("changes nothing", () => {
    const root = repositoryWith(files);
    const before = readdirSync(realpathSync(join(root, ".git")), { recursive: true });
    locateRepository(root);
    expect(readdirSync(join(root, ".git"), { recursive: true })).toEqual(before);
  });
});
