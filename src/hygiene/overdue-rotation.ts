import type { ExposureCommit, Finding } from "../model/finding.js";
import { isHygieneRule, type Severity } from "../model/rule.js";
import { exposedSeverity } from "./places.js";

/** What decides how long a leaked key may still work. */
export interface RotationLimit {
  /** Whole days from the first commit that holds it; a key is overdue when more have passed. */
  readonly days: number;
  /** When the API was asked. */
  readonly now: Date;
  /** What a configuration makes of the rule. */
  readonly setting: Severity | "off" | undefined;
}

const DAY = 86_400_000;

/**
 * Keys that leaked long ago and that the API still accepts, whatever it lets them do: one finding a key, with the places of the
 * finding that it is about. Keys of which no commit tells a date are left out.
 */
export function overdueRotations(findings: readonly Finding[], limit: RotationLimit): readonly Finding[] {
  const { setting } = limit;
  if (setting === "off") return [];
  return findings.flatMap((finding) => {
    if (isHygieneRule(finding.rule) || finding.verdict.status !== "live") return [];
    const first = firstSeen(finding);
    if (first === null) return [];
    const age = Math.floor((limit.now.getTime() - Date.parse(first.date)) / DAY);
    if (age <= limit.days) return [];
    const severity = setting ?? exposedSeverity(finding.key);
    return [{ ...finding, severity, ...overdue(finding, first, age, limit) }];
  });
}

function overdue(
  { verdict, exposure, locations, fingerprint, advice }: Finding,
  first: ExposureCommit,
  age: number,
  limit: RotationLimit,
): Pick<Finding, "rule" | "evidence" | "advice"> {
  const by = locations.find(({ origin }) => "commit" in origin && origin.commit === first.hash);
  const where = by === undefined ? "" : ` in ${by.path}:${by.start.line}`;
  const stillIn = exposure?.stillIn ?? [];
  const detail = verdict.detail === undefined ? "" : `, ${verdict.detail}`;
  return {
    rule: "overdue-rotation",
    evidence: [
      `leaked ${daysOf(age)} ago: first seen${where} in commit ${first.hash.slice(0, 12)} of ${first.date.slice(0, 10)}`,
      `still accepted (live${detail}) when the API was asked on ${limit.now.toISOString().slice(0, 10)}; ${limit.days === 0 ? "it is to be replaced at once" : `${daysOf(limit.days)} are allowed`}`,
      stillIn.length > 0
        ? `still in ${stillIn.slice(0, 3).join(", ")}${stillIn.length > 3 ? ` and ${stillIn.length - 3} more` : ""}`
        : "no branch or tag holds it any more, which takes nothing back: clones and forks do",
    ],
    advice: [
      `Replace it today: keylint rotate ${fingerprint} lists every place that uses it, in a safe order`,
      ...advice,
    ],
  };
}

/** The first commit or tag that holds a key, as its author dates it; null where none tells. */
function firstSeen({ exposure, locations }: Finding): ExposureCommit | null {
  const commits = locations.flatMap(({ origin }): ExposureCommit[] =>
    "object" in origin && origin.date !== undefined
      ? [{ hash: origin.commit ?? origin.object, author: origin.author ?? "", date: origin.date }]
      : [],
  );
  return (
    [...(exposure === null ? [] : [exposure.first]), ...commits]
      // What cannot be read is dated 1970.
      .filter(({ date }) => Date.parse(date) > 0)
      .reduce<ExposureCommit | null>(
        (best, commit) => (best === null || Date.parse(commit.date) < Date.parse(best.date) ? commit : best),
        null,
      )
  );
}

function daysOf(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}
