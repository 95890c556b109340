import { describe, expect, it } from "vitest";
import { FORMAT_NAMES } from "../../src/report/formats.js";
import { redacted } from "../../src/report/redacted.js";
import { randomBody, randomKey } from "../support/keys.js";
import { commit, madeUpFinding, madeUpReport, place, written } from "../support/reports.js";

const KEY = randomKey("leaked elsewhere");
const first = commit("a", "2025-01-02", `${KEY} <a@example.com>`);

/** A report that repeats a key wherever a report can repeat anything. */
function leakyReport() {
  const origin = { kind: "identity", object: "f".repeat(40), author: KEY, reach: ["branch"] } as const;
  const location = { ...place(`src/${KEY}.ts`, 1), origin, encodings: [`zip:${KEY}`] as const };
  const finding = madeUpFinding("leaky", {
    evidence: [`${KEY} on the same line`],
    verdict: { status: "unknown", reason: `no answer for ${KEY}`, plan: KEY },
    locations: [location],
    exposure: { first, last: first, removedIn: [first], stillIn: [`refs/heads/${KEY}`], days: 1 },
    advice: [`Delete ${KEY}.`],
  });
  return madeUpReport({
    findings: [finding],
    suppressed: [{ ...finding, by: "inline", reason: `${KEY} is old`, location }],
    notOurs: [{ vendor: KEY, count: 1 }],
    explanations: [{ ...finding, verdict: "placeholder" }],
    coverage: {
      ...madeUpReport().coverage,
      skipped: [{ path: KEY, reason: "unreadable" }],
      incomplete: [{ reason: `unreadable ${KEY}`, fix: `chmod +r ${KEY}` }],
    },
  });
}

describe("redacted", () => {
  it("leaves no key in anything that a report repeats", () => {
    expect(JSON.stringify(redacted(leakyReport()))).not.toContain(KEY.slice(8));
  });

  it.each(FORMAT_NAMES)("holds for every format: %s", async (format) => {
    expect(await written(format, leakyReport())).not.toContain(KEY.slice(8));
    expect(await written(format, leakyReport(), { quiet: true, workflowLog: true })).not.toContain(
      KEY.slice(8),
    );
  });

  it("copies nothing that holds nothing to redact", () => {
    const report = madeUpReport();
    expect(redacted(report).findings).toBe(report.findings);
  });

  it("leaves the ids of git, though those of SHA-256 have the form of a key, and only those", () => {
    const [id, key] = [randomBody("object", 64, "hex"), randomBody("key", 64, "hex")];
    const exposure = {
      first: { ...first, hash: id },
      last: { ...first, hash: `${key} x` },
      removedIn: [],
      stillIn: [key],
      days: 1,
    };
    const [finding] = redacted(madeUpReport({ findings: [madeUpFinding("ids", { exposure })] })).findings;
    expect(finding?.exposure).toMatchObject({
      first: { hash: id },
      last: { hash: "… x" },
      stillIn: ["…"],
    });
  });
});
