import { describe, expect, it } from "vitest";
import { HYGIENE_RULES } from "../../src/model/rule.js";
import { FORMAT_NAMES } from "../../src/report/formats.js";
import { whatItIs, whyWords } from "../../src/report/words.js";
import { madeUpFinding, madeUpReport, written } from "../support/reports.js";

/** Formats in which people read what a finding is; of the others programs read the rule. */
const FOR_PEOPLE = FORMAT_NAMES.filter((name) => name !== "json" && name !== "jsonl");

/** A report of nothing but how a key is kept. */
function keptReport(rule: (typeof HYGIENE_RULES)[number]) {
  const evidence = ["git tracks .env"];
  return madeUpReport({ findings: [madeUpFinding("kept", { rule, evidence })], suppressed: [] });
}

describe.each(FOR_PEOPLE)("the words of %s", (format) => {
  it.each(HYGIENE_RULES)("say how a key is kept, not that one was found: %s", async (rule) => {
    const text = await written(format, keptReport(rule));
    const words = whatItIs({ ...madeUpFinding("kept"), rule });
    expect(text.replaceAll("&#39;", "'")).toContain(words);
    // Nothing is said of whose key it is: that is another finding.
    expect(text).not.toMatch(/a production key of|why it is one/iu);
    expect(text).toMatch(/why(?:: |<| {2})/iu);
  });
});

describe("what a finding is", () => {
  it("is said in different words for each rule", () => {
    const words = HYGIENE_RULES.map((rule) => whatItIs({ ...madeUpFinding("kept"), rule }));
    expect(new Set(words).size).toBe(HYGIENE_RULES.length);
  });

  it("is introduced as the reason for whose key it is only where that is said", () => {
    expect(whyWords(madeUpFinding("a"))).toBe("Why it is one");
    expect(whyWords(madeUpFinding("a", { rule: "unattributed-key", vendor: null }))).toBe("Why");
    expect(whyWords(madeUpFinding("a", { rule: "key-in-url" }))).toBe("Why");
  });
});
