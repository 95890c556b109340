import { describe, expect, test } from "vitest";
import { mayHoldKeys } from "../../rules/key-search.js";
import { prefixed } from "../support/keys.js";

const PART = 256 * 1024;
const LITERAL = prefixed("live", "");

/** A text of spaces with something in it. */
function textWith(something: string, at: number, length = 3 * PART): string {
  return " ".repeat(at) + something + " ".repeat(Math.max(0, length - at - something.length));
}

describe("a text may hold a key", () => {
  test.each([0, 1, PART - 32 - 4, PART - 32, PART - 4, PART, 2 * PART - 68, 2 * PART - 64, 3 * PART - 8])(
    "wherever its prefix stands, such as at %d",
    (at) => {
      expect(mayHoldKeys(textWith(LITERAL, at))).toBe(true);
    },
  );

  test("behind characters of three bytes each", () => {
    expect(mayHoldKeys("語".repeat(PART - 4) + LITERAL)).toBe(true);
  });

  test.each(["Pictify", "PICTIFY", Buffer.from(LITERAL).toString("base64"), "%70%6b%5f"])(
    "that holds %s",
    (something) => {
      expect(mayHoldKeys(textWith(something, 10, 100))).toBe(true);
    },
  );

  test.each(["", "pk_prod_", "a picture", "x".repeat(3 * PART)])("but not every text (%#)", (text) => {
    expect(mayHoldKeys(text)).toBe(false);
  });

  test("and is not taken for the one before", () => {
    expect(mayHoldKeys(textWith(LITERAL, 90, 100))).toBe(true);
    expect(mayHoldKeys(" ".repeat(10))).toBe(false);
  });
});
