import { join, relative } from "node:path";
import type { Explanation, Exposure, Finding } from "../model/finding.js";
import type { Location } from "../model/location.js";
import type { Report } from "../model/report.js";
import { placeNotes } from "./places.js";
import { summaryLines } from "./pretty-summary.js";
import type { ReportContext, Reporter } from "./reporter.js";
import { sanitize, sanitizeForWorkflow } from "./sanitize.js";
import { type Style, styleFor, wrap } from "./style.js";
import { instantOf } from "./timeline.js";
import { verdictColor, verdictText } from "./verdict-text.js";
import { count, whatItIs } from "./words.js";

/** Places of one key beyond which only their number is told. */
const MAX_LOCATIONS = 10;

/** Refs beyond which only their number is told. */
const MAX_REFS = 5;

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
    if (finding.exposure !== null) {
      yield* paragraph("since", sanitize(exposureText(finding.exposure)), context, style);
    }
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

function headline(finding: Finding, style: Style): string {
  const { key, rule, severity, fingerprint } = finding;
  const color = severity === "error" ? "red" : severity === "warning" ? "yellow" : "cyan";
  const title = style(["bold", color], `${severity} ${rule}`);
  return `${title}  ${style("bold", sanitize(key.redacted))}  ${whatItIs(finding)}  ${style("dim", fingerprint)}`;
}

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

function place(location: Location, report: Report, context: ReportContext, style: Style): string {
  const { path, start, origin } = location;
  const shown = origin.kind === "stdin" ? path : relative(context.cwd, join(report.root, path)) || path;
  const where = style("cyan", `${sanitize(shown)}:${start.line}:${start.column}`);
  const notes = placeNotes(location).map(sanitize);
  return notes.length === 0 ? where : `${where}  ${style("dim", notes.join(", "))}`;
}

function* asked(finding: Finding, context: ReportContext, style: Style): Generator<string> {
  const { verdict } = finding;
  const text = verdictText(finding);
  if (text === null) return;
  const [first = "", ...rest] = [...paragraph("api", sanitize(text), context, style)];
  yield first.replace(verdict.status, (status) => style(["bold", verdictColor(verdict)], status));
  yield* rest;
}

/** Since when a key is in the history, and where it still is: the first thing that whoever has to replace it asks. */
function exposureText({ first, days, stillIn, removedIn }: Exposure): string {
  const removed = removedIn.at(-1);
  const where =
    stillIn.length > 0
      ? `still in ${stillIn.slice(0, MAX_REFS).join(", ")}${stillIn.length > MAX_REFS ? ` and ${count(stillIn.length - MAX_REFS, "more ref")}` : ""}`
      : `in no branch or tag any more${removed === undefined ? "" : `, removed in ${removed.hash.slice(0, 12)}`}`;
  const day = instantOf(first)?.slice(0, 10) ?? "an unknown day";
  const by = first.author === "" ? "" : ` by ${first.author}`;
  return `${day}, commit ${first.hash.slice(0, 12)}${by}: ${count(days, "day")}; ${where}`;
}

function* paragraph(label: string, text: string, context: ReportContext, style: Style): Generator<string> {
  const indentation = " ".repeat(label.length + 4);
  for (const [index, line] of wrap(text, context.width - indentation.length).entries()) {
    yield index === 0 ? `  ${style("dim", label)}  ${line}` : indentation + line;
  }
}

function* steps(advice: readonly string[], context: ReportContext, style: Style): Generator<string> {
  for (const [index, step] of advice.entries()) {
    const label = `${index + 1}.`;
    const text = sanitize(step);
    const { told, command } = COMMAND_AT_END.exec(text)?.groups ?? {};
    const fits = text.length + label.length + 4 <= context.width;
    if (told === undefined || command === undefined || fits) yield* paragraph(label, text, context, style);
    else {
      // Broken over lines, it could not be copied.
      yield* paragraph(label, told, context, style);
      yield `${" ".repeat(label.length + 4)}${command}`;
    }
  }
}

/** A command that ends a step, as most steps with one do. */
const COMMAND_AT_END = /^(?<told>.*:) (?<command>(?:git|keylint|npm|npx|printf) .*)$/su;

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
