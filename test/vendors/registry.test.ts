import { describe, expect, test } from "vitest";
import { vendors, fittingVendors } from "../../src/vendors/registry.js";
import type { Draw } from "../../src/vendors/vendor.js";
import { prefixed, randomDraw } from "../support/keys.js";
import { judge } from "../support/judging.js";

test("every vendor has an id of its own", () => {
  const ids = vendors.map((vendor) => vendor.id);
  expect(new Set(ids).size).toBe(ids.length);
});

describe.each(vendors.filter((vendor) => vendor.environments.length > 0))("$id", (vendor) => {
  const draw: Draw = randomDraw(vendor.id);
  const environment = vendor.environments[0] ?? "live";

  test("has samples and decoys", () => {
    expect(vendor.examples.samples.length).toBeGreaterThan(0);
    expect(vendor.examples.decoys.length).toBeGreaterThan(0);
  });

  test.each(vendor.examples.samples)("sample %# is the vendor's where its evidence stands", (sample) => {
    const key = prefixed(environment, sample(draw));
    expect(judge(vendor.examples.text(key), key)).toBe(`not-ours ${vendor.id}`);
  });

  test.each(vendor.examples.samples)(
    "sample %# fits the grammar in each of its environments and in no other",
    (sample) => {
      const body = sample(draw);
      for (const each of ["live", "test"] as const) {
        const fits = fittingVendors(each, body).some((fit) => fit.vendor === vendor.id);
        expect(fits).toBe(vendor.environments.includes(each));
      }
    },
  );

  test.each(vendor.examples.decoys)(
    "decoy %# is not the vendor's even where its evidence stands",
    (decoy) => {
      const key = prefixed(environment, decoy(draw));
      expect(judge(vendor.examples.text(key), key)).not.toBe(`not-ours ${vendor.id}`);
    },
  );

  const plainWords = vendor.evidence.filter((word) => typeof word === "string");
  test.runIf(plainWords.length > 0).each(plainWords)("the word %s speaks of it", (word) => {
    const key = prefixed(environment, vendor.examples.samples.at(-1)?.(draw) ?? "");
    expect(judge(`# ${word}\nvalue: ${key}\n`, key)).toBe(`not-ours ${vendor.id}`);
  });

  const conclusive = vendor.examples.samples.filter((sample) =>
    fittingVendors(environment, sample(draw)).some(
      (fit) => fit.vendor === vendor.id && fit.confidence === "conclusive",
    ),
  );
  test.runIf(conclusive.length > 0)("its conclusive form beats Pictify's name", () => {
    for (const sample of conclusive) {
      const key = prefixed(environment, sample(draw));
      expect(judge(`PICTIFY_API_KEY=${key}`, key)).toMatch(/^not-ours /u);
    }
  });

  const others = vendor.examples.samples.filter((sample) =>
    fittingVendors(environment, sample(draw)).every((fit) => fit.confidence !== "conclusive"),
  );
  test.runIf(others.length > 0)("any other form is Pictify's where Pictify is named", () => {
    for (const sample of others) {
      const key = prefixed(environment, sample(draw));
      expect(judge(`PICTIFY_API_KEY=${key}`, key)).toBe("ours");
    }
  });

  const likely = vendor.examples.samples.filter((sample) =>
    fittingVendors(environment, sample(draw)).some((fit) => fit.confidence === "likely"),
  );
  test.runIf(likely.length > 0)("its likely form is explained where nothing is named", () => {
    for (const sample of likely) {
      const key = prefixed(environment, sample(draw));
      expect(judge(`const k = "${key}";`, key)).toMatch(/^not-ours /u);
    }
  });
});

test("a body of 48 characters fits nobody but those of whom no body was ever seen", () => {
  const fits = fittingVendors("test", randomDraw("48")("0123456789abcdef", 48));
  expect(fits).toEqual([{ vendor: "promptomize", confidence: "needs-context" }]);
});
