import fc from "fast-check";
import { constants, deflateRawSync, inflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { ObjectMemory } from "../../src/packs/object-memory.js";
import { PROGRAM } from "./searching.js";

const memory = new ObjectMemory(PROGRAM);
const { module, stored, arena } = memory;
memory.reserve(arena + 4_000_000);

interface Inflated {
  readonly content: Buffer;
  /** Bytes of the stream that were taken. */
  readonly consumed: number;
}

/** What our own inflate makes of a stream with so much room; null where it refuses. */
function inflate(stream: Uint8Array, room: number): Inflated | null {
  memory.bytes.set(stream, stored);
  // What stands behind must not matter.
  memory.bytes.fill(0xaa, stored + stream.length, stored + stream.length + 600);
  const length = module.inflate(stored, stored + stream.length, arena, room);
  if (length < 0) return null;
  const content = Buffer.from(memory.bytes.subarray(arena, arena + length));
  return { content, consumed: module.inflateConsumed() };
}

/** The same by node:zlib. */
function inflateWithNode(stream: Uint8Array, room: number): Inflated | null {
  try {
    const { buffer, engine } = inflateRawSync(stream, {
      info: true,
      maxOutputLength: room + 1,
    }) as unknown as { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };
    return buffer.length > room ? null : { content: buffer, consumed: engine.bytesWritten };
  } catch {
    return null;
  }
}

const repetitive = fc
  .array(fc.record({ text: fc.string({ maxLength: 30 }), times: fc.integer({ min: 1, max: 200 }) }), {
    maxLength: 40,
  })
  .map((runs) => Buffer.from(runs.map(({ text, times }) => text.repeat(times)).join("")));
const noise = fc.uint8Array({ maxLength: 3000 }).map((bytes) => Buffer.from(bytes));
const mixed = fc.tuple(repetitive, noise).map((parts) => Buffer.concat(parts));
const content = fc.oneof(repetitive, noise, mixed);
const options = fc.record({
  level: fc.integer({ min: 0, max: 9 }),
  strategy: fc.constantFrom(
    constants.Z_DEFAULT_STRATEGY,
    constants.Z_FIXED,
    constants.Z_HUFFMAN_ONLY,
    constants.Z_RLE,
  ),
  memLevel: fc.integer({ min: 1, max: 9 }),
  windowBits: fc.integer({ min: 9, max: 15 }),
});

describe("our own inflate", () => {
  it("gives back what was deflated, in every way to deflate it", () => {
    fc.assert(
      fc.property(content, options, (bytes, how) => {
        const stream = deflateRawSync(bytes, how);
        const result = inflate(stream, bytes.length);
        expect(result?.consumed).toBe(stream.length);
        expect(result?.content.equals(bytes)).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it("says the same as node:zlib of a damaged stream", () => {
    fc.assert(
      fc.property(content, options, fc.nat(), fc.nat(), (bytes, how, place, bit) => {
        const stream = deflateRawSync(bytes, how);
        const at = place % stream.length;
        stream[at] = (stream[at] ?? 0) ^ (1 << (bit % 8));
        const room = bytes.length + 500;
        expect(inflate(stream, room)).toEqual(inflateWithNode(stream, room));
      }),
      { numRuns: 4000 },
    );
  });

  it("says the same as node:zlib of random bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 80 }), (bytes) => {
        expect(inflate(bytes, 3000)).toEqual(inflateWithNode(bytes, 3000));
      }),
      { numRuns: 4000 },
    );
  });

  it("refuses every stream that is cut", () => {
    const stream = deflateRawSync(
      Buffer.from("to be cut, or not to be cut, that is the question ".repeat(9)),
    );
    for (let length = 0; length < stream.length; length++) {
      expect(inflate(stream.subarray(0, length), 5000)).toBeNull();
    }
  });

  it("writes no further than it is allowed", () => {
    const stream = deflateRawSync(Buffer.alloc(100_000, "x"));
    memory.bytes.fill(7, arena, arena + 200_000);
    for (const room of [0, 1, 1000, 99_999]) {
      expect(inflate(stream, room)).toBeNull();
      const behind = memory.bytes.subarray(arena + room + memory.slack, arena + 200_000);
      expect(behind.every((byte) => byte === 7)).toBe(true);
    }
  });
});

describe("the checksums", () => {
  it("are those of zlib", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20_000 }), (bytes) => {
        memory.bytes.set(bytes, arena);
        let crc = 0xffffffff;
        let a = 1;
        let b = 0;
        for (const byte of bytes) {
          crc ^= byte;
          for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
          a = (a + byte) % 65_521;
          b = (b + a) % 65_521;
        }
        expect(module.crc32(arena, arena + bytes.length) >>> 0).toBe(~crc >>> 0);
        expect(module.adler32(arena, arena + bytes.length) >>> 0).toBe(((b << 16) | a) >>> 0);
      }),
    );
  });
});
