import { isHygieneRule } from "../model/rule.js";
import type { Report } from "../model/report.js";
import type { Coverage, Skip, SkipReason } from "../model/coverage.js";
import { sanitize } from "./sanitize.js";
import type { Style } from "./style.js";
import { count, keysInPlaces, whatWasRead } from "./words.js";

/** Paths of one reason beyond which only their number is told. */
const MAX_PATHS = 3;

/** What was not read, what was left out, and the last line: the outcome with its numbers. */
export function* summaryLines(report: Report, style: Style): Generator<string> {
  const { coverage } = report;
  for (const { reason, fix, count } of coverage.incomplete) {
    const times = count === undefined || count === 1 ? "" : ` (${count} times)`;
    yield `${style("yellow", "not read")}  ${sanitize(reason)}${times}${pathsOf(reason, coverage.skipped)}`;
    yield `          ${style("dim", "mend:")} ${sanitize(fix)}`;
  }
  const said = coverage.skipped.filter(({ reason }) =>
    coverage.incomplete.every((gap) => gap.reason !== reason),
  );
  for (const [reason, count] of tally(said))
    yield style("dim", `left out  ${count} ${reason}${pathsOf(reason, said)}`);
  const ignored = report.suppressed.length;
  if (ignored > 0) yield style("dim", `ignored   ${count(ignored, "place")}: ${byWhat(report)}`);
  const verdicts = byVerdict(report);
  if (verdicts !== "") yield style("dim", `asked     ${verdicts}`);
  const others = report.notOurs.map(({ vendor, count }) => `${sanitize(vendor)} ${count}`).join(", ");
  if (others !== "") yield style("dim", `not ours  ${others}`);
  yield lastLine(report, style);
}

function tally(skipped: readonly Skip[]): Map<SkipReason, number> {
  const counts = new Map<SkipReason, number>();
  for (const { reason, count = 1 } of skipped) counts.set(reason, (counts.get(reason) ?? 0) + count);
  return counts;
}

function pathsOf(reason: string, skipped: readonly Skip[]): string {
  const paths = skipped.filter((skip) => skip.reason === reason).map(({ path }) => sanitize(path));
  if (paths.length === 0) return "";
  const more = paths.length - MAX_PATHS;
  return `: ${paths.slice(0, MAX_PATHS).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function byWhat({ suppressed }: Report): string {
  const counts = new Map<string, number>();
  for (const { by } of suppressed) counts.set(by, (counts.get(by) ?? 0) + 1);
  return [...counts].map(([by, count]) => `${by} ${count}`).join(", ");
}

/** Empty where nobody was asked. */
function byVerdict({ findings }: Report): string {
  const counts = new Map<string, number>();
  for (const { rule, verdict } of findings) {
    if (isHygieneRule(rule)) continue;
    if (verdict.status === "unchecked" && verdict.reason === undefined) continue;
    const what = verdict.status === "unchecked" ? "not asked" : verdict.status;
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return [...counts].map(([what, count]) => `${count} ${what}`).join(", ");
}

function lastLine(report: Report, style: Style): string {
  const read = `${whatWasRead(report.coverage)}, ${size(report.coverage.bytes)} in ${seconds(report.duration)}`;
  const incomplete = report.coverage.incomplete.length > 0;
  switch (report.outcome) {
    case "clean":
      return `${style(["bold", "green"], "clean")}: ${isEmpty(report.coverage) ? "there was nothing to read:" : "no key in"} ${read}`;
    case "incomplete":
      return `${style(["bold", "yellow"], "incomplete")}: no key found, but not everything could be read; ${read}`;
    case "findings": {
      return `${style(["bold", "red"], keysInPlaces(report.findings))}${incomplete ? ", and not everything could be read" : ""}; ${read}`;
    }
  }
}

/** Whether there was nothing: an empty repository, nothing staged, a range without a commit. */
function isEmpty({ files, objects, commits, bytes }: Coverage): boolean {
  return files === 0 && objects === 0 && commits === 0 && bytes === 0;
}

function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const units = ["kB", "MB", "GB", "TB"];
  let value = bytes / 1024;
  let unit = 0;
  for (; value >= 1024 && unit < units.length - 1; unit++) value /= 1024;
  return `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ${units[unit] ?? ""}`;
}

function seconds(milliseconds: number): string {
  return milliseconds < 995 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
}
