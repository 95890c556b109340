import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.js";
import { scan } from "../../src/scan.js";
import { tar, zip } from "../support/archives.js";
import { randomKey } from "../support/keys.js";
import { foundAt, gapsOf } from "../support/scanning.js";
import { temporaryFolder } from "../support/temporary.js";

const KEY = randomKey("stream");
const LEAK = `PICTIFY_API_KEY=${KEY}\n`;

function scanStream(chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<Report> {
  return scan({ cwd: temporaryFolder(), stdin: { path: "in", input: Readable.from(chunks) } });
}

describe("scanning a stream", () => {
  it("finds a key however the stream is cut", async () => {
    const bytes = Buffer.from(`ä\r\n${LEAK}`);
    for (let size = 1; size < bytes.length; size += 5) {
      const chunks: Buffer[] = [];
      for (let from = 0; from < bytes.length; from += size) chunks.push(bytes.subarray(from, from + size));
      expect(foundAt(await scanStream(chunks))).toEqual(["in:2:17"]);
    }
  });

  it("opens archives, and reads what stands beside their members too", async () => {
    for (const [bytes, encodings] of [
      [gzipSync(LEAK), ["gzip"]],
      [zip([{ name: "a", content: LEAK }]), ["zip:a"]],
      [zip([{ name: "a", content: LEAK, stored: true }]), ["zip:a"]],
      [await tar({ a: LEAK }), ["tar:a"]],
      [Buffer.concat([zip([{ name: "a", content: "x" }]), Buffer.from(LEAK)]), []],
    ] as const) {
      const report = await scanStream([bytes.subarray(0, 7), bytes.subarray(7)]);
      expect(report.findings.flatMap(({ locations }) => locations.map((at) => at.encodings))).toEqual([
        encodings,
      ]);
      expect(report.coverage.bytes).toBe(bytes.length);
    }
  });

  it("opens a zip behind a program, however the stream is cut", async () => {
    for (const stored of [true, false]) {
      const bytes = Buffer.concat([Buffer.from("#!/bin/sh\n"), zip([{ name: "a", content: LEAK, stored }])]);
      for (let size = 1; size < bytes.length; size += 3) {
        const chunks: Buffer[] = [];
        for (let from = 0; from < bytes.length; from += size) chunks.push(bytes.subarray(from, from + size));
        const report = await scanStream(chunks);
        expect(report.findings.flatMap(({ locations }) => locations.map((at) => at.encodings))).toEqual([
          ["zip:a"],
        ]);
        expect(report.coverage.bytes).toBe(bytes.length);
        expect(gapsOf(report)).toEqual([]);
      }
    }
  });

  it("is incomplete where an archive could not be opened, or not wholly", async () => {
    for (const [bytes, reason] of [
      [zip([{ name: "a", content: LEAK, flags: 1 }]), "encrypted-archive"],
      [gzipSync("x".repeat(3000)).subarray(0, -9), "corrupt-archive"],
      [Buffer.concat([Buffer.from("BZh91AY&SY"), Buffer.alloc(600)]), "unsupported-archive"],
    ] as const) {
      const report = await scanStream([bytes]);
      expect(gapsOf(report)).toEqual([reason]);
      expect(report.outcome).toBe("incomplete");
    }
  });

  it("says that a zip behind a program is too large to be held", async () => {
    const chunks = (function* () {
      yield Buffer.from("#!/bin/sh\nPK\x03\x04");
      for (let count = 0; count < 130; count++) yield Buffer.alloc(1024 * 1024, "some words\n");
      yield Buffer.from("PK\x05\x06");
    })();
    const report = await scanStream(chunks);
    expect(gapsOf(report)).toEqual(["archive-limit"]);
    expect(report.outcome).toBe("incomplete");
  });

  it("is clean where the stream is empty", async () => {
    const report = await scanStream([]);
    expect(report.outcome).toBe("clean");
    expect(gapsOf(report)).toEqual([]);
  });

  it("takes no memory for what has gone by", async () => {
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const chunks = (function* () {
      for (let count = 0; count < 400; count++) {
        yield Buffer.alloc(1024 * 1024, "some words\n");
        most = Math.max(most, process.memoryUsage().arrayBuffers - before);
      }
      yield Buffer.from(LEAK);
    })();
    const input = Readable.from(chunks);
    const signal = new AbortController().signal;
    const report = await scan({ cwd: temporaryFolder(), stdin: { path: "in", input }, signal });
    expect(report.findings).toHaveLength(1);
    expect(most).toBeLessThan(200 * 1024 * 1024);
  });

  it("rejects with the error of a stream that fails, and with the reason where it is told to stop", async () => {
    const failing = (async function* () {
      yield Buffer.from("x");
      await Promise.resolve();
      throw new Error("gone");
    })();
    await expect(scanStream(failing)).rejects.toThrow("gone");
    const controller = new AbortController();
    const silent = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }) };
    const run = scan({
      cwd: temporaryFolder(),
      stdin: { path: "in", input: silent },
      signal: controller.signal,
    });
    setTimeout(() => {
      controller.abort(new Error("enough"));
    }, 20);
    await expect(run).rejects.toThrow("enough");
  });
});
