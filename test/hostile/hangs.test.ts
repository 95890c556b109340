import { createHash } from "node:crypto";
import { truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { indexBytes, packFiles, putPack } from "../packs/pack-writer.js";
import { git, writeFiles } from "../support/temporary.js";
import { commitOf, treeOf, writeLoose, writeObject } from "./plumbing.js";
import { busyRepository, cleanRepository, keyLine } from "./repositories.js";
import { runEveryWay } from "./running.js";

/** Two ids that no content has. */
const [FIRST, SECOND] = ["aa".repeat(20), "bb".repeat(20)] as const;
const CIRCLE = /malformed|circular|missing/u;
const ENDED = /git-killed|timed-out|too-many/u;
const LARGE = /git-too-large/u;

/** Commits a tree on top of what is there. */
function commitTree(root: string, tree: string): void {
  const parent = git(root, "rev-parse", "HEAD").trim();
  setMain(root, writeObject(root, "commit", commitOf(tree, [parent])));
}

function setMain(root: string, oid: string): void {
  writeFiles(root, { ".git/refs/heads/main": `${oid}\n` });
}

/** Puts both ids into a pack, each made from the other; or each into a pack of its own. */
function putCircle(root: string, groups: readonly (readonly string[])[] = [[FIRST, SECOND]]): void {
  for (const [number, ids] of groups.entries()) {
    const entries = ids.map((oid) => ({
      base: Buffer.from(oid === FIRST ? SECOND : FIRST, "hex"),
      baseSize: 1,
      pieces: [{ insert: Buffer.from("x") }],
    }));
    const { pack, offsets } = packFiles(entries);
    const rows = ids.map((oid, at) => ({ oid: Buffer.from(oid, "hex"), offset: offsets[at] ?? 0, crc: 0 }));
    const index = indexBytes(rows, pack.subarray(-20), 1);
    putPack(join(root, ".git/objects"), `circle${number}`, { pack, index });
  }
}

/** A tree of ten entries that are the same tree, and so on down to files: ten thousand million paths in eleven objects. */
function treeBomb(root: string, content = "x\n"): string {
  let [mode, oid] = ["100644", writeObject(root, "blob", content)];
  for (let level = 0; level < 10; level++) {
    const entries = Array.from({ length: 10 }, (_, at) => [mode, String(at), oid] as const);
    [mode, oid] = ["40000", writeObject(root, "tree", treeOf(...entries))];
  }
  return oid;
}

/** An index of one folder that was not read into it (gitformat-index(5), sparse directory entries). */
function sparseIndex(tree: string): Buffer {
  const entry = Buffer.alloc(72);
  entry.writeUInt32BE(0o40000, 24);
  entry.write(tree, 40, "hex");
  // Two bytes of name, and a second word of flags: the entry is not in the work tree.
  entry.writeUInt16BE(0x4002, 60);
  entry.writeUInt16BE(0x4000, 62);
  entry.write("d/", 64);
  const head = Buffer.from("DIRC\0\0\0\u0003\0\0\0\u0001", "latin1");
  const body = Buffer.concat([head, entry, Buffer.from("sdir\0\0\0\0", "latin1")]);
  return Buffer.concat([body, createHash("sha1").update(body).digest()]);
}

function grow(root: string, path: string, bytes: number): void {
  writeFileSync(join(root, path), "", { flag: "a" });
  truncateSync(join(root, path), bytes);
}

/** What holds a git up, the codes of a scan of files, history, index and the last commit, and what is said of it. */
const STATES: Record<string, readonly [string, RegExp, (root: string) => void]> = {
  "the last commit is made from itself": [
    "0333",
    CIRCLE,
    (root) => {
      putCircle(root);
      setMain(root, FIRST);
    },
  ],
  "the last tree is made from itself": [
    "0333",
    CIRCLE,
    (root) => {
      putCircle(root);
      commitTree(root, FIRST);
    },
  ],
  "a blob of the last commit is made from itself": [
    "0303",
    CIRCLE,
    (root) => {
      putCircle(root);
      commitTree(root, writeObject(root, "tree", treeOf(["100644", "x", FIRST])));
    },
  ],
  "a blob that is staged is made from itself": [
    "0330",
    CIRCLE,
    (root) => {
      putCircle(root);
      git(root, "update-index", "--add", "--cacheinfo", `100644,${FIRST},x.txt`);
    },
  ],
  "trees of two packs are made from each other": [
    "0333",
    /missing-base|git-failed/u,
    (root) => {
      putCircle(root, [[FIRST], [SECOND]]);
      commitTree(root, FIRST);
    },
  ],
  "a tag is made from itself": [
    "0300",
    CIRCLE,
    (root) => {
      putCircle(root);
      writeFiles(root, { ".git/refs/tags/x": `${FIRST}\n` });
    },
  ],
  "the last tree has more paths than there is time": [
    "0033",
    ENDED,
    (root) => {
      commitTree(root, treeBomb(root));
    },
  ],
  "the index names a folder with more paths than there is memory": [
    "3330",
    ENDED,
    (root) => {
      for (const name of ["core.sparseCheckout", "core.sparseCheckoutCone", "index.sparse"])
        git(root, "config", name, "true");
      writeFileSync(join(root, ".git/index"), sparseIndex(treeBomb(root)));
    },
  ],
  "the last tree holds itself, twice": [
    "0333",
    /git-failed|git-killed|mismatch/u,
    (root) => {
      const tree = treeOf(["40000", "a", FIRST], ["40000", "b", FIRST]);
      writeLoose(root, FIRST, deflateSync(Buffer.concat([Buffer.from(`tree ${tree.length}\0`), tree])));
      commitTree(root, FIRST);
    },
  ],
  "trees of a pack hold each other, by what its index says": [
    "0033",
    /git-failed|git-killed/u,
    (root) => {
      const trees = [SECOND, FIRST].map((oid) => treeOf(["40000", "a", oid], ["40000", "b", oid]));
      const { pack, offsets } = packFiles(trees.map((content) => ({ content, type: "tree" })));
      const rows = [FIRST, SECOND].map((oid, at) => ({
        oid: Buffer.from(oid, "hex"),
        offset: offsets[at] ?? 0,
        crc: 0,
      }));
      const index = indexBytes(rows, pack.subarray(-20), 1);
      putPack(join(root, ".git/objects"), "lie", { pack, index });
      commitTree(root, FIRST);
    },
  ],
  "a .gitignore fits in more ways than there is time": [
    "3000",
    ENDED,
    (root) => {
      writeFiles(root, { ".gitignore": `${"**/*a*/".repeat(30)}b\n`, [`${"aa/".repeat(60)}c`]: "" });
    },
  ],
  "a .gitignore has many stars": [
    "0000",
    /^$/u,
    (root) => {
      writeFiles(root, { ".gitignore": `${"*a".repeat(30)}*b\n`, ["a".repeat(250)]: "" });
    },
  ],
  "packed-refs is larger than a text can be": [
    "0333",
    LARGE,
    (root) => {
      grow(root, ".git/packed-refs", 1.9e9);
    },
  ],
  "the index is larger than memory should be": [
    "3330",
    LARGE,
    (root) => {
      grow(root, ".git/index", 1.9e9);
    },
  ],
  "a reflog is larger than a text can be": [
    "0300",
    LARGE,
    (root) => {
      grow(root, ".git/logs/HEAD", 1.9e9);
    },
  ],
  "the commits of a shallow clone are larger than a text can be": [
    "0333",
    LARGE,
    (root) => {
      grow(root, ".git/shallow", 1.9e9);
    },
  ],
  "a loose object is millions of blocks with nothing in them": [
    "0300",
    /malformed/u,
    (root) => {
      const block = Buffer.from([0, 0, 0, 0xff, 0xff]);
      writeLoose(root, FIRST, Buffer.concat([Buffer.from([0x78, 1]), Buffer.alloc(20_000_000, block)]));
    },
  ],
  "a loose object holds much more than it says": [
    "0300",
    /excess/u,
    (root) => {
      writeLoose(root, FIRST, deflateSync(`blob 5\0${"x".repeat(30_000_000)}`));
    },
  ],
};

describe("nothing is held up where", () => {
  it.each(Object.keys(STATES))("%s", async (name) => {
    const root = cleanRepository();
    const [expected = "", told, make] = STATES[name] ?? [];
    make?.(root);
    const runs = await runEveryWay(root);
    expect(runs.map(({ code }) => code).join(""), runs.map(({ stderr }) => stderr).join("")).toBe(expected);
    for (const { code, gaps } of runs) if (code === 3) expect(gaps).toMatch(told ?? "");
  });

  it("a key is found beside what goes round in circles", async () => {
    const root = busyRepository();
    putCircle(root);
    writeFiles(root, { ".git/refs/heads/other": `${FIRST}\n` });
    const [files, history] = await runEveryWay(root);
    expect([files?.code, history?.code]).toEqual([1, 1]);
    expect(history?.gaps).toMatch(CIRCLE);
  });

  it("a key is in a tree with more paths than there is time", async () => {
    const root = cleanRepository();
    commitTree(root, treeBomb(root, keyLine("bomb")));
    const [history] = await runEveryWay(root, [["--history"]]);
    expect(history?.code).toBe(1);
    expect(history?.gaps).toMatch(ENDED);
  });

  it("a tag is named that leads to a tree with more paths than there is memory", async () => {
    const root = cleanRepository();
    writeFiles(root, { ".git/refs/tags/bomb": `${treeBomb(root)}\n` });
    const [range] = await runEveryWay(root, [["--range", "HEAD..bomb"]]);
    expect(range?.code).toBe(3);
    expect(range?.gaps).toMatch(ENDED);
  });
});
