import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { scan } from "../../src/scan.js";
import { keylint } from "../support/command-line.js";
import { placesOf } from "../support/history.js";
import { randomKey } from "../support/keys.js";
import { foundAt, gapsOf } from "../support/scanning.js";
import { git, temporaryFolder, writeFiles } from "../support/temporary.js";

const line = (seed: string): string => `PICTIFY_API_KEY=${randomKey(seed)}\n`;
const ZERO = "0".repeat(40);

function repository(files: Readonly<Record<string, string>> = { "a.txt": "nothing\n" }): string {
  const folder = temporaryFolder();
  git(folder, "init", "-q");
  return commit(folder, files, "one");
}

function commit(folder: string, files: Readonly<Record<string, string>>, message = "more"): string {
  writeFiles(folder, files);
  git(folder, "add", "-A");
  git(folder, "commit", "-q", "--allow-empty", "-m", message);
  return folder;
}

const range = (folder: string, of: string) => scan({ cwd: folder, range: of });

describe("a scan of a range finds", () => {
  it("what a commit in it added, also where a later one removed it", async () => {
    const folder = repository({ "old.env": line("old") });
    commit(folder, { ".env": line("in between") });
    git(folder, "rm", "-q", ".env");
    commit(folder, {});
    const report = await range(folder, "HEAD~2..HEAD");
    expect(foundAt(report)).toEqual([".env:1:17"]);
    expect(report.coverage.commits).toBe(2);
    expect(report.findings[0]?.locations[0]?.origin).toMatchObject({
      kind: "blob",
      commit: git(folder, "rev-parse", "HEAD~1").trim(),
    });
  });

  it("only lines that are new in a file that held a key before", async () => {
    const folder = repository({ ".env": line("before") });
    commit(folder, { ".env": `A=1\n${line("before")}${line("after")}` });
    expect(foundAt(await range(folder, "HEAD~1..HEAD"))).toEqual([".env:3:17"]);
  });

  it("messages, authors, and new names", async () => {
    const folder = repository();
    commit(folder, { [`pictify-${randomKey("name")}`]: "" }, `pictify ${randomKey("message")}`);
    git(
      folder,
      "commit",
      "-q",
      "--allow-empty",
      "--author",
      `pictify ${randomKey("author")} <a@b.c>`,
      "-m",
      "x",
    );
    const report = await range(folder, "HEAD~2..");
    const kinds = report.findings.flatMap(({ locations }) => locations.map(({ origin }) => origin.kind));
    expect(kinds.sort()).toEqual(["commit-message", "file-name", "identity"]);
    expect(JSON.stringify(report)).not.toContain(randomKey("author"));
  });

  it("what was made inside of a merge, and not what it only joins", async () => {
    const folder = repository();
    git(folder, "checkout", "-q", "-b", "other");
    commit(folder, { "b.env": line("of the branch") });
    git(folder, "checkout", "-q", "main");
    commit(folder, { "c.txt": "c\n" });
    git(folder, "merge", "-q", "--no-commit", "--no-ff", "other");
    commit(folder, { "evil.env": line("of the merge") }, "merge");
    expect(placesOf(await range(folder, "other..HEAD"))).toEqual(["evil.env blob"]);
    expect(placesOf(await range(folder, "main~1..HEAD"))).toEqual(["b.env blob", "evil.env blob"]);
  });

  it("everything that the end leads to where the start is an id of zeros", async () => {
    const folder = repository({ ".env": line("root") });
    commit(folder, { "b.txt": "b\n" });
    expect(foundAt(await range(folder, `${ZERO}..HEAD`))).toEqual([".env:1:17"]);
  });

  it("both sides of three dots", async () => {
    const folder = repository({ "base.env": line("base") });
    git(folder, "checkout", "-q", "-b", "other");
    commit(folder, { "b.env": line("other side") });
    git(folder, "checkout", "-q", "main");
    commit(folder, { "c.env": line("this side") });
    expect(placesOf(await range(folder, "main...other"))).toEqual(["b.env blob", "c.env blob"]);
  });

  it("the message of a tag that ends it, and what a tag on a tree holds", async () => {
    const folder = repository();
    git(folder, "tag", "-a", "-m", `pictify ${randomKey("tag")}`, "v1");
    expect(placesOf(await range(folder, "HEAD..v1"))).toEqual(["(object) tag-message"]);
    writeFiles(folder, { "tree.env": line("tree") });
    git(folder, "add", "-A");
    git(folder, "tag", "tree", git(folder, "write-tree").trim());
    expect(placesOf(await range(folder, "HEAD..tree"))).toEqual(["tree.env blob"]);
  });

  it("what hooks ask for: what a remote does not have, and names of refs", async () => {
    const source = repository({ ".env": line("pushed before") });
    const folder = `${temporaryFolder()}/clone`;
    git(source, "clone", "-q", source, folder);
    commit(folder, { "new.env": line("not pushed yet") });
    const tip = git(folder, "rev-parse", "HEAD").trim();
    const spec = { include: [tip], exclude: ["1".repeat(40)], excludeRemote: "origin" };
    const refNames = [`refs/heads/pictify-${randomKey("ref")}`];
    const report = await scan({ cwd: folder, range: { ...spec, refNames } });
    expect(placesOf(report).map((place) => place.split(" ").at(-1))).toEqual(["ref-name", "blob"]);
    expect(report.outcome).toBe("findings");
  });
});

describe("a scan of a range is clean", () => {
  it("where no commit is in it", async () => {
    expect(await range(repository(), "HEAD..HEAD")).toMatchObject({
      outcome: "clean",
      coverage: { commits: 0 },
    });
  });

  it("where it ends at an id of zeros, as for a branch that is deleted", async () => {
    expect(await range(repository({ ".env": line("deleted") }), `HEAD..${ZERO}`)).toMatchObject({
      outcome: "clean",
    });
  });
});

describe("a scan of a range is never clean by accident", () => {
  it.each([
    "nowhere..HEAD",
    `${"1".repeat(40)}..HEAD`,
    "HEAD..nowhere",
    "HEAD",
    "",
    "-x..HEAD",
    "HEAD..--all",
  ])("but refuses %j", (of) => {
    const { code, stderr } = keylint(repository(), [`--range=${of}`]);
    expect(code).toBe(2);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  it("where history is cut off inside of the range, and only there", async () => {
    const source = repository();
    for (const name of ["b", "c", "d"]) commit(source, { [name]: name });
    const folder = `${temporaryFolder()}/clone`;
    git(source, "clone", "-q", "--depth=3", `file://${source}`, folder);
    expect((await range(folder, "HEAD~1..HEAD")).outcome).toBe("clean");
    expect(gapsOf(await range(folder, `${ZERO}..HEAD`))).toEqual(["shallow-clone"]);
    await expect(range(folder, "HEAD~3..HEAD")).rejects.toThrow(/unshallow/u);
  });

  it("where a blob of it is missing", async () => {
    const folder = repository();
    commit(folder, { "b.txt": "lost\n" });
    const oid = git(folder, "rev-parse", "HEAD:b.txt").trim();
    rmSync(join(folder, ".git/objects", oid.slice(0, 2), oid.slice(2)));
    expect((await range(folder, "HEAD~1..HEAD")).outcome).toBe("incomplete");
  });
});
