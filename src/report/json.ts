import type { Coverage } from "../model/coverage.js";
import type { Report } from "../model/report.js";
import { version } from "../version.js";
import { explanationJson, findingJson, suppressionJson } from "./json-value.js";
import { redact } from "../model/redact.js";
import type { Reporter } from "./reporter.js";
import { sanitizeJson } from "./sanitize.js";

/** The version of the JSON formats: raised when something that is there changes its meaning. */
export const JSON_VERSION = 1;

/** Who made a report. */
export const TOOL = { name: "keylint", version } as const;

/** Coverage as the contract has it. */
export function coverageJson(coverage: Coverage): object {
  return {
    ...coverage,
    skipped: coverage.skipped.map((skip) => ({ ...skip, path: redact(skip.path) })),
    incomplete: coverage.incomplete.map((gap) => ({
      ...gap,
      reason: redact(gap.reason),
      fix: redact(gap.fix),
    })),
  };
}

/** One JSON object; see schemas/report.schema.json. Findings are written one by one, so that many of them take no memory. */
export const json: Reporter = function* (report) {
  for (const piece of pieces(report)) yield sanitizeJson(piece);
};

function* pieces(report: Report): Generator<string> {
  yield `{\n  "version": ${JSON_VERSION},\n  "tool": ${JSON.stringify(TOOL)},\n`;
  yield `  "outcome": ${JSON.stringify(report.outcome)},\n`;
  yield* list("findings", report.findings, findingJson);
  yield* list("suppressed", report.suppressed, suppressionJson);
  yield `  "notOurs": ${JSON.stringify(report.notOurs)},\n  "placeholders": ${report.placeholders},\n`;
  if (report.explanations.length > 0) yield* list("explanations", report.explanations, explanationJson);
  yield `  "coverage": ${indented(coverageJson(report.coverage), "  ")}\n}\n`;
}

function* list<Item>(
  name: string,
  items: readonly Item[],
  toJson: (item: Item) => object,
): Generator<string> {
  if (items.length === 0) {
    yield `  "${name}": [],\n`;
    return;
  }
  yield `  "${name}": [`;
  for (const [index, item] of items.entries()) {
    yield `${index === 0 ? "" : ","}\n    ${indented(toJson(item), "    ")}`;
  }
  yield "\n  ],\n";
}

function indented(value: object, indentation: string): string {
  return JSON.stringify(value, null, 2).replaceAll("\n", `\n${indentation}`);
}
