import { execFileSync } from "node:child_process";
import { readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { listObjects } from "../../src/packs/list-objects.js";
import { searchObjects } from "../../src/packs/search-objects.js";
import { gitIsAtLeast } from "../support/git-version.js";
import { randomBody, randomDraw, randomKey } from "../support/keys.js";
import { git, temporaryFolder, writeFiles } from "../support/temporary.js";
import { kindsIn, PROGRAM, search, type Searched } from "./searching.js";

type Format = "sha1" | "sha256";

/** A repository with a history of many similar files, in which the literals of the tests come and go. */
function similarFiles(format: Format, versions: number, lines = 60): string {
  const folder = temporaryFolder();
  git(folder, "init", "-q", `--object-format=${format}`);
  const draw = randomDraw(`${format}${versions}`);
  const text = Array.from({ length: lines }, () => draw("abcd    \n", 40));
  const stream: string[] = [];
  for (let version = 0; version < versions; version++) {
    const changed = Number(draw("123", 1));
    for (let change = 0; change < changed; change++) {
      const at = parseInt(draw("0123456789", 4), 10) % text.length;
      const line = text[at] ?? "";
      const cut = parseInt(draw("0123456789", 2), 10) % line.length;
      text[at] = `${line.slice(0, cut)}${draw("abcd", 3)}${line.slice(cut + 2)}`;
    }
    const content = text.join("\n");
    const message = draw("abcd ", 30);
    stream.push(
      "commit refs/heads/main",
      `committer A <a@example.com> ${1_700_000_000 + version} +0000`,
      `data ${message.length}`,
      message,
      `M 100644 inline file${version % 5}.txt`,
      `data ${content.length}`,
      content,
    );
  }
  execFileSync("git", ["fast-import", "--quiet"], { cwd: folder, input: `${stream.join("\n")}\n` });
  git(folder, "tag", "-a", "v1", "-m", "a tag with abcd in it", "main");
  return folder;
}

/** Every object as git gives it: its kinds of literals, by id. */
function searchWithGit(folder: string) {
  const output = execFileSync("git", ["cat-file", "--batch-all-objects", "--batch", "--unordered"], {
    cwd: folder,
    maxBuffer: 2 ** 30,
  });
  const kinds: [string, number][] = [];
  const oids: string[] = [];
  let bytes = 0;
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(10, at);
    const [oid = "", , size = ""] = output.toString("latin1", at, end).split(" ");
    const content = output.subarray(end + 1, end + 1 + Number(size));
    const found = kindsIn(content);
    if (found !== 0) kinds.push([oid, found]);
    oids.push(oid);
    bytes += content.length;
    at = end + 2 + content.length;
  }
  return { kinds: Object.fromEntries(kinds.sort()), oids: oids.sort(), bytes };
}

async function expectSame(
  folder: string,
  format: Format = "sha1",
  folders?: readonly string[],
): Promise<Searched> {
  const objectFolders = folders ?? [join(folder, ".git/objects")];
  const expected = searchWithGit(folder);
  const searched = await search(objectFolders, { format, jobs: 2 });
  const { kinds, totals } = searched;
  expect(totals.problems).toEqual([]);
  expect(kinds).toEqual(expected.kinds);
  expect(Object.keys(kinds).length).toBeGreaterThan(0);
  expect(totals.objects).toBe(expected.oids.length);
  expect(totals.bytes).toBe(expected.bytes);
  const { oids, count } = listObjects({ objectFolders, objectFormat: format });
  expect(oids.toString("hex")).toBe(expected.oids.join(""));
  expect(count).toBe(expected.oids.length);
  return searched;
}

describe("a store that git has made", () => {
  it.each(["sha1", "sha256"] as const)("is searched as wholly as git reads it (%s)", async (format) => {
    const folder = similarFiles(format, 400);
    git(folder, "repack", "-adfq", "--depth=50", "--window=50");
    await expectSame(folder, format);
  });

  it("is searched the same without offset deltas, with an old index, and with a multi-pack-index", async () => {
    const folder = similarFiles("sha1", 150);
    git(folder, "-c", "repack.useDeltaBaseOffset=false", "repack", "-adfq");
    await expectSame(folder);
    git(folder, "-c", "pack.indexVersion=1", "repack", "-adfq");
    await expectSame(folder);
    git(folder, "multi-pack-index", "write");
    await expectSame(folder);
  });

  it("is read once where packs and loose objects hold the same", async () => {
    const folder = similarFiles("sha1", 80);
    git(folder, "repack", "-dq");
    writeFiles(folder, { "loose.txt": "abcd in a loose object" });
    git(folder, "add", "loose.txt");
    git(folder, "commit", "-qm", "loose");
    git(folder, "repack", "-q");
    git(folder, "repack", "-aq");
    await expectSame(folder);
  });

  it("is read with its alternates", async () => {
    const folder = similarFiles("sha1", 40);
    git(folder, "repack", "-adq");
    const borrower = join(temporaryFolder(), "borrower");
    git(folder, "clone", "-q", "--shared", ".", borrower);
    writeFiles(borrower, { "own.txt": "cacc of the borrower's own" });
    git(borrower, "add", "own.txt");
    git(borrower, "commit", "-qm", "own");
    await expectSame(borrower, "sha1", [join(borrower, ".git/objects"), join(folder, ".git/objects")]);
  });

  it.skipIf(!gitIsAtLeast(37))(
    "is read with unreachable objects in cruft packs (git 2.37 can make them)",
    async () => {
      const folder = similarFiles("sha1", 40);
      git(folder, "checkout", "-q", "--orphan", "other");
      git(folder, "commit", "-qm", "other", "--allow-empty");
      git(folder, "branch", "-qD", "main");
      git(folder, "tag", "-d", "v1");
      git(folder, "reflog", "expire", "--expire=now", "--all");
      git(folder, "repack", "-dq", "--cruft");
      const packs = readdirSync(join(folder, ".git/objects/pack"));
      expect(packs.some((name) => name.endsWith(".mtimes"))).toBe(true);
      await expectSame(folder);
    },
  );

  it("tells packs that may refer to what is not there", async () => {
    const folder = similarFiles("sha1", 20);
    git(folder, "config", "uploadpack.allowFilter", "true");
    const clone = join(temporaryFolder(), "clone");
    git(folder, "clone", "-q", "--bare", "--filter=blob:none", `file://${folder}`, clone);
    const { totals } = await search([join(clone, "objects")]);
    expect(totals.promisorPacks).toBe(1);
    expect(totals.byType.blob.objects).toBe(0);
    expect(totals.problems).toEqual([]);
  });

  it("is searched the same by one thread and by several", async () => {
    const folder = similarFiles("sha1", 300);
    const body = Array.from({ length: 60 }, (_, index) => randomBody(`large${index}`, 100_000, "base64url"));
    writeFiles(folder, Object.fromEntries(body.map((text, index) => [`large${index}`, `${text}abcd`])));
    git(folder, "add", "-A");
    git(folder, "commit", "-qm", "large");
    git(folder, "repack", "-adq");
    const objects = join(folder, ".git/objects");
    const alone = await search([objects], { jobs: 1 });
    const together = await search([objects], { jobs: 3 });
    expect(together.kinds).toEqual(alone.kinds);
    expect(together.totals).toEqual(alone.totals);
    await expectSame(folder);
  });

  it("gives content that is larger than one look takes, and leaves what is much larger to others", async () => {
    const folder = temporaryFolder();
    git(folder, "init", "-q");
    const large = Buffer.concat([
      Buffer.alloc(40_000_000, "no key here. "),
      Buffer.from("abcd"),
      Buffer.alloc(262_144),
    ]);
    const medium = large.subarray(-5_000_000);
    writeFiles(folder, {
      "medium.txt": medium,
      "large.txt": large,
      "loose.txt": large.subarray(0, 40_000_003),
      "found.txt": large.subarray(1),
    });
    git(folder, "add", "-A");
    const loose = await expectSame(folder);
    const oidOf = (name: string): string => git(folder, "rev-parse", `:${name}`).trim();
    expect(medium.equals(loose.found.get(oidOf("medium.txt"))?.bytes ?? Buffer.alloc(0))).toBe(true);
    git(folder, "-c", "core.bigFileThreshold=1m", "commit", "-qm", "large");
    git(folder, "-c", "core.bigFileThreshold=1m", "repack", "-adq");
    const { found } = await expectSame(folder);
    expect(medium.equals(found.get(oidOf("medium.txt"))?.bytes ?? Buffer.alloc(0))).toBe(true);
    expect(found.get(oidOf("large.txt"))).toMatchObject({ size: large.length, bytes: null });
  });

  it("hands on archives and wide text, whatever is in them", async () => {
    const folder = temporaryFolder();
    git(folder, "init", "-q");
    const filler = randomBody("filler", 3000, "upperHex");
    const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("wide text", "utf16le")]);
    const zip = Buffer.from(`PK\u0003\u0004${filler}`, "latin1");
    writeFiles(folder, {
      "a.zip": zip,
      "b.txt": wide,
      "c.txt": filler,
      // Near enough to be made from one another.
      "d.zip": Buffer.concat([zip, Buffer.from("more")]),
      "e.txt": `xx${filler}`,
      "f.gz": Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0]), Buffer.from(filler)]),
    });
    git(folder, "add", "-A");
    git(folder, "commit", "-qm", "archives");
    const names = ["a.zip", "b.txt", "d.zip", "f.gz"];
    const expected = names.map((name) => git(folder, "rev-parse", `HEAD:${name}`).trim()).sort();
    for (const step of ["loose", "packed"]) {
      if (step === "packed") git(folder, "repack", "-adfq");
      const { found } = await search([join(folder, ".git/objects")]);
      expect([...found.keys()].sort()).toEqual(expected);
    }
  });

  it("is searched for the literals of keys unless told otherwise", async () => {
    const folder = temporaryFolder({ ".env": `PICTIFY=${randomKey("packs")}` });
    git(folder, "init", "-q");
    git(folder, "add", "-A");
    const found: string[] = [];
    const store = { objectFolders: [join(folder, ".git/objects")], objectFormat: "sha1" } as const;
    await searchObjects(store, { jobs: 1, onFound: ({ oid }) => void found.push(oid) });
    expect(found).toEqual([git(folder, "rev-parse", ":.env").trim()]);
  });
});

describe("a search", () => {
  it("ends at once when it is aborted, whatever its receiver does", async () => {
    const folder = similarFiles("sha1", 300);
    const controller = new AbortController();
    const store = { objectFolders: [join(folder, ".git/objects")], objectFormat: "sha1" } as const;
    const ended = searchObjects(store, {
      jobs: 2,
      program: PROGRAM,
      signal: controller.signal,
      onFound: () => {
        controller.abort(new Error("enough"));
        return new Promise(() => undefined);
      },
    });
    await expect(ended).rejects.toThrow("enough");
  });

  it("fails with what its receiver throws", async () => {
    const folder = similarFiles("sha1", 30);
    const store = { objectFolders: [join(folder, ".git/objects")], objectFormat: "sha1" } as const;
    const ended = searchObjects(store, {
      jobs: 1,
      program: PROGRAM,
      onFound: () => Promise.reject(new Error("no more")),
    });
    await expect(ended).rejects.toThrow("no more");
  });

  it("tells how far it is, up to the end", async () => {
    const folder = similarFiles("sha1", 30);
    const told: number[] = [];
    const store = { objectFolders: [join(folder, ".git/objects")], objectFormat: "sha1" } as const;
    const totals = await searchObjects(store, {
      jobs: 1,
      onFound: () => undefined,
      onProgress: ({ objects, ofObjects }) => told.push(objects / ofObjects),
    });
    expect(totals.objects).toBeGreaterThan(0);
    expect(told.at(-1)).toBe(1);
  });

  it("loses nothing where git packs loose objects meanwhile", async () => {
    const names = Array.from({ length: 200 }, (_, index) => `file${index}`);
    const folder = temporaryFolder(Object.fromEntries(names.map((name) => [name, `abcd in ${name}`])));
    git(folder, "init", "-q");
    git(folder, "add", "-A");
    git(folder, "commit", "-qm", "files");
    const expected = names.map((name) => git(folder, "rev-parse", `:${name}`).trim()).sort();
    const found: string[] = [];
    const store = { objectFolders: [join(folder, ".git/objects")], objectFormat: "sha1" } as const;
    const totals = await searchObjects(store, {
      jobs: 1,
      program: PROGRAM,
      onFound: ({ oid }) => {
        if (found.length === 0) git(folder, "repack", "-adq");
        found.push(oid);
      },
    });
    expect(readdirSync(join(folder, ".git/objects")).sort()).toEqual(["info", "pack"]);
    expect(totals.problems).toEqual([]);
    expect(totals.objects).toBe(202);
    expect(found.sort()).toEqual(expected);
  });

  it("says so when a pack has vanished and its index has not", async () => {
    const folder = similarFiles("sha1", 30);
    git(folder, "repack", "-adq");
    const packs = join(folder, ".git/objects/pack");
    const [name = ""] = readdirSync(packs).filter((file) => file.endsWith(".pack"));
    renameSync(join(packs, name), join(folder, name));
    const { totals } = await search([join(folder, ".git/objects")]);
    expect(totals.problems.map(({ reason }) => reason)).toContain("no-pack");
  });
});
