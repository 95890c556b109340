import { JSON_VERSION, TOOL } from "./json.js";
import { explanationJson, findingJson, suppressionJson } from "./json-value.js";
import type { Reporter } from "./reporter.js";
import { sanitizeJson } from "./sanitize.js";

/**
 * JSON lines: a `header`, a line for each `finding`, `suppressed` place and `explanation`, a `summary`. Each has its `type`
 * first; the rest is as in the JSON format.
 */
export const jsonl: Reporter = function* (report) {
  yield line("header", { version: JSON_VERSION, tool: TOOL });
  for (const finding of report.findings) yield line("finding", findingJson(finding));
  for (const suppression of report.suppressed) yield line("suppressed", suppressionJson(suppression));
  for (const explanation of report.explanations) yield line("explanation", explanationJson(explanation));
  yield line("summary", {
    outcome: report.outcome,
    findings: report.findings.length,
    notOurs: report.notOurs,
    placeholders: report.placeholders,
    coverage: report.coverage,
  });
};

function line(type: string, value: object): string {
  return `${sanitizeJson(JSON.stringify({ type, ...value }))}\n`;
}
