import type { Finding } from "../../src/model/finding.js";
import { Key } from "../../src/model/key.js";
import type { Report } from "../../src/model/report.js";
import type { ReportContext } from "../../src/report/reporter.js";
import { fingerprint } from "../../src/findings/fingerprint.js";
import { type FormatName, loadFormat } from "../../src/report/formats.js";
import { version } from "../../src/version.js";
import { randomKey } from "./keys.js";

/** What formats are told in tests: no colours, a fixed time, a checkout of a commit. */
export const CONTEXT: ReportContext = {
  cwd: "/work/app",
  color: false,
  width: 100,
  quiet: false,
  workflowLog: false,
  finished: new Date("2026-11-24T12:00:00.400Z"),
  checkout: {
    prefix: "",
    commit: "c0ffee0000000000000000000000000000000000",
    branch: "main",
    uri: "https://github.com/acme/app",
  },
};

/** Commits of made-up histories, by a letter. */
export function commit(letter: string, day: string, author = "Ann <ann@example.com>") {
  return { hash: letter.repeat(40), author, date: `${day}T09:30:00Z` } as const;
}

/** A made-up finding: a production key in one file, unless told otherwise. */
export function madeUpFinding(seed: string, changes: Partial<Finding> = {}): Finding {
  const key = changes.key ?? new Key("live", randomKey(seed));
  return {
    rule: "pictify-key",
    severity: "error",
    fingerprint: fingerprint(key),
    key,
    vendor: "pictify",
    evidence: ["PICTIFY_API_KEY on the same line"],
    verdict: { status: "unchecked" },
    locations: [place("src/image.ts", 3)],
    exposure: null,
    advice: ["Create a new key.", "Deploy it as PICTIFY_API_KEY.", "Delete the old key."],
    ...changes,
  };
}

/** A place in a file: columns 9 to 49 of a line. */
export function place(path: string, line: number): Finding["locations"][number] {
  const origin = { kind: "file" } as const;
  return { path, start: { line, column: 9 }, end: { line, column: 49 }, origin, encodings: [] };
}

/** A place in a commit of {@link commit}. */
export function placeInHistory(
  path: string,
  line: number,
  { hash, author, date }: ReturnType<typeof commit>,
): Finding["locations"][number] {
  const git = { object: "b".repeat(40), commit: hash, author, date, reach: ["branch"] } as const;
  return { ...place(path, line), origin: { kind: "blob", ...git } };
}

/** A key that was committed, copied, removed from one branch, and is still in two others. */
export function exposedFinding(): Finding {
  const [first, copied, removed] = [
    commit("a", "2025-01-02"),
    commit("d", "2025-02-03", "Bob <bob@example.com>"),
    commit("e", "2025-03-04"),
  ];
  return madeUpFinding("exposed", {
    verdict: { status: "live", plan: "pro", httpStatus: 200 },
    locations: [
      placeInHistory("config/old.env", 2, first),
      placeInHistory("config/new.env", 4, copied),
      place("src/image.ts", 12),
    ],
    exposure: {
      first,
      last: removed,
      removedIn: [removed],
      stillIn: ["refs/heads/main", "refs/tags/v1"],
      days: 691,
    },
  });
}

/** A made-up report: by default with one finding of each sort, an ignored place, a gap. */
export function madeUpReport(changes: Partial<Report> = {}): Report {
  const ignored = madeUpFinding("ignored");
  const location = place("test/fixture.env", 1);
  return {
    outcome: "findings",
    findings: [
      exposedFinding(),
      madeUpFinding("encoded", {
        locations: [
          { ...place("k8s/secret.yaml", 5), encodings: ["base64"] },
          { ...place("app.zip", 7), encodings: ["zip:conf/app env.json"] },
        ],
      }),
      madeUpFinding("sandbox", {
        severity: "warning",
        key: new Key("test", randomKey("sandbox", "test")),
        locations: [place("docs/über uns.md", 1)],
        advice: ["Create a new sandbox key and delete this one."],
      }),
      madeUpFinding("nobody", {
        rule: "unattributed-key",
        severity: "note",
        vendor: null,
        evidence: ["Pictify's prefix, and no other vendor's name or form explains it"],
        advice: ["If it is Pictify's: replace it as a leaked key."],
      }),
    ],
    suppressed: [{ ...ignored, by: "ignore-file", reason: "revoked in May", location }],
    notOurs: [{ vendor: "stripe", count: 2 }],
    placeholders: 1,
    explanations: [],
    coverage: {
      files: 312,
      bytes: 4_300_000,
      objects: 0,
      commits: 0,
      skipped: [{ path: "big.bin", reason: "too-large" }],
      incomplete: [{ reason: "too-large", fix: "raise --max-file-size", count: 1 }],
    },
    root: "/work/app",
    duration: 71,
    ...changes,
  };
}

/** A report of nothing found, all read. */
export function cleanReport(): Report {
  const { coverage, ...report } = madeUpReport({
    outcome: "clean",
    findings: [],
    suppressed: [],
    notOurs: [],
    placeholders: 0,
  });
  return { ...report, coverage: { ...coverage, skipped: [], incomplete: [] } };
}

/** The whole text of a report in a format. */
export async function written(
  format: FormatName,
  report: Report,
  changes: Partial<ReportContext> = {},
): Promise<string> {
  const reporter = await loadFormat(format);
  return [...reporter(report, { ...CONTEXT, ...changes })].join("");
}

/** Hides what differs from key to key and with the version: the ends that are shown, fingerprints. */
export function masked(text: string): string {
  return text
    .replace(/(?<=(?:pk_(?:live|test)_|%E2%80%A6|_)…)[\w-]{4}/gu, "####")
    .replace(/kl1:[0-9a-f]{32}/gu, "kl1:…")
    .replaceAll(version, "#.#.#");
}
