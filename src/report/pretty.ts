import { join, relative } from "node:path";
import type { Explanation, Finding } from "../model/finding.js";
import type { Location } from "../model/location.js";
import type { Report } from "../model/report.js";
import { summaryLines } from "./pretty-summary.js";
import type { ReportContext, Reporter } from "./reporter.js";
import { sanitize, sanitizeForWorkflow } from "./sanitize.js";
import { type Style, styleFor, wrap } from "./style.js";
import { verdictColor, verdictText } from "./verdict-text.js";

/** Places of one key beyond which only their number is told. */
const MAX_LOCATIONS = 10;

/** For people: grouped by key, with places that a terminal can open, why it is a key and what to do. */
export const pretty: Reporter = function* (report, context) {
  const style = styleFor(context.color);
  for (const line of lines(report, context, style)) {
    yield `${context.workflowLog ? sanitizeForWorkflow(line) : line}\n`;
  }
};

function* lines(report: Report, context: ReportContext, style: Style): Generator<string> {
  let advised = "";
  for (const finding of report.findings) {
    yield headline(finding, style);
    yield* places(finding.locations, report, context, style);
    yield* asked(finding, context, style);
    yield* paragraph("why", finding.evidence.map(sanitize).join("; "), context, style);
    // The same advice under each of many keys helps nobody.
    const advice = finding.advice.join("\n");
    if (advice !== advised) yield* steps(finding.advice, context, style);
    advised = advice;
    yield "";
  }
  for (const explanation of report.explanations) yield* explained(explanation, report, context, style);
  if (report.explanations.length > 0) yield "";
  if (!context.quiet) yield* summaryLines(report, style);
}

function headline({ key, rule, severity, fingerprint, vendor }: Finding, style: Style): string {
  const color = severity === "error" ? "red" : severity === "warning" ? "yellow" : "cyan";
  const whose = vendor === null ? "nobody's for certain" : `${KIND[key.kind]} of Pictify's`;
  const title = style(["bold", color], `${severity} ${rule}`);
  return `${title}  ${style("bold", sanitize(key.redacted))}  ${whose}  ${style("dim", fingerprint)}`;
}

const KIND: Record<Finding["key"]["kind"], string> = {
  live: "a production key",
  test: "a sandbox key",
  unprefixed: "a key without prefix",
  "webhook-secret": "a webhook's signing secret",
  "hook-url": "a workflow's hook URL",
  "session-cookie": "a dashboard session",
};

function* places(
  locations: readonly Location[],
  report: Report,
  context: ReportContext,
  style: Style,
): Generator<string> {
  for (const location of locations.slice(0, MAX_LOCATIONS))
    yield `  ${place(location, report, context, style)}`;
  const more = locations.length - MAX_LOCATIONS;
  if (more > 0)
    yield style("dim", `  and ${more} more ${more === 1 ? "place" : "places"} (--format json lists all)`);
}

function place(
  { path, start, origin, encodings }: Location,
  report: Report,
  context: ReportContext,
  style: Style,
): string {
  const shown = origin.kind === "stdin" ? path : relative(context.cwd, join(report.root, path)) || path;
  const where = style("cyan", `${sanitize(shown)}:${start.line}:${start.column}`);
  const notes = [
    ...(origin.kind === "file" ? [] : [ORIGIN[origin.kind]]),
    ...(encodings.length === 0 ? [] : [`in ${encodings.map(sanitize).join(" > ")}`]),
  ];
  return notes.length === 0 ? where : `${where}  ${style("dim", notes.join(", "))}`;
}

const ORIGIN: Record<Exclude<Location["origin"]["kind"], "file">, string> = {
  staged: "staged",
  stdin: "standard input",
  blob: "in the history",
  "commit-message": "commit message",
  "tag-message": "tag message",
  note: "git note",
  "ref-name": "ref name",
  "file-name": "file name",
  reflog: "reflog",
  identity: "author or committer",
};

function* asked(finding: Finding, context: ReportContext, style: Style): Generator<string> {
  const { verdict } = finding;
  const text = verdictText(finding);
  if (text === null) return;
  const [first = "", ...rest] = [...paragraph("api", sanitize(text), context, style)];
  yield first.replace(verdict.status, (status) => style(["bold", verdictColor(verdict)], status));
  yield* rest;
}

function* paragraph(label: string, text: string, context: ReportContext, style: Style): Generator<string> {
  const indentation = " ".repeat(label.length + 4);
  for (const [index, line] of wrap(text, context.width - indentation.length).entries()) {
    yield index === 0 ? `  ${style("dim", label)}  ${line}` : indentation + line;
  }
}

function* steps(advice: readonly string[], context: ReportContext, style: Style): Generator<string> {
  for (const [index, step] of advice.entries()) yield* paragraph(`${index + 1}.`, step, context, style);
}

function* explained(
  { key, verdict, vendor, evidence, locations }: Explanation,
  report: Report,
  context: ReportContext,
  style: Style,
): Generator<string> {
  const what =
    verdict === "placeholder" ? "placeholder" : `not Pictify's: ${sanitize(vendor ?? "another vendor's")}`;
  yield `${style("dim", what)}  ${sanitize(key.redacted)}  ${evidence.map(sanitize).join("; ")}`;
  yield* places(locations, report, context, style);
}
