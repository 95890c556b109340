import fc from "fast-check";
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { mkdirSync, renameSync, rmSync, symlinkSync, truncateSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/temporary.js";
import { crc32, type Entry, indexBytes, packFiles, putLoose, putPack } from "./pack-writer.js";
import { search, type Searched } from "./searching.js";

/** A small pack with deltas of both kinds; every third object has a literal. */
function sample(version: 1 | 2 = 2) {
  const text = "some text that deltas copy from, which is long enough for them";
  const entries: Entry[] = [{ content: Buffer.from(`${text}abcd`) }, { content: Buffer.from(text) }];
  for (let n = 0; n < 10; n++) {
    const insert = Buffer.from(n % 3 === 0 ? `abcd${n}` : `${n}`);
    entries.push({
      base: n + 1,
      baseSize: sizeOf(entries, n + 1),
      pieces: [{ offset: 0, length: 40 }, { insert }],
    });
  }
  return packFiles(entries, { version });
}

/** A pack that somebody has changed, with the checksum that it has then. */
function sealed(pack: Buffer, change?: (bytes: Buffer) => void): Buffer {
  const body = Buffer.from(pack.subarray(0, -20));
  change?.(body);
  return Buffer.concat([body, createHash("sha1").update(body).digest()]);
}

function sizeOf(entries: readonly Entry[], index: number): number {
  return packFiles(entries).written[index]?.content.length ?? 0;
}

function flip(bytes: Buffer, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  const at = Math.floor(bit / 8) % copy.length;
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit % 8));
  return copy;
}

describe("a store that somebody has damaged", () => {
  it.each([1, 2] as const)(
    "gives the same finds or a problem for every flipped bit (index version %i)",
    async (version) => {
      const objects = temporaryFolder();
      const files = sample(version);
      putPack(objects, "test", files);
      const intact = await search([objects]);
      expect(intact.totals.problems).toEqual([]);
      await fc.assert(
        fc.asyncProperty(fc.boolean(), fc.nat(), async (inPack, bit) => {
          const { pack, index } = files;
          putPack(
            objects,
            "test",
            inPack ? { pack: flip(pack, bit), index } : { pack, index: flip(index, bit) },
          );
          const { kinds, totals } = await search([objects]);
          if (totals.problems.length === 0) expect(kinds).toEqual(intact.kinds);
        }),
        { numRuns: 1000 },
      );
    },
  );

  it("gives the same finds or a problem for every length that a file is cut to", async () => {
    const objects = temporaryFolder();
    const files = sample();
    for (const part of ["pack", "idx"] as const) {
      const { length } = part === "pack" ? files.pack : files.index;
      for (let size = 0; size < length; size += 7) {
        putPack(objects, "test", files);
        truncateSync(join(objects, "pack", `pack-test.${part}`), size);
        const { totals } = await search([objects]);
        expect(totals.problems.length).toBeGreaterThan(0);
      }
    }
  });

  it("never reads an object for longer than its pack is, whatever size it claims", async () => {
    const objects = temporaryFolder();
    const files = packFiles([{ content: Buffer.from("abcd") }]);
    // Type blob and a size of 2^44 - 1, then a delta's kind.
    for (const first of [0xbf, 0xef, 0xff]) {
      const head = Buffer.from([first, 0xff, 0xff, 0xff, 0xff, 0xff, 0x3f]);
      const pack = sealed(Buffer.concat([files.pack.subarray(0, 12), head, files.pack.subarray(13)]));
      const rows = [{ oid: files.written[0]?.oid ?? pack, offset: 12, crc: 0 }];
      putPack(objects, "test", { pack, index: indexBytes(rows, pack.subarray(-20), 1) });
      const { totals } = await search([objects]);
      expect(totals.objects).toBe(0);
      expect(totals.problems).toHaveLength(1);
    }
  });

  it("reads a bomb without holding it", async () => {
    const objects = temporaryFolder();
    const zeros = Buffer.alloc(100_000);
    const files = packFiles([
      { content: zeros },
      {
        base: 0,
        baseSize: zeros.length,
        pieces: Array.from({ length: 3000 }, () => ({ offset: 0, length: 65_536 })),
      },
    ]);
    putPack(objects, "bomb", files);
    const before = process.memoryUsage().arrayBuffers;
    const { totals } = await search([objects]);
    expect(totals.problems).toEqual([]);
    expect(totals.bytes).toBe(zeros.length + 3000 * 65_536);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60e6);
  });

  it("says that a delta is too large to be put together, with all that is made from it", async () => {
    const objects = temporaryFolder();
    const base = Buffer.from(".".repeat(65_536));
    const pieces = Array.from({ length: 4000 }, () => ({ offset: 0, length: 65_536 }));
    const size = 4000 * 65_536;
    const files = packFiles([
      { content: base },
      { base: 0, baseSize: base.length, pieces },
      { base: 1, baseSize: size, pieces: [{ offset: 0, length: 9 }] },
    ]);
    putPack(objects, "large", files);
    const { totals } = await search([objects]);
    expect(totals.objects).toBe(1);
    expect(totals.problems.map(({ reason }) => reason)).toEqual(["too-large", "too-large"]);
  });

  it.each([
    [
      "a count that is not that of the index",
      (pack: Buffer) => Buffer.concat([pack.subarray(0, 8), Buffer.from([0, 0, 0, 9]), pack.subarray(12)]),
    ],
    [
      "a version from the future",
      (pack: Buffer) => Buffer.concat([pack.subarray(0, 4), Buffer.from([0, 0, 0, 4]), pack.subarray(8)]),
    ],
    ["no pack at all", () => Buffer.from("abcd")],
    ["nothing", () => Buffer.alloc(0)],
  ])("reports a pack with %s", async (_, damage) => {
    const objects = temporaryFolder();
    const files = sample();
    putPack(objects, "test", { ...files, pack: damage(files.pack) });
    expect(await problemsOf(objects)).toEqual(["pack-test.pack malformed"]);
  });

  it("reports an index that leaves out an object of its pack", async () => {
    const objects = temporaryFolder();
    const files = packFiles([
      { content: Buffer.from("one") },
      { content: Buffer.from("abcd") },
      { content: Buffer.from("two") },
    ]);
    const rows = files.written
      .map(({ oid }, entry) => ({ oid, offset: files.offsets[entry] ?? 0, crc: 0 }))
      .filter((_, entry) => entry !== 1)
      .sort((a, b) => a.oid.compare(b.oid));
    const pack = sealed(files.pack, (bytes) => bytes.writeUInt32BE(2, 8));
    putPack(objects, "test", { pack, index: indexBytes(rows, pack.subarray(-20), 1) });
    expect(await problemsOf(objects)).toEqual(["pack-test.pack excess"]);
  });

  it("reports bytes behind an object that belong to none, even where the checksum covers them", async () => {
    const objects = temporaryFolder();
    const files = packFiles([{ content: Buffer.from("one") }, { content: Buffer.from("abcd") }]);
    const pack = sealed(files.pack, (bytes) => bytes.writeUInt32BE(1, 8));
    const crc = crc32(pack.subarray(12, -20));
    const rows = [{ oid: files.written[0]?.oid ?? pack, offset: 12, crc }];
    putPack(objects, "test", { pack, index: indexBytes(rows, pack.subarray(-20), 2) });
    expect(await problemsOf(objects)).toEqual(["pack-test.pack excess"]);
  });

  it("reports a delta that was moved to another base of the same length, where only the pack's checksum tells", async () => {
    const objects = temporaryFolder();
    const first = Buffer.from("nothing here");
    const files = packFiles(
      [
        { content: first },
        { content: Buffer.from("..abcd here.") },
        { base: 1, baseSize: first.length, pieces: [{ offset: 0, length: 8 }] },
      ],
      { version: 1 },
    );
    putPack(objects, "test", files);
    expect(Object.values((await search([objects])).kinds)).toEqual([1, 1]);
    const [start = 0, , delta = 0] = files.offsets;
    const pack = Buffer.from(files.pack);
    // The byte of the distance stands behind that of type and size.
    pack[delta + 1] = delta - start;
    putPack(objects, "test", { ...files, pack });
    const { totals } = await search([objects]);
    expect(totals.problems).toMatchObject([{ reason: "malformed" }]);
  });

  it("reads an index that names an object twice, as git does", async () => {
    const objects = temporaryFolder();
    putPack(
      objects,
      "test",
      packFiles(["abcd", "abcd", "two"].map((text) => ({ content: Buffer.from(text) }))),
    );
    const { totals, kinds } = await search([objects]);
    expect([totals.problems, Object.values(kinds)]).toEqual([[], [1]]);
  });

  it("reads every copy of an object, as one may be another than it is named", async () => {
    const objects = temporaryFolder();
    const honest = packFiles([{ content: Buffer.from("one".repeat(100)) }]);
    const lie = packFiles([{ content: Buffer.from("abcd") }]);
    const rows = [{ oid: honest.written[0]?.oid ?? lie.pack, offset: 12, crc: 0 }];
    putPack(objects, "a", honest);
    putPack(objects, "b", { ...lie, index: indexBytes(rows, lie.pack.subarray(-20), 1) });
    const { totals } = await search([objects]);
    expect(totals.objects).toBe(1);
    expect(totals.problems).toMatchObject([{ reason: "mismatch" }]);
  });

  it("reads packs that are named as git would not, and says where one has no index", async () => {
    const objects = temporaryFolder();
    putPack(objects, "a", sample());
    for (const end of ["pack", "idx"])
      renameSync(join(objects, "pack", `pack-a.${end}`), join(objects, "pack", `odd.${end}`));
    expect((await search([objects])).totals).toMatchObject({ objects: 12, problems: [] });
    unlinkSync(join(objects, "pack", "odd.idx"));
    expect(await problemsOf(objects)).toEqual(["odd.pack unindexed"]);
  });

  it("reports one half of a pack without the other", async () => {
    const objects = temporaryFolder();
    putPack(objects, "a", sample());
    putPack(objects, "b", sample());
    unlinkSync(join(objects, "pack", "pack-a.idx"));
    unlinkSync(join(objects, "pack", "pack-b.pack"));
    expect(await problemsOf(objects)).toEqual(["pack-a.pack unindexed", "pack-b.idx no-pack"]);
  });

  it("follows no link and waits for no pipe", async () => {
    const objects = temporaryFolder();
    putPack(objects, "link", sample());
    const real = join(objects, "real");
    renameSync(join(objects, "pack", "pack-link.pack"), real);
    symlinkSync(real, join(objects, "pack", "pack-link.pack"));
    writeFileSync(join(objects, "pack", "pack-pipe.pack"), "");
    execFileSync("mkfifo", [join(objects, "pack", "pack-pipe.idx")]);
    const oid = putLoose(objects, Buffer.from("abcd"));
    unlinkSync(join(objects, oid.slice(0, 2), oid.slice(2)));
    execFileSync("mkfifo", [join(objects, oid.slice(0, 2), oid.slice(2))]);
    symlinkSync(join(objects, "pack"), join(objects, "00"));
    expect(await problemsOf(objects)).toEqual(
      ["00", "pack-link.pack", "pack-pipe.idx", oid.slice(2)]
        .map((name) => `${name} not-a-regular-file`)
        .sort(),
    );
  });

  it("reports loose objects that are not what their name says, or nothing at all", async () => {
    const objects = temporaryFolder();
    const put = (oid: string, bytes: Buffer): void => {
      mkdirSync(join(objects, oid.slice(0, 2)), { recursive: true });
      writeFileSync(join(objects, oid.slice(0, 2), oid.slice(2)), bytes);
    };
    const loose = (text: string): Buffer => deflateSync(Buffer.from(text, "latin1"));
    put("01".repeat(20), loose("blob 4\0abcd"));
    put("02".repeat(20), loose("blob 9\0abcd"));
    put("03".repeat(20), loose("blob 04\0abcd"));
    put("04".repeat(20), loose("blob 4\0abcd").subarray(0, -5));
    put("05".repeat(20), Buffer.from("abcd"));
    put("06".repeat(20), Buffer.alloc(0));
    put("07".repeat(20), loose("thing 4\0abcd"));
    put("09".repeat(20), loose("blob 3\0abcd"));
    put("08".repeat(20), Buffer.concat([loose("blob 4\0abcd"), Buffer.from("more")]));
    const { totals, kinds } = await search([objects]);
    expect(kinds).toEqual({});
    expect(totals.objects).toBe(0);
    expect(totals.problems.map(({ oid, reason }) => `${oid?.slice(0, 2) ?? ""} ${reason}`).sort()).toEqual([
      "01 mismatch",
      ...["02", "03", "04", "05", "06", "07"].map((name) => `${name} malformed`),
      "08 excess",
      "09 excess",
    ]);
  });

  it("reports a find whose content is not what its id says", async () => {
    const objects = temporaryFolder();
    const files = packFiles([{ content: Buffer.from("abcd") }]);
    const rows = [{ oid: Buffer.alloc(20, 7), offset: 12, crc: 0 }];
    putPack(objects, "test", { ...files, index: indexBytes(rows, files.pack.subarray(-20), 1) });
    const { totals, kinds } = await search([objects]);
    expect(kinds).toEqual({});
    expect(totals.problems).toMatchObject([{ oid: "07".repeat(20), reason: "mismatch" }]);
  });

  it("reports a folder of objects that is not there", async () => {
    const objects = join(temporaryFolder(), "gone");
    expect(await problemsOf(objects)).toEqual(["gone unreadable"]);
  });

  it("reads an empty store", async () => {
    const objects = temporaryFolder();
    putPack(objects, "empty", packFiles([]));
    const { totals } = await search([objects]);
    expect(totals).toMatchObject({ objects: 0, bytes: 0, problems: [] });
    rmSync(join(objects, "pack"), { recursive: true });
    expect((await search([objects])).totals.problems).toEqual([]);
  });
});

async function problemsOf(objects: string): Promise<string[]> {
  const { totals, kinds }: Searched = await search([objects]);
  expect(kinds).toEqual({});
  return totals.problems.map(({ file, reason }) => `${file.split("/").at(-1) ?? ""} ${reason}`).sort();
}
