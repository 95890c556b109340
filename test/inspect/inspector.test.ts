import { describe, expect, it } from "vitest";
import { Inspector } from "../../src/inspect/inspector.js";
import { emptyTally, fileSubject } from "../../src/inspect/subject.js";
import { randomKey } from "../support/keys.js";

const LEAK = Buffer.from(`PICTIFY_API_KEY=${randomKey("inspector")}\n`);

/** A stream that gives nothing more until it is told to. */
function heldStream(bytes: Buffer) {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const chunks = (async function* () {
    yield bytes.subarray(0, 10);
    await held;
    yield bytes.subarray(10);
  })();
  return { chunks, release };
}

describe("an inspector", () => {
  it("refuses another subject while a stream passes through, and reads that to its end", async () => {
    const inspector = new Inspector({ maxFileSize: 1000 });
    const tally = emptyTally();
    const { chunks, release } = heldStream(LEAK);
    const streamed = inspector.stream(chunks, fileSubject("a"), tally);
    await Promise.resolve();
    const other = emptyTally();
    expect(() => {
      inspector.names(Buffer.from("name\0"), "", other);
    }).toThrow("one subject at a time");
    expect(() => {
      inspector.bytes(LEAK, fileSubject("b"), other);
    }).toThrow("one subject at a time");
    await expect(inspector.stream(heldStream(LEAK).chunks, fileSubject("c"), other)).rejects.toThrow(
      "one subject at a time",
    );
    release();
    await streamed;
    expect(tally.candidates).toHaveLength(1);
    inspector.bytes(LEAK, fileSubject("b"), other);
    expect(other.candidates).toHaveLength(1);
  });

  it("is free again where a stream fails", async () => {
    const inspector = new Inspector({ maxFileSize: 1000 });
    const failing = (async function* () {
      yield LEAK;
      await Promise.reject(new Error("gone"));
    })();
    await expect(inspector.stream(failing, fileSubject("a"), emptyTally())).rejects.toThrow("gone");
    const tally = emptyTally();
    inspector.bytes(LEAK, fileSubject("b"), tally);
    expect(tally.candidates).toHaveLength(1);
  });
});
