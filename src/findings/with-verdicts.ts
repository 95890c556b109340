import { adviceFor } from "../advise/advice.js";
import type { Finding, Verdict } from "../model/finding.js";
import { isHygieneRule, type Severity } from "../model/rule.js";
import { compareFindings } from "./sort-findings.js";

/**
 * Findings with what the API said of their keys: a production key that it accepts is an error and comes first, one that it
 * rejects a warning, since it still stands there. What the API accepts is Pictify's, whatever else was known of it.
 */
export function withVerdicts(
  findings: readonly Finding[],
  verdictOf: (finding: Finding) => Verdict,
): Finding[] {
  return findings.map((finding) => withVerdict(finding, verdictOf(finding))).sort(compareFindings);
}

function withVerdict(finding: Finding, verdict: Verdict): Finding {
  if (isHygieneRule(finding.rule)) return finding;
  return {
    ...finding,
    ...(verdict.status === "live" ? ({ vendor: "pictify", attribution: "certain" } as const) : {}),
    verdict,
    severity: severityAfter(finding, verdict),
    advice: adviceFor(finding.rule, finding.key.kind, verdict),
  };
}

function severityAfter({ severity, key }: Finding, { status }: Verdict): Severity {
  switch (status) {
    case "live":
      return key.kind === "test" ? severity : "error";
    case "dead":
      return severity === "error" ? "warning" : severity;
    case "unknown":
    case "unchecked":
      return severity;
  }
}
