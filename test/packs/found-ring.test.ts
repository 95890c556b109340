import { describe, expect, it } from "vitest";
import { FoundRing, newRing, type PlacedFind } from "../../src/packs/found-ring.js";
import type { FoundObject } from "../../src/packs/object-store.js";

const MEBIBYTE = 1024 * 1024;

function find(size: number, fill: number): FoundObject {
  const bytes = new Uint8Array(size).fill(fill);
  return { oid: "0".repeat(40), type: "blob", size, bytes, kinds: 1 };
}

/** What one thread puts in and another takes out: two rings over the same memory. */
function ring() {
  const memory = newRing();
  return { writer: new FoundRing(memory), reader: new FoundRing(memory) };
}

function contentOf(reader: FoundRing, placed: PlacedFind | null): Uint8Array | null {
  if (placed === null) throw new Error("there was no room");
  return placed.found.bytes ?? (placed.place === null ? null : reader.view(placed.place));
}

function release(reader: FoundRing, placed: PlacedFind | null): void {
  if (placed?.place) reader.release(placed.place);
}

describe("a ring of finds", () => {
  it("gives every content as it was, however often it comes round", () => {
    const { writer, reader } = ring();
    const waiting: { readonly placed: PlacedFind | null; readonly size: number; readonly fill: number }[] =
      [];
    for (let round = 0; round < 200; round++) {
      const size = (round * 7919) % MEBIBYTE;
      for (let placed = writer.put(find(size, round)); ; placed = writer.put(find(size, round))) {
        if (placed !== null) {
          waiting.push({ placed, size, fill: round });
          break;
        }
        const first = waiting.shift();
        if (first === undefined) throw new Error("an empty ring has no room");
        expect(
          Buffer.from(contentOf(reader, first.placed) ?? []).equals(Buffer.alloc(first.size, first.fill)),
        ).toBe(true);
        release(reader, first.placed);
      }
    }
    expect(waiting.length).toBeGreaterThan(2);
  });

  it("has no room for more than it holds, until something is taken", () => {
    const { writer, reader } = ring();
    const placed: (PlacedFind | null)[] = [];
    for (let next; (next = writer.put(find(MEBIBYTE, placed.length))) !== null;) placed.push(next);
    expect(placed.length).toBeGreaterThanOrEqual(2);
    expect(writer.put(find(1, 1))).toBeNull();
    release(reader, placed[0] ?? null);
    expect(writer.put(find(MEBIBYTE, 9))).not.toBeNull();
    expect(contentOf(reader, placed[1] ?? null)?.[0]).toBe(1);
  });

  it("gives what is too large for it memory of its own, one at a time", () => {
    const { writer, reader } = ring();
    const small = writer.put(find(10, 1));
    expect(writer.put(find(16 * MEBIBYTE, 2))).toBeNull();
    release(reader, small);
    const large = writer.put(find(16 * MEBIBYTE, 2));
    expect(large?.found.bytes?.length).toBe(16 * MEBIBYTE);
    expect(writer.put(find(10, 3))).toBeNull();
    release(reader, large);
    expect(writer.put(find(10, 3))).not.toBeNull();
  });

  it("hands on finds without content, and empty ones", () => {
    const { writer, reader } = ring();
    expect(writer.put({ ...find(0, 0), bytes: null })).toEqual({
      found: { ...find(0, 0), bytes: null },
      place: null,
    });
    expect(contentOf(reader, writer.put(find(0, 0)))?.length).toBe(0);
  });
});
