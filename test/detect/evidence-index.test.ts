import { describe, expect, test } from "vitest";
import { evidenceIn } from "../../src/detect/evidence-index.js";

/** The words of a text that speak of a vendor, each with whom it speaks of. */
function words(text: string): string[] {
  return evidenceIn(text).map(({ vendor, words: shown }) => `${vendor}: ${shown}`);
}

describe("a word begins", () => {
  test.each([
    ["at the start of the text", "stripe"],
    ["behind a digit", "1stripe"],
    ["behind an underscore", "my_stripe"],
    ["in capitals behind a small letter", "zStripe"],
    ["in capitals behind the first letter", "aStripe"],
    ["behind a known beginning", "mystripe"],
    ["behind a known beginning further on", "see mystripe"],
    ["behind a written line end", String.raw`x\nstripe`],
  ])("%s", (_, text) => {
    expect(words(text)).toHaveLength(1);
  });

  test.each([
    ["behind another letter", "xstripe"],
    ["in capitals behind a capital", "XStripe"],
    ["behind a word that begins with a known beginning", "mycstripe"],
    ["behind a word that ends in a known beginning", "dummystripe"],
  ])("not %s", (_, text) => {
    expect(words(text)).toEqual([]);
  });
});

describe("a word ends", () => {
  test.each([
    ["at the end of the text", "stripe"],
    ["before a digit", "stripe2"],
    ["before another word in capitals", "stripeAccount"],
    ["before the last letter in capitals", "stripeZone"],
    ["before a known end", "stripekey"],
    ["before a known end in capitals", "STRIPEKEY"],
  ])("%s", (_, text) => {
    expect(words(text)).toHaveLength(1);
  });

  test.each([
    ["before another letter", "stripezone"],
    ["before another letter in capitals", "STRIPEZONE"],
    ["in capitals before a word", "STRIPEzone"],
  ])("not %s", (_, text) => {
    expect(words(text)).toEqual([]);
  });
});

test("of words that begin alike the longest counts", () => {
  expect(words("api.courier.com")).toEqual(["courier: api.courier.com"]);
});

test("a vendor's whole host is shown", () => {
  expect(words("courier.com")).toEqual(["courier: courier.com"]);
});

test("a word that has capitals is meant with them", () => {
  expect(words("STPAPIClient")).toEqual(["stripe: STPAPIClient"]);
  expect(words("stpapiclient")).toEqual([]);
  expect(words("STRIPE")).toEqual(["stripe: STRIPE"]);
});

test("a dot in a word is a dot", () => {
  expect(words("js.stripe.com")).toHaveLength(1);
  expect(words("jsXpaystackYcom")).toEqual([]);
});

test("words are found one behind the other, in order", () => {
  expect(words("stripe pictify stripe")).toEqual(["stripe: stripe", "pictify: pictify", "stripe: stripe"]);
  expect(evidenceIn("a stripe")).toMatchObject([{ start: 2, end: 8, strength: "strong" }]);
});
