import type { Finding } from "../model/finding.js";
import type { Location } from "../model/location.js";
import type { Report } from "../model/report.js";
import { codeSpan } from "./markdown-text.js";
import { placeNotes, repositoryPath, todayFirst } from "./places.js";
import type { ReportContext, Reporter } from "./reporter.js";
import { instantOf } from "./timeline.js";
import { count, keysInPlaces, verdictWords, whatItIs, whatWasRead, whyWords } from "./words.js";

/** What GitHub takes as a comment, less what it may count otherwise: bytes, so that characters are never more. */
const MAX_COMMENT = 65_000;

/** What GitHub takes as a step's part of the job summary, 1 MiB, less something. */
const MAX_SUMMARY = 1_000_000;

/** Places and gaps beyond which only their number is told. */
const MAX_PLACES = 5;
const MAX_GAPS = 10;

/** By this line the comment of the last run can be found and replaced. */
const MARK = "<!-- keylint -->";

/** A comment for a pull request. Bounded to what GitHub takes; what does not fit is counted. */
export const markdown: Reporter = (report, context) => bounded(report, context, MAX_COMMENT);

/** The same for the summary of a job, in which more has its place. */
export const jobSummary: Reporter = (report, context) => bounded(report, context, MAX_SUMMARY);

function* bounded(report: Report, context: ReportContext, limit: number): Generator<string> {
  const head = `${MARK}\n## keylint: ${headline(report)}\n\n${gaps(report)}`;
  const foot = footer(report);
  yield head;
  // Room for the line that says what is left out.
  let room = limit - Buffer.byteLength(head) - Buffer.byteLength(foot) - 200;
  let advised = "";
  let shown = 0;
  for (const finding of report.findings) {
    const advice = steps(finding);
    const text = section(finding, shown + 1, context) + (advice === advised ? "" : advice);
    advised = advice;
    room -= Buffer.byteLength(text);
    if (room < 0) break;
    yield text;
    shown++;
  }
  const more = report.findings.length - shown;
  if (more > 0) yield `And ${count(more, "more finding")}: run \`keylint\` to see all.\n\n`;
  yield foot;
}

function headline(report: Report): string {
  switch (report.outcome) {
    case "clean":
      return "no key found";
    case "incomplete":
      return "no key found, but not everything could be read";
    case "findings":
      return keysInPlaces(report.findings);
  }
}

function gaps({ coverage }: Report): string {
  const lines = coverage.incomplete.slice(0, MAX_GAPS).map(({ reason, fix, count: times = 1 }) => {
    return `- ${codeSpan(reason)} (${count(times, "time")}); to mend it: ${codeSpan(fix)}\n`;
  });
  const more = coverage.incomplete.length - lines.length;
  if (more > 0) lines.push(`- and ${count(more, "more reason")}\n`);
  return lines.length === 0 ? "" : `**Not everything could be read:**\n\n${lines.join("")}\n`;
}

function section(finding: Finding, number: number, context: ReportContext): string {
  const { key, rule, severity, fingerprint, locations, evidence, verdict, exposure } = finding;
  const places = todayFirst(locations).slice(0, MAX_PLACES);
  const more = locations.length - places.length;
  const asked = verdictWords(verdict);
  const shownRefs = exposure?.stillIn.slice(0, MAX_PLACES) ?? [];
  return [
    `### ${number}. ${codeSpan(key.redacted)}: ${whatItIs(finding)}`,
    "",
    `- ${severity}: ${codeSpan(rule)}, ${codeSpan(fingerprint)}`,
    ...places.map((location) => `- ${placeText(location, context)}`),
    ...(more > 0 ? [`- and in ${count(more, "more place")}`] : []),
    `- ${whyWords(finding).toLowerCase()}: ${evidence.slice(0, MAX_PLACES).map(codeSpan).join("; ")}`,
    ...(asked === null ? [] : [`- asked: **${asked}**`]),
    ...(exposure === null ? [] : [`- ${exposureText(exposure)}`]),
    ...(shownRefs.length === 0
      ? []
      : [`- still in ${shownRefs.map(codeSpan).join(", ")}${refsMore(exposure, shownRefs)}`]),
    "",
    "",
  ].join("\n");
}

function exposureText({ first, days }: NonNullable<Finding["exposure"]>): string {
  const day = instantOf(first)?.slice(0, 10);
  const since = day === undefined ? "" : ` ${day},`;
  const by = first.author === "" ? "" : ` by ${codeSpan(first.author)}`;
  return `exposed since${since} commit ${codeSpan(first.hash.slice(0, 12))}${by}: ${count(days, "day")}`;
}

function refsMore(exposure: Finding["exposure"], shown: readonly string[]): string {
  const more = (exposure?.stillIn.length ?? 0) - shown.length;
  return more > 0 ? ` and ${count(more, "more ref")}` : "";
}

function placeText(location: Location, { checkout }: ReportContext): string {
  const { start } = location;
  const notes = placeNotes(location);
  const place = codeSpan(`${repositoryPath(location, checkout)}:${start.line}:${start.column}`);
  return notes.length === 0 ? place : `${place} (${codeSpan(notes.join(", "))})`;
}

function steps({ advice }: Finding): string {
  const lines = advice.map((step, index) => `${index + 1}. ${proseOrCode(step)}\n`);
  return `**What to do**\n\n${lines.join("")}\n`;
}

/** As code, sentences are hard to read; those that hold nothing which could be markup or a link elsewhere stay prose. */
function proseOrCode(text: string): string {
  const rest = text.replace(/https:\/\/pictify\.io\/[\w/-]{1,100}/gu, "").replaceAll("www.", "://");
  return /^(?:[\w .,;()'"=>-]|: |:$)*$/u.test(rest) ? text.replaceAll(">", "&gt;") : codeSpan(text);
}

function footer({ coverage, suppressed, notOurs }: Report): string {
  const others = notOurs.reduce((sum, { count: keys }) => sum + keys, 0);
  const parts = [
    `${whatWasRead(coverage)} read`,
    ...(suppressed.length === 0 ? [] : [`${count(suppressed.length, "place")} ignored`]),
    ...(others === 0 ? [] : [`${count(others, "key")} of other vendors`]),
  ];
  return `<sub>${parts.join("; ")}</sub>\n`;
}
