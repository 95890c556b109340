import { expect, test } from "vitest";
import type { Judgement } from "../../src/model/candidate.js";
import { resolveByRepository } from "../../src/detect/repository-evidence.js";

const open: Judgement = { status: "unattributed", fits: ["stripe", "tap"], evidence: ["x"] };

function resolved(
  dependencies: readonly string[],
  envNames: readonly string[] = [],
  judgement = open,
): Judgement {
  return resolveByRepository(judgement, { dependencies, envNames });
}

test("Pictify's package alone makes a key Pictify's, weakly", () => {
  expect(resolved(["react", "@pictify/sdk"])).toEqual({
    status: "ours",
    strength: "weak",
    evidence: ["@pictify/sdk in the repository's dependencies"],
  });
});

test("Pictify's environment name alone makes a key Pictify's", () => {
  expect(resolved([], ["PORT", "PICTIFY_API_KEY"])).toMatchObject({
    status: "ours",
    evidence: ["PICTIFY_API_KEY in the repository's environment names"],
  });
});

test("one vendor whose grammar fits, and no Pictify, makes it that vendor's", () => {
  expect(resolved(["@stripe/stripe-js"])).toMatchObject({ status: "not-ours", vendor: "stripe" });
  expect(resolved([], ["STRIPE_SECRET_KEY"])).toMatchObject({ status: "not-ours", vendor: "stripe" });
});

test("a vendor whose grammar does not fit says nothing", () => {
  expect(resolved(["@paystack/inline-js"])).toBe(open);
  expect(resolved(["@paystack/inline-js", "@pictify/sdk"])).toMatchObject({ status: "ours" });
});

test("both, several, or none leave it as it is", () => {
  expect(resolved(["stripe", "@pictify/sdk"])).toBe(open);
  expect(resolved(["stripe", "@tap-payments/card"], ["TAP_KEY"])).toBe(open);
  expect(resolved(["react", "pinstripe", "spictify"])).toBe(open);
});

test("what is decided already is not decided again", () => {
  const decided: Judgement = { status: "not-ours", vendor: "tap", evidence: [] };
  expect(resolved(["@pictify/sdk"], [], decided)).toBe(decided);
});

test("a name and a form that disagree stay so", () => {
  const disputed: Judgement = { ...open, disputed: true };
  expect(resolved(["@pictify/sdk"], [], disputed)).toBe(disputed);
});
