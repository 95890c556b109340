import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { circularDelta } from "../../src/sources/circular-deltas.js";
import { locateRepository } from "../../src/system/git/locate-repository.js";
import type { Repository } from "../../src/system/git/repository.js";
import { indexBytes, packFiles, putPack } from "../packs/pack-writer.js";
import { git, temporaryRepository } from "../support/temporary.js";

/** A repository whose objects are in a pack. */
function packed(): Repository {
  const folder = temporaryRepository({ "a.txt": "one\n", "b.txt": "two\n" });
  git(folder, "repack", "-adq");
  const repository = locateRepository(folder);
  if (repository === null) throw new Error("no repository");
  return repository;
}

/** Adds a pack of two objects, the first of which is made from `bases[0]`, the second from `bases[1]`. */
function addDeltas({ objectsDir }: Repository, ids: readonly Buffer[], bases: readonly Buffer[]): void {
  const entries = bases.map((base) => ({ base, baseSize: 1, pieces: [{ insert: Buffer.from("x") }] }));
  const { pack, offsets } = packFiles(entries);
  const rows = ids.map((oid, at) => ({ oid, offset: offsets[at] ?? 0, crc: 0 }));
  putPack(objectsDir, "deltas", { pack, index: indexBytes(rows, pack.subarray(-20), 1) });
}

const [FIRST, SECOND, THIRD] = [0xaa, 0xbb, 0xcc].map((byte) => Buffer.alloc(20, byte)) as [
  Buffer,
  Buffer,
  Buffer,
];
const signal = new AbortController().signal;

describe("circularDelta", () => {
  it("tells of a delta that is made from itself by way of another", async () => {
    const repository = packed();
    addDeltas(repository, [FIRST, SECOND], [SECOND, FIRST]);
    const problem = await circularDelta(repository, signal);
    expect(problem).toMatchObject({
      reason: "malformed",
      path: join(repository.objectsDir, "pack/pack-deltas.pack"),
    });
    expect(problem?.detail).toMatch(/^(?:(?:aa){20}|(?:bb){20}) in .* is made from itself$/u);
  });

  it("has nothing to say of deltas that end somewhere, of a base that is missing, of an empty store", async () => {
    const repository = packed();
    expect(await circularDelta(repository, signal)).toBeNull();
    addDeltas(repository, [FIRST, SECOND], [SECOND, THIRD]);
    expect(await circularDelta(repository, signal)).toBeNull();
    rmSync(join(repository.objectsDir, "pack"), { recursive: true });
    expect(await circularDelta(repository, signal)).toBeNull();
  });

  it("ends with the signal", async () => {
    const controller = new AbortController();
    controller.abort(new Error("enough"));
    await expect(circularDelta(packed(), controller.signal)).rejects.toThrow("enough");
  });
});
