import type { Report } from "../../src/model/report.js";
import type { Location, Reach } from "../../src/model/location.js";
import { scan } from "../../src/scan.js";
import type { ScanOptions } from "../../src/options.js";
import { gitWith } from "./temporary.js";

/** Runs git at a date, as an author, and gives what it prints. */
export function gitAt(cwd: string, date: string, ...args: readonly string[]): string {
  const environment = {
    GIT_AUTHOR_NAME: "Ada",
    GIT_AUTHOR_EMAIL: "ada@example.test",
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: "Ada",
    GIT_COMMITTER_EMAIL: "ada@example.test",
    GIT_COMMITTER_DATE: date,
  };
  return gitWith(cwd, environment, args).trim();
}

/** Scans the history of a repository on this thread alone. */
export function scanHistory(folder: string, options: ScanOptions = {}): Promise<Report> {
  return scan({ cwd: folder, history: true, jobs: 1, ...options });
}

/** Where a report has keys, as `path kind`, sorted and each once. */
export function placesOf(report: Report): string[] {
  const places = report.findings.flatMap(({ locations }) => locations).map((location) => nameOf(location));
  return [...new Set(places)].sort();
}

function nameOf({ path, origin }: Location): string {
  return `${path.replace(/^\.git\/objects\/.*/u, "(object)")} ${origin.kind}`;
}

/** From where the places of a report can be reached, each set once. */
export function reachesOf(report: Report): readonly (readonly Reach[])[] {
  const reaches = report.findings
    .flatMap(({ locations }) => locations)
    .map(({ origin }) => ("reach" in origin ? origin.reach : []));
  return [...new Map(reaches.map((reach) => [reach.join(), reach])).values()];
}
