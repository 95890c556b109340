import type { Report } from "../model/report.js";

/** Which findings fail a run. */
export type FailOn = "any" | "none";

/** Exit codes of the command line, as the contract has them. */
export const EXIT = { clean: 0, findings: 1, error: 2, incomplete: 3, interrupted: 130 } as const;

/** The exit code of a scan. It depends on nothing but what was found and read. */
export function exitCodeOf(report: Report, failOn: FailOn): number {
  const failing = failOn === "any" && report.findings.some(({ severity }) => severity !== "note");
  if (failing) return EXIT.findings;
  return report.coverage.incomplete.length > 0 ? EXIT.incomplete : EXIT.clean;
}
