import type { Finding } from "../model/finding.js";
import type { Report } from "../model/report.js";
import { type IgnoredKey, ignoredKeys } from "./ignored-keys.js";
import { placeNotes, repositoryPath, todayFirst } from "./places.js";
import type { ReportContext, Reporter } from "./reporter.js";
import { sanitize } from "./sanitize.js";
import { count, verdictWords, whatItIs } from "./words.js";
import { attributes, xmlText } from "./xml.js";

/** Places of one key beyond which only their number is told. */
const MAX_PLACES = 100;

/**
 * JUnit's XML: one suite with a test case a key, failed where it fails the run; ignored keys are skipped ones, what could not
 * be read is an error, and a run that found nothing one case that passed.
 */
export const junit: Reporter = function* (report, context) {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  const ignored = ignoredKeys(report.suppressed);
  const counts = countsOf(report, ignored);
  const time = (report.duration / 1000).toFixed(3);
  const timestamp = new Date(context.finished.getTime() - report.duration).toISOString().slice(0, 19);
  yield `<testsuites${attributes({ name: "keylint", ...counts, time })}>\n`;
  yield `  <testsuite${attributes({ name: "keylint", ...counts, time, timestamp })}>\n`;
  for (const finding of report.findings) yield* findingCase(finding, context);
  for (const key of ignored) yield ignoredCase(key, context);
  yield* readingCase(report);
  yield "  </testsuite>\n</testsuites>\n";
};

function countsOf({ findings, coverage }: Report, ignored: readonly IgnoredKey[]) {
  return {
    tests: findings.length + ignored.length + 1,
    failures: findings.filter(({ severity }) => severity !== "note").length,
    errors: coverage.incomplete.length > 0 ? 1 : 0,
    skipped: ignored.length,
  };
}

function* findingCase(finding: Finding, context: ReportContext): Generator<string> {
  const { rule, severity, key } = finding;
  yield testCase(finding, context);
  const text = xmlText(lines(finding, context).join("\n"));
  const message = `${sanitize(key.redacted)}: ${whatItIs(finding)}`;
  if (severity === "note") yield `      <system-out>${text}</system-out>\n`;
  else yield `      <failure${attributes({ type: rule, message })}>${text}</failure>\n`;
  yield "    </testcase>\n";
}

function ignoredCase(ignored: IgnoredKey, context: ReportContext): string {
  const message = ignored.ignores.map(({ by, reason }) => `${by}: ${sanitize(reason)}`).join("; ");
  return `${testCase(ignored, context)}      <skipped${attributes({ message })}/>\n    </testcase>\n`;
}

/** Named by rule and fingerprint, so that a key is the same case in every run. */
function testCase(
  { rule, fingerprint, locations }: Pick<Finding, "rule" | "fingerprint" | "locations">,
  { checkout }: ReportContext,
): string {
  const [first] = todayFirst(locations);
  const file = first === undefined ? "" : sanitize(repositoryPath(first, checkout));
  const line = first?.start.line ?? 1;
  const name = `${rule} ${fingerprint}`;
  return `    <testcase${attributes({ classname: file, name, file, line, time: "0" })}>\n`;
}

function lines(finding: Finding, { checkout }: ReportContext): string[] {
  const { locations, evidence, verdict, exposure, advice } = finding;
  const shown = todayFirst(locations).slice(0, MAX_PLACES);
  const asked = verdictWords(verdict);
  const more = locations.length - shown.length;
  return [
    ...shown.map((location) => {
      const { start } = location;
      const notes = placeNotes(location).map(sanitize);
      const path = sanitize(repositoryPath(location, checkout));
      // Something stands before the path, which may be a command to whoever reads the log that this is printed to.
      return [`in ${path}:${start.line}:${start.column}`, ...notes].join("  ");
    }),
    ...(more > 0 ? [`and ${count(more, "more place")}`] : []),
    `why: ${evidence.map(sanitize).join("; ")}`,
    ...(asked === null ? [] : [`asked: ${asked}`]),
    ...(exposure === null ? [] : [`exposed: ${count(exposure.days, "day")}`]),
    ...advice.map((step, index) => `${index + 1}. ${sanitize(step)}`),
  ];
}

function* readingCase({ coverage }: Report): Generator<string> {
  const name = "everything could be read";
  yield `    <testcase${attributes({ classname: "keylint", name, time: "0" })}>\n`;
  if (coverage.incomplete.length > 0) {
    const gaps = coverage.incomplete.map(
      ({ reason, fix, count: times = 1 }) =>
        `${sanitize(reason)} (${times} times); to mend it: ${sanitize(fix)}`,
    );
    yield `      <error${attributes({ type: "incomplete", message: "not everything could be read" })}>`;
    yield `${xmlText(gaps.join("\n"))}</error>\n`;
  }
  yield "    </testcase>\n";
}
