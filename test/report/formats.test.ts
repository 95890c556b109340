import { Ajv2020 } from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Verdict } from "../../src/model/finding.js";
import type { Report } from "../../src/model/report.js";
import { FORMAT_NAMES, type FormatName, loadFormat } from "../../src/report/formats.js";
import type { ReportContext } from "../../src/report/reporter.js";
import { randomBody, randomKey } from "../support/keys.js";
import { scanFolder } from "../support/scanning.js";
import { temporaryFolder } from "../support/temporary.js";

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../schemas/report.schema.json"), "utf8"),
) as object;
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
const context: ReportContext = {
  cwd: "/nowhere",
  color: false,
  width: 100,
  quiet: false,
  workflowLog: false,
  finished: new Date("2026-11-24T12:00:00Z"),
  checkout: null,
};
const KEY = randomKey("formats");

async function text(
  format: FormatName,
  report: Report,
  changes: Partial<ReportContext> = {},
): Promise<string> {
  const reporter = await loadFormat(format);
  return [...reporter(report, { ...context, cwd: report.root, ...changes })].join("");
}

/** Everything that a report can have in it. */
async function fullReport(): Promise<Report> {
  const folder = temporaryFolder({
    "a.env": `PICTIFY_API_KEY=${KEY}\nPICTIFY_KEY=${randomKey("test", "test", 24)}\n`,
    "b.yaml": `key: ${Buffer.from(KEY).toString("base64")} # keylint:allow encoded example\n`,
    "c.js": `const a = "pk_live_51${randomBody("stripe", 97)}";\nconst b = "pk_test_your_key_goes_here";\n`,
    "d.txt": `\ntoken ${randomKey("nobody", "live", 48)}\n`,
    "e.7z": Buffer.concat([Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]), Buffer.alloc(600)]),
    "node_modules/x": "",
  });
  return scanFolder(folder, { explain: true });
}

describe("every format", () => {
  it.each(FORMAT_NAMES)("holds no whole key and ends with a line end: %s", async (format) => {
    const report = await fullReport();
    for (const written of [
      await text(format, report),
      await text(format, report, { color: true, quiet: true, workflowLog: true }),
    ]) {
      expect(written).not.toContain(KEY);
      expect(written.endsWith("\n")).toBe(true);
    }
  });

  it.each(FORMAT_NAMES)("is the same each time: %s", async (format) => {
    const report = await fullReport();
    expect(await text(format, report)).toBe(await text(format, report));
  });
});

describe("json", () => {
  it("is as its schema says, whatever is in the report", async () => {
    const reports = [
      await fullReport(),
      await scanFolder(temporaryFolder({ "a.txt": "" })),
      await scanFolder(temporaryFolder()),
    ];
    for (const report of reports) {
      const value: unknown = JSON.parse(await text("json", report));
      validate(value);
      expect(validate.errors ?? []).toEqual([]);
    }
  });

  it("is as its schema says with every kind of verdict, and holds no key of it", async () => {
    const report = await fullReport();
    const verdicts: readonly Verdict[] = [
      {
        status: "live",
        httpStatus: 200,
        plan: "Pro",
        rateLimit: { limit: 300, remaining: 2, reset: "2030-01-01T00:00:00.000Z" },
      },
      { status: "live", detail: "restricted", reason: "no", httpStatus: 403 },
      { status: "live", detail: "exhausted", reason: "no", httpStatus: 429, rateLimit: {} },
      { status: "dead", reason: `rejected ${KEY}`, httpStatus: 401, plan: KEY },
      { status: "unknown", reason: "no answer" },
      { status: "unchecked", reason: "not asked" },
    ];
    for (const verdict of verdicts) {
      const findings = report.findings.map((finding) => ({ ...finding, verdict }));
      const written = await text("json", { ...report, findings });
      validate(JSON.parse(written));
      expect(validate.errors ?? []).toEqual([]);
      expect(written).not.toContain(KEY);
    }
  });

  it("has the shape of the contract", async () => {
    const folder = temporaryFolder({ "src/a.ts": `\n\nconst PICTIFY_API_KEY = "${KEY}";\n` });
    expect(JSON.parse(await text("json", await scanFolder(folder)))).toEqual({
      version: 1,
      tool: { name: "keylint", version: expect.stringMatching(/^\d+\.\d+\.\d+$/u) as string },
      outcome: "findings",
      findings: [
        {
          rule: "pictify-key",
          severity: "error",
          fingerprint: expect.stringMatching(/^kl1:/u) as string,
          key: { redacted: `pk_live_…${KEY.slice(-4)}`, kind: "live", length: 40 },
          vendor: "pictify",
          evidence: ["PICTIFY_API_KEY on the same line"],
          verdict: { status: "unchecked" },
          locations: [
            {
              path: "src/a.ts",
              start: { line: 3, column: 26 },
              end: { line: 3, column: 66 },
              origin: { kind: "file" },
              encodings: [],
            },
          ],
          exposure: null,
          advice: expect.any(Array) as string[],
        },
      ],
      suppressed: [],
      notOurs: [],
      placeholders: 0,
      coverage: { files: 1, bytes: 70, objects: 0, commits: 0, skipped: [], incomplete: [] },
    });
  });
});

describe("jsonl", () => {
  it("says the same as json, a line each", async () => {
    const report = await fullReport();
    const lines = (await text("jsonl", report))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const whole = JSON.parse(await text("json", report)) as Record<string, unknown[]>;
    const ofType = (type: string): unknown[] =>
      lines.filter((line) => line.type === type).map((line) => ({ ...line, type: undefined }));
    expect(ofType("finding")).toEqual(whole.findings);
    expect(ofType("suppressed")).toEqual(whole.suppressed);
    expect(ofType("explanation")).toEqual(whole.explanations);
    expect(ofType("summary")).toMatchObject([
      { outcome: "findings", coverage: whole.coverage, notOurs: whole.notOurs },
    ]);
  });
});

describe("pretty", () => {
  it("reads like this", async () => {
    const report = await fullReport();
    const masked = (await text("pretty", { ...report, duration: 12 }))
      .replace(/kl1:[0-9a-f]{32}/gu, "kl1:…")
      .replace(/…[\w-]{2,4}(?= )/gu, "…####");
    await expect(masked).toMatchFileSnapshot("pretty.golden.txt");
  });

  it.each<[Verdict, string]>([
    [
      { status: "live", plan: "Pro", rateLimit: { limit: 300, remaining: 2 } },
      "live, Pro plan, 2 of 300 requests left",
    ],
    [{ status: "live", detail: "restricted", reason: "not for this" }, "live, restricted: not for this"],
    [{ status: "dead", reason: "rejected" }, "dead: rejected"],
    [{ status: "unknown", reason: "no answer" }, "unknown: no answer"],
    [{ status: "unchecked", reason: "not asked" }, "not asked"],
  ])("tells what the API said: %j", async (verdict, words) => {
    const report = await fullReport();
    const findings = report.findings.slice(0, 1).map((finding) => ({ ...finding, verdict }));
    const written = await text("pretty", { ...report, findings });
    expect(written).toContain(`\n  api  ${words}\n`);
    expect(written).toMatch(/\nasked {5}1 /u);
    const colored = await text("pretty", { ...report, findings }, { color: true });
    expect(colored.replace(/\u001b\[\d+m/gu, "")).toBe(written);
  });

  it("tells for how long a key that still works has been exposed", async () => {
    const report = await fullReport();
    const commit = { hash: "a".repeat(40), author: "A", date: "2026-01-01T00:00:00.000Z" };
    const exposure = { first: commit, last: commit, removedIn: [], stillIn: [], days: 12 };
    const findings = report.findings.slice(0, 1).map((finding) => ({ ...finding, exposure }));
    const shown = (status: Verdict["status"]): Promise<string> =>
      text("pretty", {
        ...report,
        findings: findings.map((finding) => ({ ...finding, verdict: { status } })),
      });
    expect(await shown("live")).toContain("  api  live, exposed for 12 days\n");
    expect(await shown("dead")).toContain("  api  dead\n");
  });

  it("keeps to the width of the terminal, but for places", async () => {
    const report = await fullReport();
    const long = (await text("pretty", report, { width: 60 }))
      .split("\n")
      .filter((line) => /^ {2}(?:why|\d\.)/u.test(line) || /^ {6}(?! )/u.test(line));
    expect(Math.max(...long.map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  it("tells how many more places there are instead of all", async () => {
    const folder = temporaryFolder(
      Object.fromEntries(
        Array.from({ length: 14 }, (_, index) => [`f${index}.env`, `PICTIFY_API_KEY=${KEY}\n`]),
      ),
    );
    const written = await text("pretty", await scanFolder(folder));
    expect(written.match(/\.env:1:17/gu)).toHaveLength(10);
    expect(written).toContain("and 4 more places (--format json lists all)");
  });

  it("differs in colour by escapes alone", async () => {
    const report = await fullReport();

    expect((await text("pretty", report, { color: true })).replace(/\u001b\[\d+m/gu, "")).toBe(
      await text("pretty", report),
    );
  });
});
