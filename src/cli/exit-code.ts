import type { Finding } from "../model/finding.js";
import type { Report } from "../model/report.js";

/** Which findings fail a run. `live`: all but those whose key the API rejected; not to know is no reason to pass. */
export type FailOn = "any" | "live" | "none";

/** Exit codes of the command line, as the contract has them. */
export const EXIT = { clean: 0, findings: 1, error: 2, incomplete: 3, interrupted: 130 } as const;

/** The exit code of a scan. It depends on nothing but what was found and read. */
export function exitCodeOf(report: Report, failOn: FailOn): number {
  if (report.findings.some((finding) => fails(finding, failOn))) return EXIT.findings;
  return report.coverage.incomplete.length > 0 ? EXIT.incomplete : EXIT.clean;
}

function fails({ severity, verdict }: Finding, failOn: FailOn): boolean {
  if (severity === "note" || failOn === "none") return false;
  return failOn === "any" || verdict.status !== "dead";
}
