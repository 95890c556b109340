import { buffer } from "node:stream/consumers";
import { deflateRawSync, gunzipSync, gzipSync } from "node:zlib";
import { pack } from "tar-stream";
import { describe, expect, it } from "vitest";
import { ArchiveBudget } from "../../src/decode/archive-budget.js";
import { archiveFormat, ZIP_END } from "../../src/decode/archive-format.js";
import { readArchive } from "../../src/decode/archive.js";
import { tar, zip } from "../support/archives.js";
import { randomBody } from "../support/keys.js";

/** What an archive in memory came to. Leaves are read to their end and kept as text where they are small. */
async function contentOf(bytes: Buffer, budget = new ArchiveBudget(), format = archiveFormat(bytes)) {
  const leaves: Record<string, string> = {};
  const names: string[] = [];
  let inflated = 0;
  let memory = 0;
  if (format === null) throw new Error("no archive");
  const leaf = async (encodings: readonly string[], chunks: AsyncIterable<Buffer>): Promise<void> => {
    const kept: Buffer[] = [];
    for await (const chunk of chunks) {
      inflated += chunk.length;
      if (inflated < 100_000) kept.push(chunk);
      else memory = Math.max(memory, process.memoryUsage().arrayBuffers);
    }
    leaves[encodings.join(" > ")] = Buffer.concat(kept).toString();
  };
  const problems = await readArchive(
    { kind: "bytes", bytes },
    format,
    {
      leaf: async ({ encodings, bytes: chunks, members }) => {
        await leaf(encodings, chunks);
        await members();
      },
      name: (name) => names.push(name),
    },
    budget,
  );
  return { leaves, names, problems, inflated, memory };
}

function limited(limits: { inflated?: number; entries?: number; heldInMemory?: number }): ArchiveBudget {
  return Object.assign(new ArchiveBudget(), limits);
}

/** A header of the old form (V7), which has no magic number, and its content. */
function oldTarEntry(name: string, content: Buffer, changes: Record<number, string> = {}): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0, "latin1");
  header.write("0000644\0", 100, "latin1");
  header.write("0000000\0", 108, "latin1");
  header.write("0000000\0", 116, "latin1");
  header.write(`${content.length.toString(8).padStart(11, "0")} `, 124, "latin1");
  header.write("00000000000 ", 136, "latin1");
  for (const [at, text] of Object.entries(changes)) header.write(text, Number(at), "latin1");
  header.fill(0x20, 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148, "latin1");
  const padding = Buffer.alloc((512 - (content.length % 512)) % 512);
  return Buffer.concat([header, content, padding]);
}

const END_OF_TAR = Buffer.alloc(1024);

describe("gzip", () => {
  it("gives all members, and says that something else is behind them", async () => {
    const members = Buffer.concat([gzipSync("one\n"), gzipSync("two\n")]);
    expect(await contentOf(members)).toMatchObject({ leaves: { gzip: "one\ntwo\n" }, problems: [] });
    for (const length of [6, 60, 6000]) {
      const { leaves, problems } = await contentOf(Buffer.concat([members, Buffer.alloc(length, "behind")]));
      expect(leaves).toEqual({ gzip: "one\ntwo\n" });
      expect(problems).toEqual(["corrupt-archive"]);
    }
    const padded = Buffer.concat([members, Buffer.alloc(1000)]);
    expect(await contentOf(padded)).toMatchObject({ leaves: { gzip: "one\ntwo\n" }, problems: [] });
  });

  it("gives what comes before a fault, however it is cut or damaged", async () => {
    const text = randomBody("gzip", 5000);
    const whole = gzipSync(text);
    for (let length = 600; length < whole.length; length += 97) {
      for (const bytes of [
        whole.subarray(0, length),
        Buffer.concat([whole.subarray(0, length), Buffer.alloc(whole.length - length, 0xff)]),
      ]) {
        const { leaves, problems } = await contentOf(bytes);
        const given = leaves.gzip ?? "";
        // A character takes six bits; what follows the fault may be anything.
        const expected = text.slice(0, length - 150);
        expect(given.slice(0, expected.length)).toBe(expected);
        expect(problems).toEqual(["corrupt-archive"]);
      }
    }
  });

  it("is corrupt where its checksum is wrong, and gives what it held all the same", async () => {
    const bytes = gzipSync("content\n");
    bytes.fill(0xff, bytes.length - 8, bytes.length - 4);
    const { leaves, problems } = await contentOf(bytes);
    expect(leaves).toEqual({ gzip: "content\n" });
    expect(problems).toEqual(["corrupt-archive"]);
  });

  it("in gzip ends at the cap of levels, as one that holds itself would", async () => {
    let bytes = gzipSync("deep");
    for (let level = 0; level < 30; level++) bytes = gzipSync(bytes);
    const { leaves, problems } = await contentOf(bytes);
    expect(leaves).toEqual({});
    expect(problems).toEqual(["archive-limit"]);
  });

  it("that inflates a thousandfold takes no more memory than any", async () => {
    const { inflated, memory, problems } = await contentOf(
      gzipSync(Buffer.alloc(400_000_000)),
      limited({ inflated: 300_000_000 }),
    );
    expect(problems).toEqual(["archive-limit"]);
    expect(inflated).toBeLessThanOrEqual(300_000_000);
    // The bomb itself as it was made is still there; its content would be 300 MB more.
    expect(memory).toBeLessThan(550_000_000);
  });
});

describe("zip", () => {
  it("gives members whose data overlap, each charged to the budget", async () => {
    const data = deflateRawSync(Buffer.alloc(1_000_000));
    const bytes = zip([{ name: "a", content: Buffer.alloc(1_000_000) }]);
    expect(bytes.includes(data)).toBe(true);
    const end = bytes.length - 22;
    const central = bytes.subarray(bytes.indexOf("PK\x01\x02", 0, "latin1"), end);
    const copies = 50;
    const tail = Buffer.from(bytes.subarray(end));
    tail.writeUInt16LE(copies, 8);
    tail.writeUInt16LE(copies, 10);
    tail.writeUInt32LE(central.length * copies, 12);
    const overlapping = Buffer.concat([
      bytes.subarray(0, end - central.length),
      ...Array.from({ length: copies }, () => central),
      tail,
    ]);
    expect((await contentOf(overlapping)).inflated).toBe(50_000_000);
    const { inflated, problems } = await contentOf(overlapping, limited({ inflated: 10_000_000 }));
    expect(inflated).toBeLessThanOrEqual(10_000_000);
    expect(problems).toEqual(["archive-limit"]);
  });

  it("reads the members that it can where others are encrypted, unknown or damaged", async () => {
    const bytes = zip([
      { name: "encrypted", content: "x", flags: 1 },
      { name: "unknown", content: "x", method: 99 },
      { name: "good", content: "good" },
    ]);
    const damaged = zip([{ name: "damaged", content: randomBody("damaged", 5000) }]);
    damaged.fill(0xff, 60, 200);
    const { leaves, problems } = await contentOf(bytes);
    expect(leaves).toEqual({ "zip:good": "good" });
    expect(problems.sort()).toEqual(["encrypted-archive", "unsupported-archive"]);
    expect((await contentOf(damaged)).problems).toEqual(["corrupt-archive"]);
  });

  it("is read where bytes stand before and behind it, and where it is empty", async () => {
    const bytes = zip([{ name: "a", content: "content" }]);
    const other = zip([{ name: "b", content: "other" }]);
    const filling = (length: number): Buffer => Buffer.alloc(length, "x");
    const whole = { leaves: { "zip:a": "content" }, problems: [] };
    for (const behind of [filling(10), filling(200_000), zip([])])
      expect(await contentOf(Buffer.concat([bytes, behind]))).toMatchObject(whole);
    for (const before of [filling(10), filling(200_000), Buffer.concat([filling(10), zip([]), filling(10)])])
      expect(
        await contentOf(Buffer.concat([before, bytes, filling(10)]), undefined, "zip within"),
      ).toMatchObject(whole);
    expect(await contentOf(Buffer.concat([bytes, filling(10), other]))).toMatchObject({
      leaves: { "zip:a": "content", "zip:b": "other" },
      problems: [],
    });
    expect(await contentOf(zip([]))).toMatchObject({ leaves: {}, problems: [] });
  });

  it("is read where its directory counts from the beginning of what stands before it", async () => {
    const before = Buffer.alloc(500, "x");
    const bytes = zip([{ name: "a", content: "content" }]);
    const end = bytes.length - 22;
    const directory = bytes.readUInt32LE(end + 16);
    bytes.writeUInt32LE(directory + before.length, end + 16);
    bytes.writeUInt32LE(before.length, directory + 42);
    expect(await contentOf(Buffer.concat([before, bytes]), undefined, "zip within")).toMatchObject({
      leaves: { "zip:a": "content" },
      problems: [],
    });
  });

  it("is none where bytes only look like the end of one", async () => {
    const end = zip([]);
    end.writeUInt32LE(100, 12);
    for (const bytes of [ZIP_END, Buffer.concat([Buffer.alloc(1000), ZIP_END, Buffer.alloc(100)]), end])
      expect(await contentOf(bytes, undefined, "zip within")).toMatchObject({ leaves: {}, problems: [] });
  });

  it("says that its directory promises more members than there are, and fewer", async () => {
    for (const [count, isWrong] of [
      [1, true],
      [2, false],
      [3, true],
      [60_000, true],
    ] as const) {
      const bytes = zip([
        { name: "a", content: "a" },
        { name: "b", content: "b" },
      ]);
      bytes.writeUInt16LE(count, bytes.length - 14);
      bytes.writeUInt16LE(count, bytes.length - 12);
      const { problems, leaves } = await contentOf(bytes);
      expect([count, problems.length > 0 || Object.keys(leaves).length === 2]).toEqual([count, true]);
      if (isWrong && count > 2) expect(problems).toEqual(["corrupt-archive"]);
    }
  });

  it("inside another archive is held in memory up to a limit", async () => {
    const inner = zip([{ name: "a", content: randomBody("held", 50_000), stored: true }]);
    const { leaves, problems } = await contentOf(gzipSync(inner), limited({ heldInMemory: 10_000 }));
    expect(leaves).toEqual({});
    expect(problems).toEqual(["archive-limit"]);
    expect(Object.keys((await contentOf(gzipSync(inner))).leaves)).toEqual(["gzip > zip:a"]);
  });

  it("has names that are short and printable, whatever they are", async () => {
    const names = ["", "a\0b\n\u001b[31m", "n".repeat(5000), "../../etc/passwd", "C:\\x"];
    const { leaves } = await contentOf(zip(names.map((name) => ({ name, content: "x" }))));
    for (const layer of Object.keys(leaves)) {
      expect(layer.length).toBeLessThanOrEqual(1030);
      expect(layer).not.toMatch(/[\u0000-\u001f\u007f]/u);
    }
    expect(Object.keys(leaves)).toContain("zip:../../etc/passwd");
  });

  it("is a jar or a docx, too", async () => {
    const bytes = zip([
      { name: "[Content_Types].xml", content: "<Types/>" },
      { name: "word/document.xml", content: "<w:t>text</w:t>" },
      { name: "lib/inner.jar", content: zip([{ name: "A.properties", content: "k=v" }]), stored: true },
    ]);
    expect(Object.keys((await contentOf(bytes)).leaves)).toEqual([
      "zip:[Content_Types].xml",
      "zip:word/document.xml",
      "zip:lib/inner.jar > zip:A.properties",
    ]);
  });
});

describe("a zip behind something else", () => {
  const PROGRAM = Buffer.from("#!/bin/sh\nexec unzip\n");
  const inner = zip([
    { name: "a", content: "one" },
    { name: "b", content: "two" },
  ]);
  const unpacking = Buffer.concat([PROGRAM, inner]);

  it("is opened inside of tar, gzip and zip, beside the bytes as they are", async () => {
    for (const [bytes, layer] of [
      [gzipSync(unpacking), "gzip"],
      [await tar({ "x.run": unpacking }), "tar:x.run"],
      [zip([{ name: "x.run", content: unpacking }]), "zip:x.run"],
      [gzipSync(await tar({ "x.run": unpacking })), "gzip > tar:x.run"],
    ] as const) {
      const { leaves, names, problems } = await contentOf(bytes);
      expect(leaves).toMatchObject({ [`${layer} > zip:a`]: "one", [`${layer} > zip:b`]: "two" });
      expect(leaves[layer]).toBe(unpacking.toString());
      expect(names).toEqual(expect.arrayContaining(["a", "b"]));
      expect(problems).toEqual([]);
    }
  });

  it("is opened where its directory counts from the beginning of the program", async () => {
    const counted = Buffer.from(unpacking);
    const end = counted.length - 22;
    const directory = end - counted.readUInt32LE(end + 12);
    const moved = (at: number): void => {
      counted.writeUInt32LE(counted.readUInt32LE(at) + PROGRAM.length, at);
    };
    moved(end + 16);
    moved(directory + 42);
    moved(directory + 46 + 1 + 42);
    expect((await contentOf(gzipSync(counted))).leaves).toMatchObject({ "gzip > zip:b": "two" });
  });

  it("is opened within the levels and the memory there are, and limits are said", async () => {
    let deep: Buffer = unpacking;
    for (let level = 0; level < 5; level++) deep = gzipSync(deep);
    expect((await contentOf(deep)).problems).toEqual(["archive-limit"]);
    const large = zip([{ name: "a", content: randomBody("held", 50_000), stored: true }]);
    const behind = gzipSync(Buffer.concat([PROGRAM, large]));
    const limit = limited({ heldInMemory: 10_000 });
    const { leaves, problems } = await contentOf(behind, limit);
    expect(Object.keys(leaves)).toEqual(["gzip"]);
    expect(problems).toEqual(["archive-limit"]);
  });

  it("is none where signatures only look like one, and what is too large to be held is then no gap", async () => {
    const program = Buffer.concat([
      Buffer.from("PK\x03\x04"),
      Buffer.alloc(20_000),
      Buffer.from("PK\x05\x06"),
    ]);
    expect(await contentOf(gzipSync(Buffer.concat([PROGRAM, program])))).toMatchObject({ problems: [] });
    const endless = gzipSync(Buffer.concat([PROGRAM, program.subarray(0, -1)]));
    expect(await contentOf(endless, limited({ heldInMemory: 10_000 }))).toMatchObject({ problems: [] });
  });
});

describe("tar", () => {
  it("is read in the old form, without a magic number", async () => {
    const bytes = Buffer.concat([oldTarEntry("a/b.env", Buffer.from("content")), END_OF_TAR]);
    expect(await contentOf(bytes)).toMatchObject({ leaves: { "tar:a/b.env": "content" }, problems: [] });
  });

  it("has long names, as GNU tar and pax write them", async () => {
    const long = `${"folder/".repeat(40)}file.env`;
    const gnu = Buffer.concat([
      oldTarEntry("././@LongLink", Buffer.from(`${long}\0`), { 156: "L", 257: "ustar  \0" }),
      oldTarEntry("cut", Buffer.from("gnu"), { 156: "0", 257: "ustar  \0" }),
      END_OF_TAR,
    ]);
    expect((await contentOf(gnu)).leaves).toEqual({ [`tar:${long}`]: "gnu" });
    const packed = pack();
    packed.entry({ name: "short", pax: { path: long } }, "pax");
    packed.finalize();
    expect((await contentOf(await buffer(packed))).leaves).toEqual({ [`tar:${long}`]: "pax" });
  });

  it("can claim any size and be cut off anywhere", async () => {
    const whole = await tar({ "a.env": "content", "b.env": "x".repeat(3000) });
    for (const size of ["77777777777 ", "zzzzzzzzzzz ", "-0000000001 ", "\u00ff".repeat(12)]) {
      const bytes = Buffer.concat([oldTarEntry("a", Buffer.from("content"), { 124: size }), END_OF_TAR]);
      const { problems } = await contentOf(bytes);
      expect(problems.every((problem) => problem === "corrupt-archive")).toBe(true);
    }
    for (let length = 520; length < whole.length - 1024; length += 333) {
      const { problems } = await contentOf(whole.subarray(0, length));
      expect([length, problems]).toEqual([length, ["corrupt-archive"]]);
    }
  });

  it("can hold headers that are huge, and takes no memory for them", async () => {
    const header = oldTarEntry("././@PaxHeader", Buffer.alloc(0), {
      124: "77777777777 ",
      156: "x",
      257: "ustar\u000000",
    });
    const bomb = gzipSync(Buffer.concat([header, Buffer.alloc(200_000_000, "a")]));
    const before = process.memoryUsage().arrayBuffers;
    const { problems } = await contentOf(bomb);
    expect(problems).toEqual(["corrupt-archive"]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(50_000_000);
  });

  it("is read on where another one follows, and does not hide what is behind its end", async () => {
    const two = Buffer.concat([await tar({ "a.env": "one" }), await tar({ "b.env": "two" })]);
    const { leaves, problems } = await contentOf(gzipSync(two));
    if (problems.length === 0) expect(Object.keys(leaves)).toEqual(["gzip > tar:a.env", "gzip > tar:b.env"]);
    const behind = gzipSync(Buffer.concat([await tar({ "a.env": "one" }), Buffer.alloc(512, "PICTIFY ")]));
    expect((await contentOf(behind)).problems).toEqual(["corrupt-archive"]);
  });

  it("of many members ends at the cap", async () => {
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`f${index}`, "x"]));
    const { leaves, problems } = await contentOf(await tar(files), limited({ entries: 20 }));
    expect(Object.keys(leaves)).toHaveLength(20);
    expect(problems).toEqual(["archive-limit"]);
  });

  it("gives what links lead to as their content", async () => {
    const { leaves } = await contentOf(await tar({ "link->": "../target" }));
    expect(leaves).toEqual({ "tar:link": "../target" });
  });
});

describe("the budget", () => {
  it("is shared by all levels and members", async () => {
    const member = gzipSync(Buffer.alloc(400_000));
    const bytes = zip(Array.from({ length: 10 }, (_, index) => ({ name: `${index}.gz`, content: member })));
    const { inflated, problems } = await contentOf(bytes, limited({ inflated: 1_000_000 }));
    expect(inflated).toBeLessThanOrEqual(1_000_000);
    expect(problems).toEqual(["archive-limit"]);
    expect(gunzipSync(member)).toHaveLength(400_000);
  });
});
