import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compileLiterals, type Literal } from "../../src/anchors/program.js";
import { SEARCH_MODULE } from "../../src/anchors/search-module.generated.js";

const INPUT = 65_536;

/** The search over literals of the test's own, with the input at {@link INPUT}. */
function newSearch(literals: readonly Literal[]): (input: Uint8Array) => number {
  const memory = new WebAssembly.Memory({ initial: 4 });
  const module = new WebAssembly.Module(Buffer.from(SEARCH_MODULE, "base64"));
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const bytes = new Uint8Array(memory.buffer);
  bytes.set(compileLiterals(literals));
  const search = exports.search as (...args: number[]) => number;
  return (input) => {
    // What stands around the input must not matter: it is filled with the beginning of literals.
    bytes.fill(0x70, INPUT - 64, INPUT + input.length + 64);
    bytes.set(input, INPUT);
    return search(INPUT, INPUT + input.length, INPUT - 512, 64) >>> 0;
  };
}

function naive(literals: readonly Literal[], input: Uint8Array): number {
  const fold = (byte: number, caseless: boolean): number =>
    caseless && byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
  let kinds = 0;
  for (const { bytes, caseless, kind } of literals) {
    for (let at = 0; at + bytes.length <= input.length; at++) {
      if (bytes.every((byte, index) => fold(byte, caseless) === fold(input[at + index] ?? -1, caseless))) {
        kinds |= 1 << kind;
      }
    }
  }
  return kinds >>> 0;
}

function ascii(text: string, kind: number, caseless = false): Literal {
  return { bytes: [...Buffer.from(text, "latin1")], caseless, kind, wide: false };
}

describe("the search for literals", () => {
  it("finds a literal at every offset, and none in its parts", () => {
    const search = newSearch([ascii("pk_live_", 0)]);
    const literal = Buffer.from("pk_live_");
    for (let offset = 0; offset < 70; offset++) {
      const input = Buffer.alloc(offset + literal.length, ".");
      input.set(literal, offset);
      expect(search(input)).toBe(1);
      expect(search(input.subarray(0, -1))).toBe(0);
      expect(search(input.subarray(offset + 1))).toBe(0);
    }
  });

  it("tells kinds apart up to the last bit", () => {
    const search = newSearch([ascii("alpha", 0), ascii("omega", 31)]);
    expect(search(Buffer.from("omega"))).toBe(0x8000_0000);
    expect(search(Buffer.from("..alpha.omega"))).toBe(0x8000_0001);
  });

  it("ignores the case of letters alone, and only where told to", () => {
    const search = newSearch([ascii("key@x", 0, true), ascii("abcd", 1)]);
    expect(search(Buffer.from("KeY@X"))).toBe(1);
    expect(search(Buffer.from("key`x"))).toBe(0);
    expect(search(Buffer.from("ABCD"))).toBe(0);
  });

  it("agrees with a naive search on random literals and input", () => {
    const alphabet = fc.constantFrom(..."abA_\0\xff").map((character) => character.charCodeAt(0));
    const literal = fc.record({
      bytes: fc.array(alphabet, { minLength: 4, maxLength: 16 }),
      caseless: fc.boolean(),
      kind: fc.nat(31),
      wide: fc.constant(false),
    });
    fc.assert(
      fc.property(
        fc.array(literal, { minLength: 1, maxLength: 40 }),
        fc.array(alphabet, { maxLength: 300 }),
        (literals, input) => {
          expect(newSearch(literals)(Uint8Array.from(input))).toBe(naive(literals, Uint8Array.from(input)));
        },
      ),
      { numRuns: 300 },
    );
  });

  it("refuses literals that do not fit a register", () => {
    expect(() => compileLiterals([ascii("abc", 0)])).toThrow(RangeError);
    expect(() => compileLiterals([ascii("a".repeat(17), 0)])).toThrow(RangeError);
  });
});

describe("the built tables", () => {
  it("are those of the literals in the source", async () => {
    const { compileAnchors } = await import("../../src/anchors/literals.js");
    const generated = readFileSync(
      new URL("../../src/anchors/search-module.generated.ts", import.meta.url),
      "utf8",
    );
    expect(generated).toContain(Buffer.from(compileAnchors()).toString("base64"));
  });
});
