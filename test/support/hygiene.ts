import type { Finding } from "../../src/model/finding.js";
import type { Report } from "../../src/model/report.js";
import { type HygieneRuleId, isHygieneRule } from "../../src/model/rule.js";
import { scanFolder } from "./scanning.js";
import { temporaryFolder, temporaryRepository } from "./temporary.js";

type Files = Readonly<Record<string, string | Uint8Array>>;

/** What is said of how keys are kept, as `rule severity`, sorted. */
export function hygieneIn(report: Report): string[] {
  return report.findings
    .filter(({ rule }) => isHygieneRule(rule))
    .map(({ rule, severity }) => `${rule} ${severity}`)
    .sort();
}

/** The findings of one rule in a folder without git. */
export async function findingsIn(files: Files, rule: HygieneRuleId): Promise<readonly Finding[]> {
  return (await scanFolder(temporaryFolder(files))).findings.filter((finding) => finding.rule === rule);
}

/** The findings of one rule in a repository in which everything is tracked. */
export async function findingsInRepository(files: Files, rule: HygieneRuleId): Promise<readonly Finding[]> {
  return (await scanFolder(temporaryRepository(files))).findings.filter((finding) => finding.rule === rule);
}

/** The paths of findings, sorted, each once. */
export function pathsOf(findings: readonly Finding[]): string[] {
  return [...new Set(findings.flatMap(({ locations }) => locations).map(({ path }) => path))].sort();
}
