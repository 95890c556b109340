import { execFileSync } from "node:child_process";
import { readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { scan } from "../../src/scan.js";
import { tar } from "../support/archives.js";
import { gitIsAtLeast } from "../support/git-version.js";
import { gitAt, placesOf, reachesOf, scanHistory } from "../support/history.js";
import { randomBody, randomKey } from "../support/keys.js";
import { foundAt, gapsOf, scanFolder, skippedIn } from "../support/scanning.js";
import { git, temporaryFolder, writeFiles } from "../support/temporary.js";

/** What a 7z archive begins with. */
const SEVEN_ZIP = Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]);
const JANUARY = "2026-01-01T10:00:00Z";

/** A repository with one commit. */
function repository(files: Readonly<Record<string, string | Uint8Array>> = { "a.txt": "nothing\n" }): string {
  const folder = temporaryFolder();
  gitAt(folder, JANUARY, "init", "-q", "-b", "main");
  return commit(folder, files);
}

function commit(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  message = "more",
): string {
  writeFiles(folder, files);
  gitAt(folder, JANUARY, "add", "-A");
  gitAt(folder, JANUARY, "commit", "-q", "--allow-empty", "-m", message);
  return folder;
}

const line = (seed: string): string => `PICTIFY_API_KEY=${randomKey(seed)}\n`;
const gitIn =
  (folder: string) =>
  (...args: readonly string[]): string =>
    gitAt(folder, JANUARY, ...args);

function hashObject(folder: string, type: string, content: string | Uint8Array): string {
  return execFileSync("git", ["hash-object", "-w", "-t", type, "--stdin", "--literally"], {
    cwd: folder,
    input: content,
  })
    .toString()
    .trim();
}

describe("a scan of the history finds a key", () => {
  it("that was committed and removed", async () => {
    const folder = repository({ ".env": line("removed") });
    gitIn(folder)("rm", "-q", ".env");
    commit(folder, {});
    const report = await scanHistory(folder);
    expect(placesOf(report)).toEqual([".env blob"]);
    expect(report.outcome).toBe("findings");
    expect(report.coverage).toMatchObject({ commits: 2, files: 0 });
  });

  it("on every branch, tag, remote ref and unusual ref", async () => {
    const folder = repository();
    const run = gitIn(folder);
    for (const ref of ["refs/heads/b", "refs/tags/t", "refs/remotes/origin/r", "refs/pull/1/head"]) {
      run("checkout", "-q", "--detach");
      commit(folder, { [`${ref.replaceAll("/", "-")}.env`]: line(ref) });
      run("update-ref", ref, "HEAD");
      run("checkout", "-q", "main");
    }
    expect((await scanHistory(folder)).findings).toHaveLength(4);
  });

  it("in a change that was made inside of a merge, also of three branches", async () => {
    const folder = repository();
    const run = gitIn(folder);
    for (const branch of ["one", "two"]) {
      run("checkout", "-q", "-b", branch, "main");
      commit(folder, { [branch]: `${branch}\n` });
    }
    run("checkout", "-q", "main");
    run("merge", "-q", "--no-commit", "--no-ff", "one", "two");
    commit(folder, { "merged.env": line("merge") }, "octopus");
    run("rm", "-q", "merged.env");
    commit(folder, {});
    expect(placesOf(await scanHistory(folder))).toEqual(["merged.env blob"]);
  });

  it("in the root commit, whatever log.showRoot says", async () => {
    const folder = repository({ ".env": line("root") });
    git(folder, "config", "log.showRoot", "false");
    expect(placesOf(await scanHistory(folder))).toEqual([".env blob"]);
  });

  it("in files that attributes call binary, with a NUL byte, in UTF-16, in gzip", async () => {
    const key = line("binary");
    const folder = repository({
      ".gitattributes": "* -diff\n*.dat binary\n",
      "a.dat": key,
      "b.txt": `\0${key}`,
      "c.txt": Buffer.from(`\uFEFF${key}`, "utf16le"),
      "d.gz": gzipSync(key),
    });
    expect(placesOf(await scanHistory(folder))).toEqual([
      "a.dat blob",
      "b.txt blob",
      "c.txt blob",
      "d.gz blob",
    ]);
  });

  it("in an archive that is too large to be held, and says what of such is not opened", async () => {
    const members = { pad: Buffer.alloc(65 * 1024 ** 2), "k.gz": gzipSync(line("large")) };
    const folder = repository({ "a.tar": await tar(members) });
    const report = await scanHistory(folder);
    const at = report.findings.flatMap(({ locations }) => locations);
    expect(at.map(({ path, encodings }) => [path, ...encodings])).toEqual([["a.tar", "tar:k.gz", "gzip"]]);
    expect(gapsOf(report)).toEqual([]);
    commit(folder, { "b.7z": Buffer.concat([SEVEN_ZIP, Buffer.alloc(65 * 1024 ** 2)]) });
    expect(gapsOf(await scanHistory(folder))).toEqual(["unsupported-archive"]);
  });

  it("in every archive, while the names of a large index are read", async () => {
    const archives = Array.from({ length: 100 }, (_, at): [string, Buffer] => [
      `a${at}.gz`,
      gzipSync(`${line(`archive ${at}`)}${randomBody(`archive ${at}`, 3000)}`),
    ]);
    const folder = repository(Object.fromEntries(archives));
    const oid = hashObject(folder, "blob", "nothing\n");
    const entries = Array.from(
      { length: 100_000 },
      (_, at) => `100644 ${oid} 0\tfolder/some-name-${at}.txt\n`,
    );
    execFileSync("git", ["update-index", "--index-info"], { cwd: folder, input: entries.join("") });
    expect((await scanHistory(folder)).findings).toHaveLength(archives.length);
  });

  it("in an archive that comes when there is no room to hold what was found", async () => {
    const filler = Buffer.alloc(9 * 1024 ** 2, "x\n");
    const folder = repository({ "a.txt": Buffer.concat([Buffer.from(line("held")), filler]) });
    commit(folder, { "b.tgz": gzipSync(await tar({ "k.env": line("not held") })) });
    expect(placesOf(await scanHistory(folder))).toEqual(["a.txt blob", "b.tgz blob"]);
  });

  it("in a file beyond core.bigFileThreshold", async () => {
    const folder = repository({ "big.txt": `${"x\n".repeat(5000)}${line("big")}` });
    git(folder, "config", "core.bigFileThreshold", "1k");
    expect(foundAt(await scanHistory(folder))).toEqual(["big.txt:5001:17"]);
  });

  it("behind a replace ref and behind a graft", async () => {
    const folder = repository({ ".env": line("replaced") });
    const run = gitIn(folder);
    const bad = run("rev-parse", "HEAD:.env");
    const good = hashObject(folder, "blob", "nothing\n");
    run("replace", bad, good);
    commit(folder, { ".env": line("grafted") });
    const hidden = run("rev-parse", "HEAD");
    run("rm", "-q", ".env");
    commit(folder, {});
    writeFiles(folder, { ".git/info/grafts": `${run("rev-parse", "HEAD")}\n` });
    expect(hidden).toHaveLength(40);
    expect((await scanHistory(folder)).findings).toHaveLength(2);
  });

  it("in a tag on a blob, and in a tag on a tree", async () => {
    const folder = repository();
    const run = gitIn(folder);
    run("tag", "blob", hashObject(folder, "blob", line("tag on blob")));
    writeFiles(folder, { "in/tree.env": line("tag on tree") });
    run("add", "-A");
    run("tag", "-a", "-m", "a tree", "tree", run("write-tree"));
    run("rm", "-q", "-r", "--cached", "in");
    const report = await scanHistory(folder);
    expect(placesOf(report)).toEqual(["(object) blob", "in/tree.env blob"]);
    expect(reachesOf(report)).toEqual([["tag"], ["tag"]].slice(0, 1));
  });

  it("in a stash, its untracked files and its index too", async () => {
    const folder = repository();
    writeFiles(folder, { "staged.env": line("stashed index"), "untracked.env": line("stashed untracked") });
    gitIn(folder)("add", "staged.env");
    gitIn(folder)("stash", "push", "-q", "--include-untracked");
    const report = await scanHistory(folder);
    expect(placesOf(report)).toEqual(["staged.env blob", "untracked.env blob"]);
    expect(reachesOf(report)).toEqual([["stash"]]);
  });

  it("in a commit that was reset, and in one that amend replaced", async () => {
    const folder = repository();
    const run = gitIn(folder);
    commit(folder, { ".env": line("reset") });
    run("reset", "-q", "--hard", "HEAD^");
    commit(folder, { "b.env": line("amended") });
    writeFiles(folder, { "b.env": "\n" });
    run("commit", "-q", "-a", "--amend", "-m", "amended");
    const report = await scanHistory(folder);
    expect(placesOf(report)).toEqual([".env blob", "b.env blob"]);
    expect(reachesOf(report)).toEqual([["reflog"]]);
  });

  it("that nothing leads to any more, in a blob, in a commit and in a pack", async () => {
    const folder = repository();
    const run = gitIn(folder);
    hashObject(folder, "blob", line("dangling blob"));
    commit(folder, { ".env": line("dangling commit") });
    run("reset", "-q", "--hard", "HEAD^");
    run("reflog", "expire", "--expire=now", "--all");
    run("repack", "-q", "-a", "-d", "--keep-unreachable");
    const report = await scanHistory(folder);
    expect(placesOf(report)).toEqual(["(object) blob", ".env blob"]);
    expect(reachesOf(report)).toEqual([["unreachable"]]);
  });

  it("that is in the index only", async () => {
    const folder = repository();
    writeFiles(folder, { ".env": line("index") });
    gitIn(folder)("add", ".env");
    const report = await scanHistory(folder);
    expect(placesOf(report)).toEqual([".env blob"]);
    expect(reachesOf(report)).toEqual([["index"]]);
  });

  it("in the message of a commit, of a tag, in a note, and in a reflog alone", async () => {
    const folder = repository();
    const run = gitIn(folder);
    commit(folder, {}, `pictify ${randomKey("commit message")}`);
    run("tag", "-a", "-m", `pictify ${randomKey("tag message")}`, "v1");
    run("notes", "add", "-m", `pictify ${randomKey("note")}`);
    run("update-ref", "-m", `pictify ${randomKey("reflog message")}`, "HEAD", "HEAD^", "HEAD");
    const report = await scanHistory(folder);
    expect(report.findings).toHaveLength(4);
    const kinds = report.findings.flatMap(({ locations }) => locations).map(({ origin }) => origin.kind);
    expect(new Set(kinds)).toEqual(new Set(["commit-message", "tag-message", "note", "reflog"]));
  });

  it("in the message of a tag that only other tags name, as what those keep", async () => {
    const folder = repository();
    const run = gitIn(folder);
    run("tag", "-a", "-m", line("inner tag"), "v1");
    run("tag", "-a", "-m", "two", "v2", "v1");
    run("tag", "-a", "-m", "three", "v3", "v2");
    run("tag", "-d", "v1", "v2");
    const { findings } = await scanHistory(folder);
    expect(findings[0]?.locations[0]?.origin).toMatchObject({ kind: "tag-message", reach: ["tag"] });
    expect(findings[0]?.keepers).toEqual([{ kind: "ref", name: "refs/tags/v3" }]);
  });

  it("in who wrote a commit", async () => {
    const folder = repository();
    const author = `pictify ${randomKey("identity")} <a@example.test>`;
    gitIn(folder)("commit", "-q", "--allow-empty", "--author", author, "-m", "by a key");
    const report = await scanHistory(folder);
    expect(placesOf(report)).toEqual(["(object) identity"]);
    expect(JSON.stringify(report)).not.toContain(randomKey("identity"));
  });

  it("in names of branches and tags, packed or not", async () => {
    const folder = repository();
    const run = gitIn(folder);
    run("branch", `pictify-${randomKey("packed branch")}`);
    run("pack-refs", "--all");
    run("tag", `pictify/${randomKey("loose tag")}`);
    const report = await scanHistory(folder);
    expect(report.findings).toHaveLength(2);
    const places = placesOf(report);
    expect(places.every((place) => place.endsWith(" ref-name"))).toBe(true);
  });

  it("in names of files and folders, and in targets of links", async () => {
    const folder = repository({ [`pictify-${randomKey("folder")}/a.txt`]: "a\n" });
    execFileSync("ln", ["-s", `pictify/${randomKey("link")}`, join(folder, "link")]);
    commit(folder, {});
    gitIn(folder)("rm", "-q", "-r", ".");
    commit(folder, {});
    const report = await scanHistory(folder);
    expect(report.findings).toHaveLength(2);
    expect(placesOf(report).map((place) => place.split(" ").at(-1))).toEqual(["blob", "file-name"]);
  });

  it("in another work tree of the repository, and from there in this one", async () => {
    const folder = repository();
    const other = `${temporaryFolder()}/other`;
    gitIn(folder)("worktree", "add", "-q", "--detach", other);
    commit(other, { ".env": line("worktree") });
    expect(placesOf(await scanHistory(folder))).toEqual([".env blob"]);
    expect(placesOf(await scanHistory(other))).toEqual([".env blob"]);
  });

  it("in objects that are borrowed from another repository", async () => {
    const source = repository({ ".env": line("borrowed") });
    const folder = `${temporaryFolder()}/clone`;
    git(source, "clone", "-q", "--shared", "--no-checkout", source, folder);
    expect(placesOf(await scanHistory(folder))).toEqual([".env blob"]);
  });

  it("in a bare repository, in one of SHA-256, and in one with its git folder elsewhere", async () => {
    const files = { ".env": line("everywhere") };
    const bare = `${temporaryFolder()}/bare.git`;
    const source = repository(files);
    git(source, "clone", "-q", "--bare", source, bare);
    const sha256 = temporaryFolder();
    git(sha256, "init", "-q", "--object-format=sha256", "-b", "main");
    commit(sha256, files);
    const apart = temporaryFolder();
    git(apart, "init", "-q", "-b", "main", `--separate-git-dir=${temporaryFolder()}/git`);
    commit(apart, files);
    for (const folder of [bare, sha256, apart]) {
      expect(placesOf(await scanHistory(folder)), folder).toEqual([".env blob"]);
    }
  });
});

describe("a scan of the history tells", () => {
  it("the same fingerprint as a scan of files, of the index, of a range and of a fresh clone", async () => {
    const folder = repository();
    writeFiles(folder, { ".env": line("everywhere the same") });
    const inFile = await scanFolder(folder);
    gitIn(folder)("add", "-A");
    const staged = await scan({ cwd: folder, staged: true });
    commit(folder, {});
    const inRange = await scan({ cwd: folder, range: "HEAD^..HEAD" });
    const clone = `${temporaryFolder()}/clone`;
    git(folder, "clone", "-q", folder, clone);
    const reports = [inFile, staged, inRange, await scanHistory(folder), await scanHistory(clone)];
    const prints = reports.map(({ findings }) =>
      findings.flatMap(({ rule, fingerprint }) => (rule === "pictify-key" ? [fingerprint] : [])),
    );
    expect(prints[0]).toHaveLength(1);
    expect(new Set(prints.map((print) => print.join()))).toEqual(new Set([prints[0]?.join()]));
  });

  it("when a key came and went, by whom, and for how many days", async () => {
    const folder = repository();
    const at = (date: string, files: Readonly<Record<string, string>>, message: string): string => {
      writeFiles(folder, files);
      gitAt(folder, date, "add", "-A");
      gitAt(folder, date, "commit", "-q", "-m", message);
      return gitAt(folder, date, "rev-parse", "HEAD");
    };
    const first = at("2026-01-02T00:00:00Z", { ".env": line("exposed") }, "in");
    const last = at("2026-01-05T00:00:00Z", { ".env": `${line("exposed")}A=1\n` }, "still");
    const removed = at("2026-01-12T12:00:00Z", { ".env": "A=1\n" }, "out");
    const [finding] = (await scanHistory(folder)).findings;
    expect(finding?.exposure).toEqual({
      first: { hash: first, author: "Ada <ada@example.test>", date: "2026-01-02T00:00:00Z" },
      last: { hash: last, author: "Ada <ada@example.test>", date: "2026-01-05T00:00:00Z" },
      removedIn: [{ hash: removed, author: "Ada <ada@example.test>", date: "2026-01-12T12:00:00Z" }],
      stillIn: [],
      days: 10,
    });
  });

  it("which refs still hold a key, and from where it can be reached", async () => {
    const folder = repository({ ".env": line("still") });
    const run = gitIn(folder);
    run("branch", "old");
    run("tag", "-a", "-m", "one", "v1");
    run("rm", "-q", ".env");
    commit(folder, {});
    const [finding] = (await scanHistory(folder)).findings;
    expect(finding?.exposure?.stillIn).toEqual(["refs/heads/old", "refs/tags/v1"]);
    const [location] = finding?.locations ?? [];
    expect(location?.origin).toMatchObject({ kind: "blob", reach: ["head", "branch", "tag", "reflog"] });
  });

  it("that a key which moved to another file never left", async () => {
    const folder = repository({ "a.env": line("moved") });
    gitIn(folder)("mv", "a.env", "b.env");
    commit(folder, { "b.env": `# moved\n${line("moved")}` });
    const [finding] = (await scanHistory(folder)).findings;
    expect(finding?.exposure).toMatchObject({ removedIn: [], stillIn: ["refs/heads/main"] });
    expect(finding?.locations.map(({ path }) => path)).toEqual(["a.env", "b.env"]);
  });

  it("that a merge took a key out", async () => {
    const folder = repository();
    const run = gitIn(folder);
    run("checkout", "-q", "-b", "leak");
    commit(folder, { "leak.env": line("merged out") });
    run("checkout", "-q", "main");
    commit(folder, { "b.txt": "b\n" });
    run("merge", "-q", "--no-commit", "--no-ff", "leak");
    run("rm", "-q", "-f", "leak.env");
    run("commit", "-q", "-m", "merge");
    const merge = run("rev-parse", "HEAD");
    const [finding] = (await scanHistory(folder)).findings;
    expect(finding?.exposure?.removedIn.map(({ hash }) => hash)).toEqual([merge]);
    expect(finding?.exposure?.stillIn).toEqual(["refs/heads/leak"]);
  });

  it("whose a key is by the commit that it is from", async () => {
    const folder = repository({
      "package.json": JSON.stringify({ dependencies: { "@clerk/nextjs": "1.0.0" } }),
      "key.txt": `${randomKey("bare", "live", 44)}\n`,
    });
    gitIn(folder)("rm", "-q", "-r", ".");
    commit(folder, { "a.txt": "a\n" });
    const report = await scanHistory(folder);
    expect(report.findings.map(({ rule }) => rule)).not.toContain("pictify-key");
  });

  it("nothing of another vendor's keys", async () => {
    const stripe = `STRIPE_PUBLISHABLE_KEY=${randomKey("stripe", "live", 24)}\n`;
    const report = await scanHistory(repository({ "stripe.env": stripe }));
    expect(report).toMatchObject({ outcome: "clean", notOurs: [{ vendor: "stripe", count: 1 }] });
  });

  it("nothing of paths that are excluded, and that they are", async () => {
    const folder = repository({ "fixtures/a.env": line("excluded"), "b.env": line("kept") });
    const report = await scanHistory(folder, { exclude: ["fixtures/"] });
    expect(placesOf(report)).toEqual(["b.env blob"]);
    expect(skippedIn(report)).toEqual(["fixtures/ excluded"]);
  });
});

describe("a scan of the history is incomplete", () => {
  it("in a shallow clone", async () => {
    const source = repository();
    commit(source, { "b.txt": "b\n" });
    const folder = `${temporaryFolder()}/clone`;
    git(source, "clone", "-q", "--depth=1", `file://${source}`, folder);
    const report = await scanHistory(folder);
    expect(report.outcome).toBe("incomplete");
    expect(report.coverage.incomplete).toContainEqual({
      reason: "shallow-clone",
      fix: "git fetch --unshallow",
    });
  });

  it.each(["blob:none", "tree:0"])(
    "in a partial clone (%s), until its one advice is followed",
    async (filter) => {
      const source = repository({ "a.txt": "a\n", "d/b.txt": "b\n" });
      git(source, "config", "uploadpack.allowFilter", "true");
      commit(source, { "a.txt": "b\n" });
      const folder = `${temporaryFolder()}/clone`;
      git(source, "clone", "-q", `--filter=${filter}`, "--no-checkout", `file://${source}`, folder);
      const report = await scanHistory(folder);
      expect(report.outcome).toBe("incomplete");
      expect(gapsOf(report)).toEqual(["partial-clone"]);
      const range = { cwd: folder, range: "HEAD~1..HEAD", jobs: 1 };
      expect(gapsOf(await scan(range))).toEqual(["partial-clone"]);
      const advice = report.coverage.incomplete[0]?.fix.split(" (git 2.36 or newer), or clone it again");
      expect(advice).toEqual(["git fetch --refetch --no-filter", " without --filter"]);
      if (gitIsAtLeast(36)) git(folder, ...(advice?.[0] ?? "").split(" ").slice(1));
      else {
        rmSync(folder, { recursive: true });
        git(source, "clone", "-q", `file://${source}`, folder);
      }
      expect((await scanHistory(folder)).outcome).toBe("clean");
      expect((await scan(range)).outcome).toBe("clean");
    },
  );

  it("where an object that something leads to is missing", async () => {
    const folder = repository();
    const oid = gitIn(folder)("rev-parse", "HEAD:a.txt");
    rmSync(join(folder, ".git/objects", oid.slice(0, 2), oid.slice(2)));
    expect((await scanHistory(folder)).outcome).toBe("incomplete");
  });

  it("where an object is broken, loose or in a pack, and finds what can be read", async () => {
    for (const packed of [false, true]) {
      const folder = repository({ "a.env": line("broken"), "b.txt": "nothing\n".repeat(100) });
      const run = gitIn(folder);
      const oid = run("rev-parse", "HEAD:b.txt");
      let file = join(folder, ".git/objects", oid.slice(0, 2), oid.slice(2));
      if (packed) {
        run("repack", "-q", "-a", "-d");
        const packs = join(folder, ".git/objects/pack");
        file = join(packs, readdirSync(packs).find((name) => name.endsWith(".pack")) ?? "");
      }
      execFileSync("chmod", ["u+w", file]);
      execFileSync("dd", [
        "if=/dev/zero",
        `of=${file}`,
        "bs=1",
        "count=8",
        `seek=${Math.max(4, statSync(file).size - 40)}`,
        "conv=notrunc",
        "status=none",
      ]);
      const report = await scanHistory(folder);
      expect(report.coverage.incomplete.length, `packed: ${String(packed)}`).toBeGreaterThan(0);
      expect(report.outcome).not.toBe("clean");
    }
  });

  it("where a message holds more than is decoded, in a range too", async () => {
    const bomb = gzipSync(Buffer.alloc(16 * 1024 * 1024)).toString("base64");
    const folder = commit(repository(), {}, bomb);
    const oid = gitIn(folder)("rev-parse", "HEAD");
    const told = `.git/objects/${oid.slice(0, 2)}/${oid.slice(2)} decode-limit`;
    for (const report of [await scanHistory(folder), await scan({ cwd: folder, range: "HEAD^..HEAD" })]) {
      // The reflogs repeat it.
      expect(skippedIn(report)).toContain(told);
      expect(report.outcome).toBe("incomplete");
    }
  });

  it("where a reflog holds more than is decoded", async () => {
    const folder = repository();
    const bomb = gzipSync(Buffer.alloc(16 * 1024 * 1024)).toString("base64");
    gitIn(folder)("update-ref", "-m", bomb, "refs/heads/b", "HEAD");
    const report = await scanHistory(folder);
    expect(skippedIn(report)).toEqual([".git/logs/refs/heads/b decode-limit"]);
  });

  it("where a ref leads to nothing", async () => {
    const folder = repository();
    writeFileSync(join(folder, ".git/refs/heads/gone"), `${"1".repeat(40)}\n`);
    expect((await scanHistory(folder)).outcome).toBe("incomplete");
  });
});

describe("a scan of the history says, and is clean all the same", () => {
  it("that a repository is empty", async () => {
    const folder = temporaryFolder();
    git(folder, "init", "-q");
    expect(await scanHistory(folder)).toMatchObject({
      outcome: "clean",
      coverage: { objects: 0, commits: 0 },
    });
  });

  it("that there are submodules", async () => {
    const folder = repository();
    gitIn(folder)("update-index", "--add", "--cacheinfo", `160000,${"1".repeat(40)},sub`);
    gitIn(folder)("commit", "-q", "-m", "a submodule");
    const report = await scanHistory(folder);
    expect(skippedIn(report)).toEqual(["sub submodule"]);
    expect(report.outcome).toBe("clean");
    expect((await scanHistory(folder, { strict: true })).outcome).toBe("incomplete");
  });
});

describe("a scan of the history refuses", () => {
  it("what is in no repository", async () => {
    await expect(scanHistory(temporaryFolder())).rejects.toThrow(/not in a git repository/u);
  });

  it("to be a scan of the index or of a range as well", async () => {
    await expect(scanHistory(repository(), { staged: true })).rejects.toThrow(/exclude each other/u);
  });
});
