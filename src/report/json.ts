import type { Report } from "../model/report.js";
import { version } from "../version.js";
import { jsonPieces, streamed } from "./json-pieces.js";
import { explanationJson, findingJson, suppressionJson } from "./json-value.js";
import type { Reporter } from "./reporter.js";
import { sanitizeJson } from "./sanitize.js";

/** The version of the JSON formats: raised when something that is there changes its meaning. */
export const JSON_VERSION = 1;

/** Who made a report. */
export const TOOL = { name: "keylint", version } as const;

/** One JSON object; see schemas/report.schema.json. */
export const json: Reporter = function* (report) {
  for (const piece of jsonPieces(members(report))) yield sanitizeJson(piece);
  yield "\n";
};

function members({ findings, suppressed, explanations, ...report }: Report): Record<string, unknown> {
  return {
    version: JSON_VERSION,
    tool: TOOL,
    outcome: report.outcome,
    findings: streamed(findings, findingJson),
    suppressed: streamed(suppressed, suppressionJson),
    notOurs: report.notOurs,
    placeholders: report.placeholders,
    explanations: explanations.length === 0 ? undefined : streamed(explanations, explanationJson),
    coverage: { ...report.coverage, skipped: streamed(report.coverage.skipped, (skip) => skip) },
  };
}
