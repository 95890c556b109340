import type { Finding } from "../model/finding.js";
import type { Location } from "../model/location.js";
import type { Severity } from "../model/rule.js";
import { hasPosition, isOfToday, placeNotes, repositoryPath, todayFirst } from "./places.js";
import type { ReportContext, Reporter } from "./reporter.js";
import { sanitize } from "./sanitize.js";
import { count, keysInPlaces, whatItIs, whatWasRead, whyWords } from "./words.js";
import { workflowCommand } from "./workflow-command.js";

const LEVELS = { error: "error", warning: "warning", note: "notice" } as const satisfies Record<
  Severity,
  string
>;

/**
 * Annotations for a GitHub workflow. GitHub shows ten of each level a step: one a key comes first, worst first, then the other
 * places. The job summary has them all.
 */
export const github: Reporter = function* (report, context) {
  for (const { reason, fix, count: times = 1 } of report.coverage.incomplete) {
    const message = `${sanitize(reason)} (${count(times, "time")}). To mend it: ${sanitize(fix)}`;
    yield workflowCommand("warning", { title: "keylint: not everything could be read" }, message);
  }
  for (const finding of report.findings) {
    for (const location of todayFirst(finding.locations).slice(0, 1))
      yield annotation(finding, location, context);
  }
  for (const finding of report.findings) {
    for (const location of todayFirst(finding.locations).slice(1))
      yield annotation(finding, location, context);
  }
  const read = whatWasRead(report.coverage);
  yield report.findings.length > 0
    ? `keylint: ${keysInPlaces(report.findings)}; ${read} read\n`
    : `keylint: no key found; ${read} read\n`;
};

function annotation(finding: Finding, location: Location, context: ReportContext): string {
  const { rule, severity, key, fingerprint, evidence, advice } = finding;
  const notes = placeNotes(location).map(sanitize);
  const properties = {
    ...(isOfToday(location) ? position(location, context) : {}),
    title: `keylint ${rule}: ${sanitize(key.redacted)}`,
  };
  // A line of a blob that is gone is no line of the file of that name.
  const where = isOfToday(location) ? [] : [`In ${sanitize(repositoryPath(location, context.checkout))}.`];
  const message = [
    `${sanitize(key.redacted)} is ${whatItIs(finding)}${notes.length === 0 ? "" : ` (${notes.join(", ")})`}.`,
    ...where,
    `${whyWords(finding)}: ${evidence.map(sanitize).join("; ")}.`,
    ...advice.map((step, index) => `${index + 1}. ${sanitize(step)}`),
    fingerprint,
  ];
  return workflowCommand(LEVELS[severity], properties, message.join("\n"));
}

/** Columns count only within one line; GitHub drops an annotation that has them over several. */
function position(location: Location, { checkout }: ReportContext): Record<string, string | number> {
  const { start, end } = location;
  const file = sanitize(repositoryPath(location, checkout));
  if (!hasPosition(location)) return { file };
  const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
  return { file, line: start.line, endLine: end.line, ...columns };
}
