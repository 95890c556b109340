import fc from "fast-check";
import { rmSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { randomBody } from "../support/keys.js";
import { temporaryFolder } from "../support/temporary.js";
import { type Entry, packFiles, type Piece, putLoose, putPack } from "./pack-writer.js";
import { kindsIn, search } from "./searching.js";

const letters = fc
  .array(fc.constantFrom(..."abcd"), { maxLength: 200 })
  .map((list) => Buffer.from(list.join("")));
const long = fc
  .tuple(letters, fc.integer({ min: 1, max: 40 }))
  .map(([text, times]) => Buffer.alloc(text.length * times, text.length > 0 ? text : 0));
const ratio = fc.double({ min: 0, max: 1, noNaN: true });

/** What an entry is made of, as shares of what is there when it is made. */
const recipe = fc.record({
  base: ratio,
  kind: fc.constantFrom("whole", "offset", "reference"),
  content: fc.oneof(letters, long),
  pieces: fc.array(
    fc.oneof(
      fc.record({
        at: ratio,
        length: fc.oneof(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 1, max: 5000 })),
      }),
      fc.record({ insert: letters }),
    ),
    { minLength: 1, maxLength: 25 },
  ),
});

function piecesOf(
  recipePieces: readonly ({ at: number; length: number } | { insert: Buffer })[],
  size: number,
): Piece[] {
  return recipePieces.flatMap((piece): Piece[] => {
    if ("insert" in piece) return piece.insert.length === 0 ? [] : [piece];
    const offset = Math.floor(piece.at * size);
    const length = Math.min(piece.length, size - offset);
    return length === 0 ? [] : [{ offset, length }];
  });
}

describe("the walk of a family", () => {
  it("finds the same as a naive search of every object, whatever the deltas", async () => {
    const objects = temporaryFolder();
    await fc.assert(
      fc.asyncProperty(
        fc.array(recipe, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(1, 2),
        async (recipes, version) => {
          const entries: Entry[] = [];
          const contents: Buffer[] = [];
          for (const { base, kind, content, pieces } of recipes) {
            const number = Math.floor(base * entries.length * 0.999);
            const baseContent = contents[number];
            let entry: Entry = { content };
            if (kind !== "whole" && baseContent !== undefined) {
              entry = {
                base: number,
                baseSize: baseContent.length,
                pieces: piecesOf(pieces, baseContent.length),
              };
            }
            const { written } = packFiles([...entries, entry]);
            const made = written.at(-1);
            // The same object cannot be in a pack twice.
            if (made === undefined || written.slice(0, -1).some(({ oid }) => oid.equals(made.oid))) continue;
            if (kind === "reference" && "base" in entry) {
              entry = { ...entry, base: written[number]?.oid ?? Buffer.alloc(20) };
            }
            entries.push(entry);
            contents.push(made.content);
          }
          const files = packFiles(entries, { version: version === 1 ? 1 : 2 });
          putPack(objects, "test", files);
          const { kinds, found, totals } = await search([objects]);
          const expected = files.written
            .map(({ content, oid }) => [oid.toString("hex"), kindsIn(content)] as const)
            .filter(([, bits]) => bits !== 0)
            .sort();
          expect(totals.problems).toEqual([]);
          expect(totals.objects).toBe(entries.length);
          expect(totals.bytes).toBe(contents.reduce((sum, content) => sum + content.length, 0));
          expect(kinds).toEqual(Object.fromEntries(expected));
          for (const { content, oid } of files.written) {
            const object = found.get(oid.toString("hex"));
            if (object !== undefined) expect(content.equals(object.bytes ?? Buffer.alloc(0))).toBe(true);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it("finds a literal at every place of a seam", async () => {
    for (const [text, kind] of [
      ["abcd", 1],
      ["bdbdbdbdbdbdbdbd", 4],
    ] as const) {
      for (let cut = 0; cut <= text.length; cut++) {
        for (let second = cut; second <= text.length; second++) {
          const [before, middle, after] = [text.slice(0, cut), text.slice(cut, second), text.slice(second)];
          const filler = ".".repeat(40);
          const base = Buffer.from(`${filler}${before}|${after}${filler}`);
          const pieces: Piece[] = [
            { offset: 0, length: filler.length + cut },
            ...(middle === "" ? [] : [{ insert: Buffer.from(middle) }]),
            { offset: filler.length + cut + 1, length: after.length + filler.length },
          ];
          const objects = temporaryFolder();
          const files = packFiles([{ content: base }, { base: 0, baseSize: base.length, pieces }]);
          putPack(objects, "seam", files);
          const { kinds } = await search([objects]);
          const oid = files.written[1]?.oid.toString("hex") ?? "";
          expect(kinds[oid], `${before}/${middle}/${after}`).toBe(kind);
          rmSync(objects, { recursive: true });
        }
      }
    }
  });

  it("reads deltas whose base is in another pack, loose, or itself such a delta", async () => {
    const objects = temporaryFolder();
    const loose = Buffer.from("a loose base with abc");
    putLoose(objects, loose);
    const pieces: Piece[] = [{ offset: 0, length: loose.length }, { insert: Buffer.from("d") }];
    const first = packFiles([{ base: blobOf(loose), baseSize: loose.length, pieces }], {
      elsewhere: [loose],
    });
    putPack(objects, "first", first);
    const made = first.written[0]?.content ?? Buffer.alloc(0);
    const second = packFiles(
      [
        { base: blobOf(made), baseSize: made.length, pieces: [{ offset: 2, length: 12 }] },
        { base: blobOf(made), baseSize: made.length, pieces: [{ offset: 2, length: made.length - 2 }] },
      ],
      { elsewhere: [made] },
    );
    putPack(objects, "second", second);
    const { kinds, totals } = await search([objects]);
    expect(totals.problems).toEqual([]);
    expect(totals.objects).toBe(4);
    expect(Object.keys(kinds).sort()).toEqual(
      [made, second.written[1]?.content ?? made].map((content) => blobOf(content).toString("hex")).sort(),
    );
  });

  it("says which objects have no base", async () => {
    const objects = temporaryFolder();
    const missing = Buffer.from("nowhere");
    const files = packFiles(
      [
        { base: blobOf(missing), baseSize: missing.length, pieces: [{ offset: 0, length: 3 }] },
        { base: 0, baseSize: 3, pieces: [{ offset: 0, length: 2 }] },
        { content: Buffer.from("abcd") },
      ],
      { elsewhere: [missing] },
    );
    putPack(objects, "thin", files);
    const { kinds, totals } = await search([objects]);
    expect(Object.values(kinds)).toEqual([1]);
    expect(totals.objects).toBe(1);
    expect(totals.problems.map(({ oid, reason }) => [oid, reason]).sort()).toEqual(
      files.written
        .slice(0, 2)
        .map(({ oid }) => [oid.toString("hex"), "missing-base"])
        .sort(),
    );
  });

  it("ends where bases lead in a circle, within a pack and across packs", async () => {
    const objects = temporaryFolder();
    const ids = ["11", "22", "33", "44"].map((byte) => Buffer.from(byte.repeat(20), "hex"));
    const circle = (own: readonly number[], bases: readonly number[]) => {
      const files = packFiles(
        bases.map((base) => ({
          base: ids[base] ?? Buffer.alloc(20),
          baseSize: 1,
          pieces: [{ insert: Buffer.from("x") }],
        })),
      );
      const rows = own.map((id, index) => ({
        oid: ids[id] ?? Buffer.alloc(20),
        offset: files.offsets[index] ?? 0,
        crc: 0,
      }));
      return { ...files, rows };
    };
    const { indexBytes } = await import("./pack-writer.js");
    for (const [name, own, bases] of [
      ["own", [0, 1], [1, 0]],
      ["left", [2], [3]],
      ["right", [3], [2]],
    ] as const) {
      const { pack, rows } = circle(own, bases);
      putPack(objects, name, { pack, index: indexBytes(rows, pack.subarray(-20), 1) });
    }
    const { totals } = await search([objects]);
    expect(totals.objects).toBe(0);
    expect(totals.problems.map(({ reason }) => reason).sort()).toEqual([
      ...["circular", "circular"],
      ...["missing-base", "missing-base"],
    ]);
  });

  it("makes large objects from one another in little memory", async () => {
    const objects = temporaryFolder();
    const size = 1_500_000;
    const entries: Entry[] = [{ content: Buffer.from(randomBody("base", size, "upperHex")) }];
    for (let n = 1; n <= 60; n++) {
      const insert = Buffer.from(n % 20 === 0 ? "abcd" : String(n).padStart(4, "0"));
      // Some have a leaf beside the next one in the chain.
      entries.push({
        base: n % 3 === 0 ? entries.length - 2 : entries.length - 1,
        baseSize: size,
        pieces: [{ offset: 4, length: size - 4 }, { insert }],
      });
    }
    const files = packFiles(entries);
    putPack(objects, "large", files);
    const before = process.memoryUsage().arrayBuffers;
    const { kinds, totals } = await search([objects]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(80e6);
    expect(totals.problems).toEqual([]);
    expect(kinds).toEqual(
      Object.fromEntries(
        files.written
          .map(({ content, oid }) => [oid.toString("hex"), kindsIn(content)] as const)
          .filter(([, bits]) => bits !== 0)
          .sort(),
      ),
    );
  });

  it("reads a family whose members are spread over a pack", async () => {
    const objects = temporaryFolder();
    const base = Buffer.from("the base of a family that is spread over the pack");
    // Nothing that deflates well, and no letters: nearly as much as is read along between two members.
    const noise = Buffer.from(randomBody("noise", 8800, "hex"), "hex").map((byte) => byte | 0x80);
    const entries: Entry[] = [{ content: base }];
    for (let n = 0; n < 5000; n++) {
      entries.push({ content: Buffer.concat([noise, Buffer.from(`${n}`)]) });
      const insert = Buffer.from(n % 1000 === 0 ? `cacc${n}` : `${n}`);
      entries.push({ base: 0, baseSize: base.length, pieces: [{ offset: 0, length: 30 }, { insert }] });
    }
    putPack(objects, "spread", packFiles(entries));
    const { kinds, totals } = await search([objects]);
    expect(totals.problems).toEqual([]);
    expect(totals.objects).toBe(entries.length);
    expect(Object.values(kinds)).toEqual([8, 8, 8, 8, 8]);
  });

  it("reads a chain of deltas as long as a hostile pack has it", async () => {
    const objects = temporaryFolder();
    const size = 3000;
    const text = (n: number) => Buffer.from(String(n).padStart(size, "."));
    const entries: Entry[] = [{ content: text(0) }];
    for (let n = 1; n <= 6000; n++) {
      entries.push({
        base: n - 1,
        baseSize: size,
        pieces: [{ offset: 0, length: size - 4 }, { insert: Buffer.from(String(n).padStart(4, ".")) }],
      });
    }
    entries.push({
      base: 6000,
      baseSize: size,
      pieces: [{ offset: 0, length: size }, { insert: Buffer.from("cacc") }],
    });
    putPack(objects, "chain", packFiles(entries));
    const { kinds, totals } = await search([objects]);
    expect(totals.problems).toEqual([]);
    expect(totals.objects).toBe(6002);
    expect(Object.values(kinds)).toEqual([8]);
  });
});

function blobOf(content: Buffer): Buffer {
  return packFiles([{ content }]).written[0]?.oid ?? Buffer.alloc(20);
}
