import { describe, expect, test } from "vitest";
import { findKeys } from "../../src/detect/find-keys.js";
import { nearbyEvidence } from "../../src/detect/nearby-evidence.js";
import { Scene } from "../../src/detect/scene.js";
import { randomKey } from "../support/keys.js";

const KEY = randomKey("near", "live", 24);
const OTHER = randomKey("other", "live", 24);

/** The words that are seen from the last place of KEY, the nearest first, each with where it stands. */
function seen(text: string): string[] {
  const keys = findKeys(text);
  const key = keys.findLast(({ start, end }) => text.slice(start, end) === KEY);
  if (key === undefined) return ["no key"];
  return [...nearbyEvidence(new Scene(text, "", keys), key)].map(
    ({ evidence, place }) => `${evidence.words} ${place}`,
  );
}

describe("a word is near", () => {
  const words = (count: number) => "x ".repeat(count);
  test.each([
    ["to the left on its line", `stripe ${KEY}`, "line"],
    ["to the right on its line", `k ${KEY} stripe`, "line"],
    ["a thousand characters to the left", `stripe ${words(500)}${KEY}`, "line"],
    ["a thousand characters to the right", `${KEY} ${words(500)}stripe`, "line"],
    ["some hundred to the right on a very long line", `${KEY} ${words(200)}stripe ${words(800)}`, "line"],
    ["twelve lines above", `stripe${"\n".repeat(12)}${KEY}`, "above"],
    ["six lines below", `${KEY}${"\n".repeat(6)}stripe`, "below"],
    ["six written lines below", `${KEY}${String.raw`\n`.repeat(6)}stripe`, "below"],
    ["some lines above with much on them", `stripe\n${words(1400)}\n${KEY}`, "above"],
    ["some lines below with much on them", `${KEY}\n${words(700)}\nstripe`, "below"],
  ])("%s", (_, text, place) => {
    expect(seen(text)).toEqual([`stripe ${place}`]);
  });

  test.each([
    ["two thousand characters to the left", `stripe ${words(1000)}${KEY}`],
    ["two thousand characters to the right", `${KEY} ${words(1000)}stripe`],
    ["six hundred to the right on a very long line", `${KEY} ${words(300)}stripe ${words(800)}`],
    ["six hundred to the right behind a very long line", `${words(900)}${KEY} ${words(300)}stripe`],
    ["thirteen lines above", `stripe${"\n".repeat(13)}${KEY}`],
    ["seven lines below", `${KEY}${"\n".repeat(7)}stripe`],
    ["some lines above with too much on them", `stripe\n${words(1600)}\n${KEY}`],
    ["some lines below with too much on them", `${KEY}\n${words(800)}\nstripe`],
  ])("but not %s", (_, text) => {
    expect(seen(text)).toEqual([]);
  });

  test("a short line after long ones is a short line", () => {
    expect(seen(`${words(2000)}\n${KEY} ${words(400)}stripe`)).toEqual(["stripe line"]);
  });
});

test("the nearest words come first", () => {
  const text = `a clerk\nb paypal\nSTRIPE_KEY=${KEY} tabby checkout.com\nc paystack`;
  expect(seen(text.replace("paypal", "paymongo"))).toEqual([
    "STRIPE name",
    "STRIPE line",
    "tabby line",
    "checkout.com line",
    "paymongo above",
    "clerk above",
    "paystack below",
  ]);
});

describe("a word in a block that was closed in between is another's", () => {
  test.each([
    ["before, on the line", `{ stripe: 1 }, { k: "${KEY}" }`],
    ["before, on another line", `x = {\n  stripe: 1\n}\nk = "${KEY}"`],
    ["before, deeper", `{ a: { stripe: 1 }, b: 2 }, { k: "${KEY}" }`],
    ["behind, on the line", `{ k: "${KEY}" }, { stripe: 1 }`],
    ["behind, on another line", `x = {\n  k: "${KEY}"\n}\ny = {\n  stripe: 1\n}`],
    ["behind, after a deeper one", `{ k: "${KEY}", a: { b: 1 } }, { stripe: 1 }`],
  ])("%s", (_, text) => {
    expect(seen(text)).toEqual(["stripe other-key"]);
  });

  test.each([
    ["in a block around it", `{ stripe: { k: "${KEY}" } }`, "line"],
    ["in a block around, behind its own", `{ a: { k: "${KEY}" }, stripe: 1 }`, "line"],
    ["in a block within, behind", `{ k: "${KEY}", a: { stripe: 1 } }`, "line"],
    ["beside a closed block", `{ a: { b: 1 }, stripe: 1, k: "${KEY}" }`, "line"],
    ["in a template", "x = `${stripe}` " + KEY, "line"],
    ["in a template of Ruby", `x = "#{stripe}" + "${KEY}"`, "line"],
    ["in doubled braces", `{{ stripe }} ${KEY}`, "line"],
    ["in an import", `import { stripe } from "x"; k = "${KEY}"`, "line"],
    ["in an import without spaces", `import {stripe}from"x";k="${KEY}"`, "line"],
    ["in a destructuring", `const { stripe } = x; k = "${KEY}"`, "line"],
    ["in a destructuring on lines", `const {\n  stripe,\n}   = x;\nk = "${KEY}"`, "above"],
  ])("but not one %s", (_, text, place) => {
    expect(seen(text)).toEqual([`stripe ${place}`]);
  });

  test("an import behind a block does not open that", () => {
    expect(seen(`{ stripe: 1 } x = 1; y = "${KEY}"`)).toEqual(["stripe other-key"]);
  });
});

describe("a word is another key's", () => {
  test.each([
    ["beyond it on the line", `stripe ${OTHER}; k ${KEY}`.replace("stripe ", "stripe, "), "stripe"],
    ["as its name on the line", `${KEY} stripe=${OTHER}`, "stripe"],
    ["behind it on the line", `${KEY}; ${OTHER} stripe`, "stripe"],
    ["on its line above", `x = "${OTHER}" # stripe\nk = "${KEY}"`, "stripe"],
    ["on its line below", `k = "${KEY}"\n\nx = "${OTHER}" # stripe`, "stripe"],
    [
      "as its name above, on another line",
      `variable "stripe" {\n  default = "${OTHER}"\nk = "${KEY}"`,
      "stripe",
    ],
    [
      "as its name below, on another line",
      `k = "${KEY}"\nvariable "stripe" {\n  default = "${OTHER}"`,
      "stripe",
    ],
    ["in a row before", `('${OTHER}','stripe'),('${KEY}', 1)`, "stripe"],
    ["in a row before, spaced", `('${OTHER}', 'stripe') , ('${KEY}', 1)`, "stripe"],
    ["in a row of a table before", `<tr>${OTHER} stripe</tr> <tr>${KEY}`, "stripe"],
  ])("%s", (_, text, word) => {
    expect(seen(text)).toEqual([`${word} other-key`]);
  });

  test.each([
    ["that is the same, on its line above", `x = "${KEY}" # stripe\nk = "${KEY}"`, ["stripe above"]],
    ["that stands between it and an empty line", `x = "${OTHER}"\nstripe\nk = "${KEY}"`, ["stripe above"]],
    ["that stands behind it", `k = "${KEY}"\nstripe\nx = "${OTHER}"`, ["stripe below"]],
    ["that is one of a list with it", `stripe = ["${OTHER}", "${KEY}"]`, ["stripe line"]],
  ])("but not of one %s", (_, text, expected) => {
    expect(seen(text)).toEqual(expected);
  });

  test("a word beyond repetitions of a key is that key's", () => {
    const repeated = (times: number) => seen(`stripe, ${`${KEY}; `.repeat(times)}`);
    expect(repeated(2)).toEqual(["stripe line"]);
    expect(repeated(5)).toEqual(["stripe line"]);
  });
});

describe("a word in another item of a list is another's", () => {
  test.each([
    ["above", `a:\n  - x: 1\n    stripe: 2\n  - y: 1\n    k: ${KEY}`],
    ["below", `a:\n  - x: 1\n    k: ${KEY}\n  - stripe: 1`],
    ["below, on more lines", `a:\n  - x: 1\n    k: ${KEY}\n  - y: 1\n    stripe: 1`],
  ])("%s", (_, text) => {
    expect(seen(text)).toEqual(["stripe other-key"]);
  });

  test.each([
    ["its own item, above", `a:\n  - stripe: 1\n    k: ${KEY}`, "above"],
    ["its own item, below", `a:\n  - k: ${KEY}\n    stripe: 1`, "below"],
    ["its own item, around a list in it", `a:\n  - stripe: 1\n    x:\n      - 1\n    k: ${KEY}`, "above"],
    ["a list of arguments", `a:\n  - stripe\n  - ${KEY}`, "above"],
    ["a list of arguments, below", `a:\n  - ${KEY}\n  - stripe`, "below"],
    ["what the list is in", `stripe:\n  - x: 1\n  - k: ${KEY}`, "above"],
    ["a text with hyphens", `stripe - x\na - b\nk: ${KEY}`, "above"],
    ["a list at the border", `- stripe\nk: ${KEY}`, "above"],
  ])("but not one in %s", (_, text, place) => {
    expect(seen(text)).toEqual([`stripe ${place}`]);
  });
});
