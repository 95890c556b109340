import {
  statSync,
  symlinkSync,
  writeFileSync,
  mkdirSync,
  rmSync,
  readdirSync,
  appendFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { openShadow } from "../../../src/system/git/shadow.js";
import { listed, repositoryAt, shadowed } from "./listings.js";
import { git, makeFifo, repositoryWith, temporaryFolder, write } from "./repositories.js";

const history = ["log", "--all", "--reflog", "--format=%s"] as const;

async function subjects(folder: string): Promise<readonly string[]> {
  const { text, problems } = await shadowed(folder, history);
  expect(problems).toEqual([]);
  return [...new Set(text.trim().split("\n"))].sort();
}

describe("a shadow", () => {
  it("is private", () => {
    const shadow = openShadow(repositoryAt(repositoryWith({})));
    onTestFinished(shadow.close);
    expect(statSync(shadow.folder).mode & 0o777).toBe(0o700);
  });

  it("changes nothing of the repository", async () => {
    const root = repositoryWith({ "a.txt": "a" });
    const times = () =>
      readdirSync(join(root, ".git"), { recursive: true, encoding: "utf8" }).map((name) => [
        name,
        statSync(join(root, ".git", name)).mtimeMs,
      ]);
    const before = times();
    await listed(root);
    await subjects(root);
    expect(times()).toEqual(before);
  });

  it("shows branches, tags, notes, stashes and reset commits", async () => {
    const root = repositoryWith({ "a.txt": "a" });
    git(root, "commit", "-q", "--allow-empty", "-m", "reset away");
    git(root, "reset", "-q", "--hard", "HEAD^");
    git(root, "checkout", "-q", "--orphan", "other");
    git(root, "commit", "-q", "--allow-empty", "-m", "packed branch");
    git(root, "pack-refs", "--all");
    git(root, "checkout", "-q", "--orphan", "third");
    git(root, "commit", "-q", "--allow-empty", "-m", "loose branch");
    git(root, "notes", "add", "-m", "note", "HEAD");
    write(root, { "a.txt": "changed" });
    git(root, "stash", "push", "-q", "-m", "stashed");
    expect(await subjects(root)).toEqual(
      expect.arrayContaining([
        "loose branch",
        "one",
        "packed branch",
        "reset away",
        "On third: stashed",
        "Notes added by 'git notes add'",
      ]),
    );
  });

  it("shows HEAD, reflog and index of the other work trees, from each of them", async () => {
    const root = repositoryWith({ "a.txt": "a" });
    const linked = join(temporaryFolder(), "linked");
    git(root, "worktree", "add", "-q", "--detach", linked);
    git(linked, "commit", "-q", "--allow-empty", "-m", "reset in linked");
    git(linked, "reset", "-q", "--hard", "HEAD^");
    git(linked, "commit", "-q", "--allow-empty", "-m", "detached in linked");
    git(root, "checkout", "-q", "--detach");
    git(root, "commit", "-q", "--allow-empty", "-m", "detached in main");
    const all = ["detached in linked", "detached in main", "one", "reset in linked"];
    expect(await subjects(root)).toEqual(all);
    expect(await subjects(linked)).toEqual(all);
    write(linked, { "staged.txt": "staged in linked" });
    git(linked, "add", "staged.txt");
    const blob = git(linked, "rev-parse", ":staged.txt");
    for (const folder of [root, linked]) {
      expect((await shadowed(folder, ["rev-list", "--objects", "--indexed-objects"])).text).toContain(blob);
    }
  });

  it("has the HEAD of the work tree that it was opened for", async () => {
    const root = repositoryWith({ "a.txt": "a" });
    const linked = join(temporaryFolder(), "linked");
    git(root, "worktree", "add", "-q", "-b", "side", linked);
    expect((await shadowed(root, ["symbolic-ref", "HEAD"])).text).toBe("refs/heads/main\n");
    expect((await shadowed(linked, ["symbolic-ref", "HEAD"])).text).toBe("refs/heads/side\n");
  });

  it("reads a SHA-256 repository, a bare one, a submodule, a detached one and one that belongs to nobody", async () => {
    const sha256 = repositoryWith({ "a.txt": "a" }, "--object-format=sha256");
    expect(await subjects(sha256)).toEqual(["one"]);
    const bare = join(temporaryFolder(), "bare");
    git(sha256, "clone", "-q", "--bare", ".", bare);
    expect(await subjects(bare)).toEqual(["one"]);
    const root = repositoryWith({ "a.txt": "a" });
    git(root, "submodule", "add", "-q", repositoryWith({}), "sub");
    git(root, "checkout", "-q", "--detach");
    expect(await subjects(root)).toEqual(["one"]);
    expect(await subjects(join(root, "sub"))).toEqual(["one"]);
  });

  it("shows nothing, and no problem, before the first commit", async () => {
    const root = temporaryFolder();
    git(root, "init", "-q");
    expect(await shadowed(root, history)).toEqual({ text: "", problems: [] });
  });

  it("shows the reflog of HEAD where its branch has no commit", async () => {
    const root = repositoryWith({ "a.txt": "a" });
    git(root, "checkout", "-q", "--detach");
    git(root, "commit", "-q", "--allow-empty", "-m", "left behind");
    git(root, "checkout", "-q", "--orphan", "unborn");
    expect(await subjects(root)).toEqual(["left behind", "one"]);
  });

  it("obeys no replacement, graft or attribute, and lists refs of replacements", async () => {
    const root = repositoryWith({ "a.txt": "a" });
    const real = git(root, "rev-parse", "HEAD");
    git(root, "commit", "-q", "--allow-empty", "-m", "two");
    const fake = git(root, "commit-tree", "-m", "fake", "HEAD^{tree}");
    git(root, "replace", real, fake);
    const graft = `${git(root, "rev-parse", "HEAD")}\n`;
    write(root, { ".git/info/grafts": graft, ".git/info/attributes": "* -diff\n" });
    const { text } = await shadowed(root, ["log", "-p", "--format=%s", "HEAD"]);
    expect(text).toContain("two\none\n");
    expect(text).toContain("+a");
    expect((await shadowed(root, ["for-each-ref"])).text).toContain(`refs/replace/${real}`);
  });

  it.each([
    ["diff", "--cached"],
    ["log", "-p", "--format=", "main"],
  ])("shows what attributes would hide: %j", async (...args) => {
    const root = repositoryWith({ "a.txt": "before\n", ".gitattributes": "* -diff binary\n" });
    write(root, { "a.txt": "after\n" });
    git(root, "add", "a.txt");
    const { text, problems } = await shadowed(root, args);
    expect(text).toContain(args[0] === "diff" ? "-before\n+after\n" : "+before\n");
    expect(problems).toEqual([]);
  });

  it("reads the objects that the repository borrows", async () => {
    const lender = repositoryWith({ "a.txt": "a" });
    const root = join(temporaryFolder(), "borrower");
    git(lender, "clone", "-q", "--shared", ".", root);
    expect((await shadowed(root, ["cat-file", "blob", "HEAD:a.txt"])).text).toBe("a");
  });

  it("takes another index where told to", async () => {
    const root = repositoryWith({ "a.txt": "a" });
    const indexFile = join(temporaryFolder(), "next-index");
    write(root, { "b.txt": "" });
    git(root, "read-tree", `--index-output=${join(root, ".git/next")}`, "HEAD");
    writeFileSync(indexFile, "");
    rmSync(indexFile);
    git(root, "-c", "core.splitIndex=false", "add", "b.txt");
    symlinkSync(join(root, ".git/next"), indexFile);
    expect((await shadowed(root, ["ls-files"], { indexFile })).text).toBe("a.txt\n");
    expect((await shadowed(root, ["ls-files"])).text).toBe("a.txt\nb.txt\n");
  });

  it("reads objects in quarantine with those of the repository", async () => {
    const root = repositoryWith({ "a.txt": "a" });
    const quarantine = join(temporaryFolder(), "incoming");
    mkdirSync(quarantine);
    const other = repositoryWith({ "b.txt": "b" });
    const blob = git(other, "rev-parse", "HEAD:b.txt");
    mkdirSync(join(quarantine, blob.slice(0, 2)));
    symlinkSync(
      join(other, ".git/objects", blob.slice(0, 2), blob.slice(2)),
      join(quarantine, blob.slice(0, 2), blob.slice(2)),
    );
    expect(await shadowed(root, ["cat-file", "blob", blob], { refs: true, quarantine })).toEqual({
      text: "b",
      problems: [],
    });
    expect((await shadowed(root, ["cat-file", "blob", "HEAD:a.txt"], { refs: true, quarantine })).text).toBe(
      "a",
    );
  });

  it("reads a HEAD and a branch that are links, as the oldest repositories have them", async () => {
    const root = repositoryWith({ "a.txt": "a" });
    rmSync(join(root, ".git/HEAD"));
    symlinkSync("refs/heads/old", join(root, ".git/HEAD"));
    symlinkSync("refs/heads/main", join(root, ".git/refs/heads/old"));
    expect((await shadowed(root, ["log", "--format=%s"])).text).toBe("one\n");
  });

  it("keeps ref names that are not UTF-8", async () => {
    const root = repositoryWith({ "a.txt": "a" });
    const name = Buffer.concat([Buffer.from(join(root, ".git/refs/heads/")), Buffer.from([0x66, 0xff])]);
    writeFileSync(name, `${git(root, "rev-parse", "HEAD")}\n`);
    expect((await shadowed(root, ["for-each-ref", "--format=%(refname)"])).text).toContain(
      "refs/heads/f\uFFFD\n",
    );
  });
});

describe("a shadow of a repository with traps", () => {
  const places = [
    "HEAD",
    "config",
    "packed-refs",
    "shallow",
    "index",
    "info/exclude",
    "objects/info/alternates",
    "refs/heads/trap",
    "logs/refs/heads/trap",
    "ORIG_HEAD",
  ];

  it.each(places)("neither hangs nor is silent where a FIFO is %s", async (name) => {
    const root = repositoryWith({ "a.txt": "a" });
    git(root, "pack-refs", "--all");
    makeFifo(join(root, ".git", name));
    const { problems } = await shadowed(root, history);
    expect(problems).toMatchObject([{ reason: "not-a-regular-file", path: join(root, ".git", name) }]);
  });

  it.each(["HEAD", "index", "packed-refs"])(
    "neither hangs nor is silent where a device is %s",
    async (name) => {
      const root = repositoryWith({ "a.txt": "a" });
      rmSync(join(root, ".git", name), { force: true });
      symlinkSync("/dev/zero", join(root, ".git", name));
      const { problems } = await shadowed(root, history);
      expect(problems).toMatchObject([{ reason: "not-a-regular-file", path: join(root, ".git", name) }]);
    },
  );

  it.each([
    "pack/pack-1.idx",
    "pack/pack-1.pack",
    "pack/multi-pack-index",
    "info/commit-graph",
    "00/00000000000000000000000000000000000000",
  ])("reads the other objects where a FIFO is %s among them", async (name) => {
    const root = repositoryWith({ "a.txt": "a" });
    const path = join(root, ".git/objects", name);
    mkdirSync(join(path, ".."), { recursive: true });
    makeFifo(path);
    const { text, problems } = await shadowed(root, ["cat-file", "blob", "HEAD:a.txt"]);
    expect(text).toBe("a");
    expect(problems).toContainEqual(expect.objectContaining({ reason: "not-a-regular-file", path }));
    const all = await shadowed(root, ["cat-file", "--batch-all-objects", "--batch-check"]);
    expect(all.text.trim().split("\n")).toHaveLength(3);
  });

  it("leaves out a lender with a FIFO, and keeps the others", async () => {
    const [good, bad] = [repositoryWith({ "g.txt": "good" }), repositoryWith({ "b.txt": "bad" })];
    const root = repositoryWith({ "a.txt": "a" });
    write(root, { ".git/objects/info/alternates": `${bad}/.git/objects\n${good}/.git/objects\n` });
    makeFifo(join(bad, ".git/objects/pack/pack-1.idx"));
    expect((await shadowed(root, ["cat-file", "blob", git(good, "rev-parse", "HEAD:g.txt")])).text).toBe(
      "good",
    );
    expect((await shadowed(root, history)).problems).toMatchObject([{ reason: "not-a-regular-file" }]);
  });

  it("says that a pack has lost its index", async () => {
    const root = repositoryWith({ "a.txt": "a" });
    git(root, "gc", "-q");
    const index = readdirSync(join(root, ".git/objects/pack")).find((name) => name.endsWith(".idx")) ?? "";
    rmSync(join(root, ".git/objects/pack", index));
    expect((await shadowed(root, ["for-each-ref"])).problems).toContainEqual(
      expect.objectContaining({ reason: "missing" }),
    );
  });

  it("says that the objects are of another format than the configuration has it", async () => {
    const root = repositoryWith({ "a.txt": "a" });
    appendFileSync(
      join(root, ".git/config"),
      "[core]\nrepositoryformatversion = 1\n[extensions]\nobjectFormat = sha256\n",
    );
    const { problems } = await shadowed(root, ["cat-file", "--batch-all-objects", "--batch-check"]);
    expect(problems).toContainEqual(
      expect.objectContaining({ reason: "malformed", path: expect.stringContaining("objects") as string }),
    );
  });

  it("says that HEAD is nonsense", async () => {
    const root = repositoryWith({ "a.txt": "a" });
    writeFileSync(join(root, ".git/HEAD"), "hello\n");
    expect((await shadowed(root, history)).problems).toMatchObject([
      { reason: "malformed", path: join(root, ".git/HEAD") },
    ]);
  });

  it("does not go round in a loop of links among the refs", async () => {
    const root = repositoryWith({ "a.txt": "a" });
    symlinkSync("..", join(root, ".git/refs/loop"));
    const { problems } = await shadowed(root, history);
    expect(problems).toMatchObject([{ reason: "not-a-regular-file", path: join(root, ".git/refs/loop") }]);
  });

  it("believes no forged commit graph", async () => {
    const root = repositoryWith({ "a.txt": "a" });
    git(root, "commit-graph", "write", "--reachable");
    const path = join(root, ".git/objects/info/commit-graph");
    rmSync(path);
    writeFileSync(path, "CGPH nonsense");
    expect(await shadowed(root, history)).toMatchObject({ text: "one\n", problems: [] });
  });
});
