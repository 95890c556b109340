import type { Report } from "../../src/model/report.js";
import { isHygieneRule } from "../../src/model/rule.js";
import type { ScanOptions } from "../../src/options.js";
import { scan } from "../../src/scan.js";

/** Scans a folder on this thread alone. */
export function scanFolder(folder: string, options: ScanOptions = {}): Promise<Report> {
  return scan({ paths: ["."], cwd: folder, jobs: 1, ...options });
}

/** Where keys were found, as `path:line:column`, sorted. */
export function foundAt(report: Report): string[] {
  return report.findings
    .filter(({ rule }) => !isHygieneRule(rule))
    .flatMap(({ locations }) => locations)
    .map(({ path, start }) => `${path}:${start.line}:${start.column}`)
    .sort();
}

/** What was not read, as `path reason`, sorted. */
export function skippedIn(report: Report): string[] {
  return report.coverage.skipped.map(({ path, reason }) => `${path} ${reason}`).sort();
}

/** Why a report is incomplete. */
export function gapsOf(report: Report): string[] {
  return report.coverage.incomplete.map(({ reason }) => reason);
}
