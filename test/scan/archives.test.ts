import fc from "fast-check";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { gzipSync } from "node:zlib";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { ArchiveBudget } from "../../src/decode/archive-budget.js";
import { archiveFormat } from "../../src/decode/archive-format.js";
import { readArchive } from "../../src/decode/archive.js";
import type { Report } from "../../src/model/report.js";
import { tar, zip } from "../support/archives.js";
import { randomBody, randomKey } from "../support/keys.js";
import { gapsOf, scanFolder } from "../support/scanning.js";
import { temporaryFolder } from "../support/temporary.js";

const KEY = randomKey("archives");
const LEAK = `# settings\nPICTIFY_API_KEY=${KEY}\n`;

async function scanFile(bytes: Buffer, name = "archive.bin"): Promise<Report> {
  return scanFolder(temporaryFolder({ [name]: bytes }));
}

function encodingsIn(report: Report): string[] {
  return report.findings
    .flatMap(({ locations }) => locations.map(({ encodings }) => encodings.join(" > ")))
    .sort();
}

/** Leaves of an archive in memory, and what was not read of it. */
async function leavesOf(bytes: Buffer, budget = new ArchiveBudget()) {
  const leaves: { encodings: string; bytes: number }[] = [];
  const names: string[] = [];
  const format = archiveFormat(bytes);
  if (format === null) throw new Error("no archive");
  const problems = await readArchive(
    { kind: "bytes", bytes },
    format,
    {
      leaf: async ({ encodings, bytes: chunks, members }) => {
        let size = 0;
        for await (const chunk of chunks) size += chunk.length;
        leaves.push({ encodings: encodings.join(" > "), bytes: size });
        await members();
      },
      name: (name) => names.push(name),
    },
    budget,
  );
  return { leaves, names, problems };
}

describe("archives", () => {
  it("are opened, whatever their name is, and positions are those of the member", async () => {
    const cases: [Buffer, string][] = [
      [gzipSync(LEAK), "gzip"],
      [zip([{ name: "a/b.env", content: LEAK }]), "zip:a/b.env"],
      [zip([{ name: "b.env", content: LEAK, stored: true }]), "zip:b.env"],
      [await tar({ "c.env": LEAK }), "tar:c.env"],
      [gzipSync(await tar({ "c.env": LEAK })), "gzip > tar:c.env"],
      [zip([{ name: "in.jar", content: zip([{ name: "d.env", content: LEAK }]) }]), "zip:in.jar > zip:d.env"],
      [zip([{ name: "x.gz", content: gzipSync(LEAK) }]), "zip:x.gz > gzip"],
      [gzipSync(Buffer.from(Buffer.from(LEAK).toString("base64"))), "gzip > base64"],
      [gzipSync(Buffer.from(`\uFEFF${LEAK}`, "utf16le")), "gzip > utf-16le"],
    ];
    for (const [bytes, encodings] of cases) {
      const report = await scanFile(bytes);
      expect(encodingsIn(report)).toEqual([encodings]);
      expect(gapsOf(report)).toEqual([]);
      if (!encodings.includes("base64")) {
        expect(report.findings[0]?.locations[0]?.start).toEqual({ line: 2, column: 17 });
      }
    }
  });

  it("of gzip can have many members", async () => {
    const report = await scanFile(Buffer.concat([gzipSync("first\n"), gzipSync(LEAK)]));
    expect(encodingsIn(report)).toEqual(["gzip"]);
    expect(gapsOf(report)).toEqual([]);
  });

  it("that are cut off give what they still hold, and leave the scan incomplete", async () => {
    const whole = gzipSync(Buffer.concat([Buffer.from(LEAK), Buffer.from(randomBody("x", 60_000))]));
    const report = await scanFile(whole.subarray(0, whole.length - 2000));
    expect(encodingsIn(report)).toEqual(["gzip"]);
    expect(gapsOf(report)).toEqual(["corrupt-archive"]);
    const archive = await tar({ "a.env": LEAK, "b.bin": Buffer.alloc(50_000, "x") });
    const cut = await scanFile(archive.subarray(0, 20_000));
    expect(encodingsIn(cut)).toEqual(["tar:a.env"]);
    expect(gapsOf(cut)).toEqual(["corrupt-archive"]);
  });

  it("can have names and link targets that hold keys", async () => {
    const report = await scanFile(
      await tar({ [`pictify/${KEY}.txt`]: "x", "link->": `pictify-${randomKey("other")}` }),
    );
    expect(report.findings).toHaveLength(2);
    expect(JSON.stringify(report)).not.toContain(KEY);
  });

  it("can have names that are hostile", async () => {
    const report = await scanFile(zip([{ name: "../../\u001b[2J\n/etc/passwd", content: LEAK }]));
    expect(encodingsIn(report)).toEqual(["zip:../../\\x1b[2J\\x0a/etc/passwd"]);
  });

  it("that unpack themselves are opened inside of others, and tell each key once", async () => {
    const program = "#!/bin/sh\nexec unzip\n";
    for (const stored of [true, false]) {
      const inner = zip([{ name: "a.env", content: LEAK, stored }]);
      const unpacking = Buffer.concat([Buffer.from(program), inner]);
      for (const [bytes, encodings] of [
        [unpacking, "zip:a.env"],
        [gzipSync(unpacking), "gzip > zip:a.env"],
        [await tar({ "x.run": unpacking }), "tar:x.run > zip:a.env"],
      ] as const) {
        const report = await scanFile(bytes);
        expect(encodingsIn(report)).toEqual([encodings]);
        expect(gapsOf(report)).toEqual([]);
      }
    }
  });

  it("are read as they are, too: between the members something can hide", async () => {
    const report = await scanFile(Buffer.concat([zip([{ name: "a.txt", content: "x" }]), Buffer.from(LEAK)]));
    expect(encodingsIn(report)).toEqual([""]);
  });

  it.each([
    ["encrypted", zip([{ name: "a.env", content: LEAK, flags: 1 }]), "encrypted-archive"],
    [
      "compressed in a way that nobody knows",
      zip([{ name: "a.env", content: "x", method: 99 }]),
      "unsupported-archive",
    ],
    [
      "7z",
      Buffer.concat([Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]), Buffer.alloc(600)]),
      "unsupported-archive",
    ],
    [
      "rar",
      Buffer.concat([Buffer.from("Rar!\x1a\x07\x00", "latin1"), Buffer.alloc(600)]),
      "unsupported-archive",
    ],
    [
      "xz",
      Buffer.concat([Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]), Buffer.alloc(600)]),
      "unsupported-archive",
    ],
    [
      "zstd",
      Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), Buffer.alloc(600)]),
      "unsupported-archive",
    ],
    ["bzip2", Buffer.concat([Buffer.from("BZh91AY&SY"), Buffer.alloc(600)]), "unsupported-archive"],
    ["a zip without a directory", zip([{ name: "a.env", content: "x" }]).subarray(0, 40), "corrupt-archive"],
  ])("that cannot be opened leave the scan incomplete: %s", async (_, bytes, reason) => {
    const report = await scanFile(bytes);
    expect(report.outcome).toBe("incomplete");
    expect(gapsOf(report)).toEqual([reason]);
  });

  it("do not have to tell the truth about sizes", async () => {
    for (const claimedSize of [0, 5, 0xffff_fff0]) {
      const report = await scanFile(zip([{ name: "a.env", content: LEAK, claimedSize }]));
      expect(encodingsIn(report)).toEqual(["zip:a.env"]);
    }
  });

  it("cannot hide members by saying that they have fewer", async () => {
    const bytes = zip([
      { name: "a.txt", content: "x" },
      { name: "b.env", content: LEAK },
    ]);
    for (const admitted of [0, 1]) {
      bytes.writeUInt16LE(admitted, bytes.length - 14);
      bytes.writeUInt16LE(admitted, bytes.length - 12);
      expect(encodingsIn(await scanFile(bytes))).toEqual(["zip:b.env"]);
    }
  });

  it("of tar can be older than ustar", async () => {
    const archive = await tar({ "a.env": LEAK });
    archive.fill(0, 257, 265);
    archive.fill(0x20, 148, 156);
    const sum = archive.subarray(0, 512).reduce((total, byte) => total + byte, 0);
    archive.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
    const report = await scanFile(archive);
    expect(encodingsIn(report)).toEqual(["tar:a.env"]);
    expect(gapsOf(report)).toEqual([]);
  });

  it("are not lost for a wrong checksum at their end", async () => {
    const bytes = gzipSync(`${LEAK}${randomBody("y", 3000)}`);
    bytes.writeUInt32LE(0x12345678, bytes.length - 8);
    const report = await scanFile(bytes);
    expect(encodingsIn(report)).toEqual(["gzip"]);
    expect(gapsOf(report)).toEqual(["corrupt-archive"]);
  });

  it("are read within limits, and limits are said", async () => {
    const inflated = new ArchiveBudget();
    inflated.inflated = 1_000_000;
    const bomb = await leavesOf(gzipSync(Buffer.alloc(100_000_000)), inflated);
    expect(bomb.problems).toEqual(["archive-limit"]);
    expect(bomb.leaves[0]?.bytes).toBeLessThanOrEqual(1_000_000);

    const entries = new ArchiveBudget();
    entries.entries = 10;
    const many = Array.from({ length: 50 }, (_, index) => ({ name: `f${index}`, content: "x" }));
    const some = await leavesOf(zip(many), entries);
    expect(some.problems).toEqual(["archive-limit"]);
    expect(some.leaves).toHaveLength(10);

    let nested = zip([{ name: "leaf", content: LEAK }]);
    for (let depth = 0; depth < 12; depth++) nested = zip([{ name: `level${depth}`, content: nested }]);
    const deep = await leavesOf(nested);
    expect(deep.problems).toEqual(["archive-limit"]);
    expect(deep.leaves).toEqual([]);
  });

  it("never reach the disk", async () => {
    const folder = temporaryFolder({ "a.tgz": gzipSync(await tar({ "a/b.env": LEAK })) });
    const temporary = temporaryFolder();
    vi.stubEnv("TMPDIR", temporary);
    onTestFinished(() => {
      vi.unstubAllEnvs();
    });
    expect(tmpdir()).toBe(temporary);
    expect((await scanFolder(folder)).findings).toHaveLength(1);
    expect(readdirSync(folder)).toEqual(["a.tgz"]);
    expect(readdirSync(temporary)).toEqual([]);
  });

  it("never make the scan fail, whatever is wrong with them", async () => {
    const originals = [
      gzipSync(LEAK),
      zip([
        { name: "a.env", content: LEAK },
        { name: "b.env", content: LEAK, stored: true },
      ]),
      await tar({ "a.env": LEAK, [`long/${"n".repeat(150)}`]: "x" }),
      gzipSync(await tar({ "a.env": LEAK })),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...originals),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
        fc.nat(),
        async (original, changes, cut) => {
          const bytes = Buffer.from(original);
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          const part = bytes.subarray(0, Math.max(20, cut % (bytes.length + 1)));
          if (archiveFormat(part) !== null) await leavesOf(part);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("the format of an archive", () => {
  it("is not told by text that only begins like one", () => {
    for (const text of ["BZh is how bzip2 begins", "PK is a name", "Rar", "7z"]) {
      expect(archiveFormat(Buffer.from(text.padEnd(600)))).toBeNull();
    }
  });

  it("is told of a tar without magic number by its checksum", async () => {
    const archive = await tar({ "a.env": LEAK });
    archive.fill(0, 257, 265);
    archive.fill(0x20, 148, 156);
    const sum = archive.subarray(0, 512).reduce((total, byte) => total + byte, 0);
    archive.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
    expect(archiveFormat(archive)).toBe("tar");
    archive[0] = (archive[0] ?? 0) + 1;
    expect(archiveFormat(archive)).toBeNull();
  });
});
