import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { searchObjects } from "../../src/packs/search-objects.js";
import type { ObjectStore, ObjectType } from "../../src/packs/object-store.js";
import { randomDraw } from "../support/keys.js";
import { git, temporaryFolder, writeFiles } from "../support/temporary.js";
import {
  crc32,
  type Entry,
  idOf,
  indexBytes,
  packFiles,
  type PackFiles,
  type Piece,
  putPack,
} from "./pack-writer.js";

type Format = ObjectStore["objectFormat"];

/** Whether a store is closed, as the search tells. */
async function isClosed(
  objectFolders: readonly string[],
  objectFormat: Format = "sha1",
  jobs = 1,
): Promise<boolean> {
  const totals = await searchObjects(
    { objectFolders, objectFormat },
    { jobs, followLinks: true, onFound: () => undefined },
  );
  expect(totals.problems).toEqual([]);
  return totals.isClosed;
}

interface Stored {
  readonly oid: string;
  readonly type: ObjectType;
  readonly content: Buffer;
}

/** Writes an object as git would, whatever is in it. */
function put(objects: string, type: ObjectType, content: Buffer | string, format: Format = "sha1"): string {
  const bytes = Buffer.from(content);
  const oid = idOf(type, bytes, format).toString("hex");
  mkdirSync(join(objects, oid.slice(0, 2)), { recursive: true });
  const stored = deflateSync(Buffer.concat([Buffer.from(`${type} ${bytes.length}\0`), bytes]));
  writeFileSync(join(objects, oid.slice(0, 2), oid.slice(2)), stored);
  return oid;
}

/** A tree's bytes: `[mode, name, id]` for each entry. */
function tree(...entries: readonly (readonly [mode: string, name: string, oid: string])[]): Buffer {
  const parts = entries.flatMap(([mode, name, oid]) => [
    Buffer.from(`${mode} ${name}\0`),
    Buffer.from(oid, "hex"),
  ]);
  return Buffer.concat(parts);
}

function commit(treeOid: string, ...parents: readonly string[]): string {
  const lines = [`tree ${treeOid}`, ...parents.map((oid) => `parent ${oid}`)];
  return `${lines.join("\n")}\nauthor A <a@example.com> 1 +0000\ncommitter A <a@example.com> 1 +0000\n\nx\n`;
}

function tag(oid: string, type: string): string {
  return `object ${oid}\ntype ${type}\ntag v1\ntagger A <a@example.com> 1 +0000\n\nx\n`;
}

/** A history of commits, merges and tags with files that come and go, in which each object leads to others. */
function history(format: Format): string {
  const folder = temporaryFolder();
  git(folder, "init", "-q", `--object-format=${format}`);
  const draw = randomDraw(`links ${format}`);
  const number = (below: number): number => parseInt(draw("0123456789", 6), 10) % below;
  const stream: string[] = [];
  for (let version = 0; version < 12; version++) {
    stream.push(
      `commit refs/heads/${version % 5 === 4 ? "side" : "main"}`,
      `mark :${version + 1}`,
      `committer A <a@example.com> ${1_700_000_000 + version} +0000\ndata 1\nx`,
      ...(version > 4 && version % 5 === 0 ? [`merge :${version}`] : []),
    );
    for (let change = 0; change < 3; change++) {
      const name = `${["", "lib/", "lib/deep/", "test/"][number(4)] ?? ""}file${number(12)}.txt`;
      const content = draw("abc \n", 20 + number(40));
      stream.push(`M 100644 inline ${name}\ndata ${content.length}\n${content}`);
    }
  }
  execFileSync("git", ["fast-import", "--quiet"], { cwd: folder, input: `${stream.join("\n")}\n` });
  git(folder, "tag", "-a", "v1", "-m", "tag", "main");
  git(folder, "tag", "-a", "v2", "-m", "tag of a tag", "v1");
  git(folder, "tag", "-a", "files", "-m", "tag of a tree", "main^{tree}");
  return folder;
}

function readAll(folder: string): Stored[] {
  const listed = git(folder, "cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype)");
  return listed
    .trim()
    .split("\n")
    .map((line) => {
      const [oid = "", type = ""] = line.split(" ");
      const content = execFileSync("git", ["cat-file", type, oid], { cwd: folder });
      return { oid, type: type as ObjectType, content };
    });
}

/** The slow way: every id that an object refers to. */
function referencesOf({ type, content }: Omit<Stored, "oid">, length: number): string[] {
  const text = content.toString("latin1");
  if (type === "blob") return [];
  if (type !== "tree")
    return [...text.matchAll(/^(?:tree|parent|object) ([0-9a-f]+)$/gmu)].map(([, oid]) => oid ?? "");
  const found: string[] = [];
  for (let at = 0; at < content.length;) {
    const end = content.indexOf(0, at) + 1;
    if (!text.startsWith("160000 ", at)) found.push(content.toString("hex", end, end + length));
    at = end + length;
  }
  return found;
}

describe("a store is closed", () => {
  it.each(["sha1", "sha256"] as const)(
    "where nothing is missing: loose, packed in any way, and with alternates (%s)",
    async (format) => {
      const folder = history(format);
      const objects = join(folder, ".git/objects");
      expect(await isClosed([objects], format)).toBe(true);
      for (const settings of [[], ["-c", "repack.useDeltaBaseOffset=false"], ["-c", "pack.indexVersion=1"]]) {
        git(folder, ...settings, "repack", "-adfq", "--depth=20", "--window=50");
        expect(await isClosed([objects], format), settings.join(" ")).toBe(true);
      }
      const borrower = join(temporaryFolder(), "borrower");
      git(folder, "clone", "-q", "--shared", ".", borrower);
      writeFiles(borrower, { "own.txt": "own" });
      git(borrower, "add", "own.txt");
      git(borrower, "commit", "-qm", "own");
      const own = join(borrower, ".git/objects");
      expect(await isClosed([own, objects], format, 2)).toBe(true);
      expect(await isClosed([own], format)).toBe(false);
    },
  );

  it("though the commit of a submodule is elsewhere", async () => {
    const objects = join(temporaryFolder(), "objects");
    put(objects, "commit", commit(put(objects, "tree", tree(["160000", "sub", "12".repeat(20)]))));
    expect(await isClosed([objects])).toBe(true);
  });

  it("with a tree that has more entries than are looked up at a time", async () => {
    const objects = join(temporaryFolder(), "objects");
    const blob = put(objects, "blob", "x");
    const names = Array.from({ length: 3000 }, (_, index) => `file${index}`).sort();
    const entries = names.map((name) => ["100644", name, blob] as const);
    put(objects, "tree", tree(...entries));
    expect(await isClosed([objects])).toBe(true);
    put(objects, "tree", tree(...entries, ["100644", "last", "12".repeat(20)]));
    expect(await isClosed([objects])).toBe(false);
  });

  it("with a commit that has more parents than are looked up at a time", async () => {
    const objects = join(temporaryFolder(), "objects");
    const empty = put(objects, "tree", "");
    const parents = Array.from({ length: 1000 }, (_, index) =>
      put(objects, "commit", `${commit(empty)}${index}`),
    );
    put(objects, "commit", commit(empty, ...parents));
    expect(await isClosed([objects])).toBe(true);
    put(objects, "commit", commit(empty, ...parents, "12".repeat(20)));
    expect(await isClosed([objects])).toBe(false);
  });
});

describe("a store is not closed", () => {
  it.each([
    ["sha1", true],
    ["sha1", false],
    ["sha256", true],
  ] as const)(
    "where any one object is missing that another refers to (%s, offset deltas: %s)",
    async (format, hasOffsets) => {
      const folder = history(format);
      const all = readAll(folder);
      const length = format === "sha1" ? 20 : 32;
      const referred = new Set(all.flatMap((object) => referencesOf(object, length)));
      let missed = 0;
      for (const { oid } of all) {
        const store = temporaryFolder();
        mkdirSync(join(store, "pack"));
        const rest = all.filter((other) => other.oid !== oid).map((other) => `${other.oid}\n`);
        const flags = [
          "--window=50",
          "--depth=20",
          "--no-reuse-delta",
          ...(hasOffsets ? ["--delta-base-offset"] : []),
        ];
        execFileSync("git", ["pack-objects", "-q", ...flags, join(store, "pack/pack")], {
          cwd: folder,
          input: rest.join(""),
        });
        expect(await isClosed([store], format), oid).toBe(!referred.has(oid));
        if (referred.has(oid)) missed++;
      }
      expect(missed).toBeGreaterThan(40);
      expect(missed).toBeLessThan(all.length);
    },
  );

  it.each(["tree", "parent", "object"])("where a loose object has lost its %s", async (lost) => {
    const objects = join(temporaryFolder(), "objects");
    const empty = put(objects, "tree", "");
    const gone = "12".repeat(20);
    const parent = lost === "parent" ? gone : put(objects, "commit", commit(empty));
    const last = put(objects, "commit", commit(lost === "tree" ? gone : empty, parent));
    put(objects, "tag", tag(lost === "object" ? gone : last, "commit"));
    expect(await isClosed([objects])).toBe(false);
  });

  it("where what is missing differs from what is there in its last byte", async () => {
    const objects = join(temporaryFolder(), "objects");
    const blob = put(objects, "blob", "x");
    const other = blob.slice(0, -2) + (blob.endsWith("00") ? "01" : "00");
    put(objects, "tree", tree(["100644", "a", other]));
    expect(await isClosed([objects])).toBe(false);
  });

  it.each([
    ["a file is a tree", ["100644", "a", "tree"]],
    ["a file is a commit", ["100755", "a", "commit"]],
    ["a symbolic link is a tree", ["120000", "a", "tree"]],
    ["a folder is a blob", ["40000", "a", "blob"]],
    ["a folder is a commit", ["40000", "a", "commit"]],
  ] as const)("where %s", async (_, [mode, name, type]) => {
    const objects = join(temporaryFolder(), "objects");
    const empty = put(objects, "tree", "");
    const oids = {
      tree: empty,
      blob: put(objects, "blob", "x"),
      commit: put(objects, "commit", commit(empty)),
    };
    put(objects, "tree", tree([mode, name, oids[type]]));
    expect(await isClosed([objects])).toBe(false);
  });

  it("where a commit is made of what is no tree, has a parent that is no commit, or a tag lies", async () => {
    const cases: ((oids: { blob: string; tree: string }) => [ObjectType, string])[] = [
      ({ blob }) => ["commit", commit(blob)],
      ({ tree: empty }) => ["commit", commit(empty, empty)],
      ({ blob }) => ["tag", tag(blob, "tree")],
      ({ blob }) => ["tag", tag(blob, "tag")],
    ];
    for (const of of cases) {
      const objects = join(temporaryFolder(), "objects");
      const [type, content] = of({ blob: put(objects, "blob", "x"), tree: put(objects, "tree", "") });
      expect(await isClosed([objects])).toBe(true);
      put(objects, type, content);
      expect(await isClosed([objects]), content).toBe(false);
    }
  });

  it.each([
    ["a tree that is cut off", "tree", "100644 a\0short"],
    ["a tree without a mode", "tree", ` a\0${"x".repeat(20)}`],
    ["a tree with a mode that is no number", "tree", `10x644 a\0${"x".repeat(20)}`],
    ["a tree with an endless mode", "tree", `${"1".repeat(60)} a\0${"x".repeat(20)}`],
    ["a tree with an empty name", "tree", `100644 \0${"x".repeat(20)}`],
    ["a tree without an end of its name", "tree", `100644 ${"x".repeat(60)}`],
    ["a commit without a tree", "commit", "author A <a@example.com> 1 +0000\n\nx\n"],
    ["an empty commit", "commit", ""],
    ["a commit whose tree is cut off", "commit", "tree 1234\n\nx"],
    ["a commit whose tree is no number", "commit", `tree ${"xy".repeat(20)}\n\nx`],
    ["a tag of nothing", "tag", "type commit\ntag v1\n\nx"],
    ["a tag without a type", "tag", `object ${"12".repeat(20)}\ntag v1\n\nx`],
    ["a tag of an unknown type", "tag", `object ${"12".repeat(20)}\ntype thing\ntag v1\n\nx`],
  ] as const)("as far as can be told of %s", async (_, type, content) => {
    const objects = join(temporaryFolder(), "objects");
    put(objects, type, content);
    expect(await isClosed([objects])).toBe(false);
  });

  it("as far as can be told of a commit whose parent is cut off", async () => {
    const objects = join(temporaryFolder(), "objects");
    put(objects, "commit", `tree ${put(objects, "tree", "")}\nparent 1234\n\nx`);
    expect(await isClosed([objects])).toBe(false);
  });

  it("where links were not to be followed", async () => {
    const store = { objectFolders: [temporaryFolder()], objectFormat: "sha1" } as const;
    const totals = await searchObjects(store, { jobs: 1, onFound: () => undefined });
    expect(totals.isClosed).toBe(false);
  });

  it("as far as can be told of more packs than are looked through", async () => {
    const objects = join(temporaryFolder(), "objects");
    for (let index = 0; index < 65; index++) {
      putPack(objects, `${index}`, packFiles([{ content: Buffer.from(`blob ${index}`) }]));
    }
    expect(await isClosed([objects])).toBe(false);
  });
});

describe("trees that are made from one another by deltas that git would not make", () => {
  const draw = randomDraw("trees");
  const number = (below: number): number => parseInt(draw("0123456789", 6), 10) % below;

  /** Takes what it can from the base, cut wherever chance has it: within modes, names and ids. */
  function pieces(content: Buffer, base: Buffer): Piece[] {
    const made: Piece[] = [];
    for (let at = 0; at < content.length;) {
      const wanted = content.subarray(at, at + 3 + number(6));
      const places: number[] = [];
      for (let from = base.indexOf(wanted); from !== -1; from = base.indexOf(wanted, from + 1))
        places.push(from);
      const offset = places[number(Math.max(1, places.length))];
      let length = 1 + number(40);
      if (offset !== undefined && number(5) > 0) {
        let same = 0;
        while (
          at + same < content.length &&
          content[at + same] === base[offset + same] &&
          offset + same < base.length
        )
          same++;
        length = number(2) === 0 ? same : 1 + number(same);
        made.push({ offset, length });
      } else {
        length = Math.min(length, content.length - at);
        made.push({ insert: content.subarray(at, at + length) });
      }
      at += length;
    }
    return made;
  }

  function randomTree(oids: readonly string[]): Buffer {
    const names = [...new Set(Array.from({ length: number(14) }, () => draw("ab.", 1 + number(5))))];
    if (number(4) > 0) names.sort();
    return tree(
      ...names.map((name): [string, string, string] => {
        return [["100644", "100755", "120000"][number(3)] ?? "", name, oids[number(oids.length)] ?? ""];
      }),
    );
  }

  it("refer to what they say, however they were cut", async () => {
    let closed = 0;
    for (let round = 0; round < 400; round++) {
      const blobs = Array.from({ length: 8 }, (_, index) => Buffer.from(`blob ${index}`));
      const oids = blobs.map((content) => idOf("blob", content).toString("hex"));
      // Ids that look like entries, and like each other.
      const trap = Buffer.concat([
        Buffer.from("100644 a\0"),
        Buffer.from(oids[0] ?? "", "hex").subarray(0, 11),
      ]);
      const isThere = number(2) === 0 ? 8 : 7;
      const named = number(10) === 0 ? [...oids, trap.toString("hex")] : oids;
      const entries: Entry[] = blobs.slice(0, isThere).map((content) => ({ content }));
      const trees: Buffer[] = [];
      for (let index = 0; index < 6; index++) {
        const content = randomTree(named.slice(0, isThere + (number(3) === 0 ? 2 : 0)));
        if (trees.some((other) => other.equals(content))) continue;
        const from = number(trees.length + 1) - 1;
        const base = trees[from];
        entries.push(
          base === undefined || content.length === 0
            ? { type: "tree", content }
            : { base: isThere + from, baseSize: base.length, pieces: pieces(content, base) },
        );
        trees.push(content);
      }
      const objects = join(temporaryFolder(), "objects");
      const files = packFiles(entries);
      putPack(objects, "random", files);
      const present = new Set(files.written.map(({ oid }) => oid.toString("hex")));
      const expected = files.written.every((object) =>
        referencesOf(object, 20).every((oid) => present.has(oid)),
      );
      expect(await isClosed([objects]), `round ${round}`).toBe(expected);
      if (expected) closed++;
    }
    expect(closed).toBeGreaterThan(80);
    expect(closed).toBeLessThan(320);
  });

  it("are followed in a copy that is not the one that is read", async () => {
    // The larger pack is read first. The base stands in both, and in the smaller one it is not what its id says.
    const objects = join(temporaryFolder(), "objects");
    const blob = Buffer.from("blob");
    const kept = tree(["100644", "a", idOf("blob", blob).toString("hex")]);
    const lie = tree(["100644", "a", "12".repeat(20)]);
    const padding = Array.from({ length: 40 }, (_, index): Entry => ({
      content: Buffer.from(`${draw("abcdef", 200)}${index}`),
    }));
    putPack(objects, "large", packFiles([{ content: blob }, { type: "tree", content: kept }, ...padding]));
    const derived = Buffer.concat([lie, tree(["100644", "b", idOf("blob", blob).toString("hex")])]);
    const files = packFiles([
      { type: "tree", content: lie },
      {
        base: 0,
        baseSize: lie.length,
        pieces: [{ offset: 0, length: lie.length }, { insert: derived.subarray(lie.length) }],
      },
    ]);
    putPack(objects, "small", renamed(files, idOf("tree", lie), idOf("tree", kept)));
    expect(await isClosed([objects])).toBe(false);
  });
});

/** The same pack with an index that gives an object another id. */
function renamed(files: PackFiles, from: Buffer, to: Buffer) {
  const rows = files.written.map(({ oid }, index) => ({
    oid: oid.equals(from) ? to : oid,
    offset: files.offsets[index] ?? 0,
    crc: crc32(files.pack.subarray(files.offsets[index], files.offsets[index + 1] ?? -20)),
  }));
  rows.sort((a, b) => a.oid.compare(b.oid));
  return { pack: files.pack, index: indexBytes(rows, files.pack.subarray(-20), 2) };
}
