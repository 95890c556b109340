import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Log, Result, Run } from "sarif";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.js";
import type { ReportContext } from "../../src/report/reporter.js";
import {
  cleanReport,
  CONTEXT,
  exposedFinding,
  madeUpFinding,
  madeUpReport,
  masked,
  place,
  written,
} from "../support/reports.js";
import { hasMultitool, multitoolComplaints } from "../support/sarif-multitool.js";

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, "../support/schemas/sarif-2.1.0.schema.json"), "utf8"),
) as object;
const isUri = (text: string): boolean => URL.canParse(text);
const validate = new Ajv2020({
  strict: false,
  formats: {
    uri: isUri,
    uuid: /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u,
    "uri-reference": /^(?:[\w\-.~!$&'()*+,;=:@/?#]|%[\dA-F]{2})*$/u,
    "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/u,
  },
}).compile(schema);

async function sarif(report: Report, changes: Partial<ReportContext> = {}): Promise<Log> {
  const log = JSON.parse(await written("sarif", report, changes)) as Log;
  validate(log);
  expect(validate.errors ?? []).toEqual([]);
  return log;
}

function first<Item>(items: readonly Item[]): Item {
  const [item] = items;
  if (item === undefined) throw new Error("nothing there");
  return item;
}

async function onlyRun(report: Report, changes: Partial<ReportContext> = {}): Promise<Run> {
  const { runs } = await sarif(report, changes);
  expect(runs).toHaveLength(1);
  return first(runs);
}

async function results(report: Report, changes: Partial<ReportContext> = {}): Promise<Result[]> {
  return (await onlyRun(report, changes)).results ?? [];
}

function urisOf(result: Result | undefined): (string | undefined)[] {
  return (result?.locations ?? []).map(({ physicalLocation }) => physicalLocation?.artifactLocation?.uri);
}

describe("sarif", () => {
  it("reads like this", async () => {
    const text = masked(await written("sarif", madeUpReport())).replace(
      /"primaryLocationLineHash": "[0-9a-f]{32}/gu,
      '"primaryLocationLineHash": "…',
    );
    await expect(text).toMatchFileSnapshot("sarif.golden.json");
  });

  it("is as the schema says where nothing was found, and where there is no repository", async () => {
    expect(await results(cleanReport())).toEqual([]);
    expect(await onlyRun(madeUpReport(), { checkout: null })).not.toHaveProperty("versionControlProvenance");
  });

  it.skipIf(!hasMultitool)("satisfies the validator of Microsoft and GitHub (SARIF_MULTITOOL)", async () => {
    for (const report of [madeUpReport(), cleanReport()]) {
      expect(multitoolComplaints(await written("sarif", report))).toEqual([]);
    }
    const empty = {
      version: "2.1.0",
      runs: [{ tool: { driver: { name: "x" } }, results: [{ message: {} }] }],
    };
    expect(multitoolComplaints(JSON.stringify(empty))).not.toEqual([]);
  });

  it("has one result a key, with all its places, those in today's files first", async () => {
    const [result, ...others] = await results(madeUpReport({ findings: [exposedFinding()], suppressed: [] }));
    expect(others).toEqual([]);
    expect(urisOf(result)).toEqual(["src/image.ts", "config/old.env", "config/new.env"]);
  });

  it("tells alerts apart by key alone, wherever it moves", async () => {
    const moved = madeUpFinding("same", { locations: [place("elsewhere.ts", 99)] });
    const [before] = await results(madeUpReport({ findings: [madeUpFinding("same")], suppressed: [] }));
    const [after] = await results(madeUpReport({ findings: [moved], suppressed: [] }));
    expect(after?.partialFingerprints).toEqual(before?.partialFingerprints);
    const [ignored] = await results(
      madeUpReport({
        findings: [],
        suppressed: [{ ...moved, by: "baseline", reason: "x", location: place("a", 1) }],
      }),
    );
    expect(ignored?.partialFingerprints).toEqual(before?.partialFingerprints);
  });

  it("keeps ignored keys as suppressed results, once a key", async () => {
    const known = madeUpFinding("known");
    const ignored = { ...known, by: "inline", reason: "an example", location: place("a.ts", 1) } as const;
    const found = await results(
      madeUpReport({
        findings: [known],
        suppressed: [
          ignored,
          { ...ignored, location: place("b.ts", 1) },
          { ...ignored, by: "baseline", reason: "old" },
        ],
      }),
    );
    expect(found).toHaveLength(2);
    expect(found[0]).not.toHaveProperty("suppressions");
    expect(found[1]).toMatchObject({
      suppressions: [
        { kind: "inSource", justification: "an example" },
        { kind: "external", justification: "old" },
      ],
    });
    expect(urisOf(found[1])).toEqual(["a.ts", "b.ts", "a.ts"]);
    expect(found[1]?.partialFingerprints).not.toEqual(found[0]?.partialFingerprints);
  });

  it("names paths from the top of the repository, percent-encoded, and never leads out of it", async () => {
    const paths = [
      "a b/ü%20.ts",
      "c:/x?y#z",
      "../../etc/passwd",
      "/etc/passwd",
      "//host/x",
      "\ud800",
      "a\nb",
      "..",
      "",
    ];
    const findings = [madeUpFinding("paths", { locations: paths.map((path) => place(path, 1)) })];
    const checkout = { prefix: "packages/app/", commit: null, branch: null, uri: null };
    const [result] = await results(madeUpReport({ findings, suppressed: [] }), { checkout });
    for (const uri of urisOf(result)) {
      const resolved = new URL(uri ?? "//elsewhere/", "file:///top/");
      expect(resolved.href).toMatch(/^file:\/\/\/top\/./u);
      expect(`${resolved.search}${resolved.hash}`).toBe("");
    }
    expect(urisOf(result)[0]).toBe("packages/app/a%20b/%C3%BC%2520.ts");
  });

  it("points to the file as a whole where line and column count in an archive's member", async () => {
    const location = { ...place("a.zip", 7), encodings: ["zip:b.env"] as const };
    const [result] = await results(
      madeUpReport({ findings: [madeUpFinding("zip", { locations: [location] })], suppressed: [] }),
    );
    expect(result?.locations?.[0]).toMatchObject({
      physicalLocation: { region: { startLine: 1 } },
      message: { text: "in zip:b.env" },
    });
  });

  it("shows no part of any file", async () => {
    expect(await written("sarif", madeUpReport())).not.toContain('"snippet"');
  });

  it("tells the way of a key through the history", async () => {
    const [result] = await results(madeUpReport({ findings: [exposedFinding()], suppressed: [] }));
    const steps = result?.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
    expect(steps.map(({ executionTimeUtc }) => executionTimeUtc?.slice(0, 10))).toEqual([
      "2025-01-02",
      "2025-02-03",
      "2025-03-04",
    ]);
    expect(steps.map(({ location }) => location?.message?.text)).toEqual([
      "The key entered the history: commit aaaaaaaaaaaa by Ann <ann@example.com> on 2025-01-02.",
      "The key is there: commit dddddddddddd by Bob <bob@example.com> on 2025-02-03.",
      "The key was removed: commit eeeeeeeeeeee by Ann <ann@example.com> on 2025-03-04.",
    ]);
  });

  it("says that a run was not complete, and what mends it", async () => {
    const { invocations } = await onlyRun(madeUpReport());
    expect(invocations).toMatchObject([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          { message: { text: expect.stringContaining("raise --max-file-size") as string } },
        ],
      },
    ]);
    expect((await onlyRun(cleanReport())).invocations).toMatchObject([{ executionSuccessful: true }]);
  });

  it("says of which commit of which repository it is", async () => {
    const { versionControlProvenance, automationDetails } = await onlyRun(madeUpReport());
    expect(versionControlProvenance).toMatchObject([
      {
        repositoryUri: CONTEXT.checkout?.uri,
        revisionId: CONTEXT.checkout?.commit,
        branch: "main",
      },
    ]);
    expect(automationDetails?.id).toBe("keylint/");
  });

  it("puts no more results into a run than GitHub takes", async () => {
    const finding = madeUpFinding("many");
    const findings = Array.from({ length: 25_001 }, () => finding);
    const { runs } = JSON.parse(await written("sarif", madeUpReport({ findings, suppressed: [] }))) as Log;
    expect(runs.map((run) => run.results?.length)).toEqual([25_000, 1]);
    expect(new Set(runs.map((run) => run.automationDetails?.id)).size).toBe(2);
  });

  it("writes a variable of the shell as one, without the braces that are placeholders", async () => {
    const findings = [
      madeUpFinding("braces", { advice: ['Write "${PICTIFY_API_KEY}" in place of the key'] }),
    ];
    const text = (await results(madeUpReport({ findings })))[0]?.message.text;
    expect(text).toContain('What to do: 1. Write "$PICTIFY_API_KEY" in place of the key.');
  });

  it("takes no text from outside for a link or placeholder of a message", async () => {
    const finding = madeUpFinding("links", {
      evidence: ["[click](https://evil.example) {0} on the same line"],
    });
    const [result] = await results(madeUpReport({ findings: [finding], suppressed: [] }));
    expect(result?.message.text).not.toMatch(/[[\]{}]/u);
  });
});
