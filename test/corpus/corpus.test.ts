import { isHygieneRule } from "../../src/model/rule.js";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, extname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reveal } from "../../src/model/key.js";
import type { Location } from "../../src/model/location.js";
import type { Report } from "../../src/model/report.js";
import { scan } from "../../src/scan.js";
import { corpus } from "./corpus.js";
import type { CorpusFile, PlacedMark } from "./expectation.js";

let folder = "";
let report: Report;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "keylint-corpus-"));
  for (const { path, bytes } of corpus) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  report = await scan({ paths: [folder], jobs: 1, explain: true });
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function place({ start, end, encodings }: Location): string {
  const range = `${start.line}:${start.column}-${end.line}:${end.column}`;
  return encodings.length === 0 ? range : `${range} ${encodings.join(" ")}`;
}

function expectedPlace(mark: PlacedMark): string {
  return place({
    path: "",
    origin: { kind: "file" },
    start: { line: mark.line, column: mark.column },
    end: { line: mark.endLine, column: mark.endColumn },
    encodings: mark.encodings,
  });
}

function reportedIn(path: string): string[] {
  return keyFindings(report).flatMap(({ rule, vendor, key, locations }) =>
    locations
      .filter((location) => location.path === path)
      .map((location) => `${place(location)} ${rule} ${vendor ?? "null"} ${reveal(key)}`),
  );
}

function mustReport({ marks }: CorpusFile): string[] {
  return marks.flatMap((mark) =>
    mark.expected.kind === "report"
      ? [`${expectedPlace(mark)} ${mark.expected.rule} ${mark.expected.vendor ?? "null"} ${mark.key}`]
      : [],
  );
}

function explainedIn(path: string): string[] {
  return report.explanations.flatMap(({ verdict, vendor, locations }) =>
    verdict === "placeholder"
      ? []
      : locations
          .filter((location) => location.path === path)
          .map((location) => `${place(location)} ${vendor ?? ""}`),
  );
}

function mustExplain({ marks }: CorpusFile): string[] {
  return marks.flatMap((mark) =>
    mark.expected.kind === "not-ours" ? [`${expectedPlace(mark)} ${mark.expected.vendor}`] : [],
  );
}

describe("the corpus", () => {
  it("is as large and as mixed as it has to be", () => {
    const kinds = new Set(corpus.map(({ path }) => extname(path) || basename(path)));
    expect(corpus.flatMap(({ marks }) => marks).length).toBeGreaterThanOrEqual(200);
    expect(kinds.size).toBeGreaterThanOrEqual(30);
    expect(report.coverage.files).toBe(corpus.length);
    expect(report.coverage.incomplete).toEqual([]);
  });

  it.each(corpus.map((each) => [each.path, each] as const))(
    "reports in %s what is Pictify's, and nothing else",
    (path, each) => {
      expect(reportedIn(path).sort()).toEqual(mustReport(each).sort());
    },
  );

  it.each(corpus.map((each) => [each.path, each] as const))(
    "tells in %s whose the other keys are",
    (path, each) => {
      expect(explainedIn(path).sort()).toEqual(mustExplain(each).sort());
    },
  );

  it("reports nothing outside its files", () => {
    const paths = new Set(corpus.map(({ path }) => path));
    const places = keyFindings(report).flatMap(({ locations }) => locations);
    expect(places.filter(({ path }) => !paths.has(path))).toEqual([]);
    expect(places.length).toBe(corpus.flatMap(mustReport).length);
  });
});

/** Without what the rules about how keys are kept say: the corpus is about which keys are found. */
function keyFindings(report: Report): Report["findings"] {
  return report.findings.filter(({ rule }) => !isHygieneRule(rule));
}
