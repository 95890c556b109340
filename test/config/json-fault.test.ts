import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findJsonFault } from "../../src/config/json-fault.js";

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe("the fault of a JSON text", () => {
  it("is none where JSON.parse finds none", () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(4), (text, indent) => {
        expect(findJsonFault(JSON.stringify(JSON.parse(text), null, indent))).toBeNull();
      }),
    );
  });

  it("is found wherever JSON.parse finds one, in texts that are nearly JSON", () => {
    const piece = fc.constantFrom(
      ...'{}[],:"\\ \n0-1.eE+',
      "true",
      "nul",
      '"a"',
      '"b"',
      "\\u00",
      "\u0001",
      "12",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        const fault = findJsonFault(text);
        expect(fault?.repeated !== null).toBe(isJson(text));
      }),
      { numRuns: 20_000 },
    );
  });

  it("stands where the first character is that cannot be right", () => {
    for (const [text, offset] of [
      ["", 0],
      ["[1,]", 3],
      ['{"a":1,}', 7],
      ["{a:1}", 1],
      ["[1 2]", 3],
      ["[1]]", 3],
      ["[1}", 2],
      ['{"a"}', 4],
      ['{"a":', 5],
      ["'a'", 0],
      ["// a", 0],
    ] as const) {
      expect(findJsonFault(text)).toEqual({ offset, repeated: null });
    }
  });

  it("is a key that an object has twice, however it is written", () => {
    expect(findJsonFault('{"a":{"a":1},"b":[{"a":1},{"a":2}],"\\u0061":2}')).toEqual({
      offset: 35,
      repeated: "a",
    });
    expect(findJsonFault('{"__proto__":1,"__proto__":2}')).toMatchObject({ repeated: "__proto__" });
  });

  it("is found in texts that are deep or long", () => {
    expect(findJsonFault("[".repeat(500_000))).toEqual({ offset: 500_000, repeated: null });
    expect(findJsonFault(`"${"\\n".repeat(400_000)}"`)).toBeNull();
    expect(findJsonFault(`"${"x".repeat(900_000)}`)).toEqual({ offset: 0, repeated: null });
  });
});
