import type { VNode } from "preact";
import type { ExposureCommit, Finding } from "../../model/finding.js";
import { placeNotes, repositoryPath, todayFirst } from "../places.js";
import type { ReportContext } from "../reporter.js";
import { RULE_TEXTS } from "../rule-texts.js";
import { sanitize } from "../sanitize.js";
import { instantOf, timelineOf, timeOf } from "../timeline.js";
import { count, verdictWords, whatItIs, whyWords } from "../words.js";
import { type Content, element } from "./element.js";
import { timelineChart } from "./timeline-chart.js";

/** Places and refs beyond which only their number is told. */
const MAX_PLACES = 50;
const MAX_REFS = 20;

/** Everything about one key. */
export function keyCard(finding: Finding, rank: number, context: ReportContext): VNode {
  const { key, rule, severity, fingerprint, locations, exposure } = finding;
  const id = `key-${rank + 1}`;
  const [oldest] = timelineOf(finding);
  const since = oldest === undefined ? Number.POSITIVE_INFINITY : timeOf(oldest.commit);
  return element(
    "article",
    {
      class: `card ${severity}`,
      "aria-labelledby": id,
      "data-rank": rank,
      "data-severity": severity,
      "data-days": exposure?.days ?? -1,
      "data-since": since,
      "data-places": locations.length,
      // One key can be a finding of several rules, each with steps of its own.
      "data-memory": `${rule} ${fingerprint}`,
    },
    element(
      "header",
      null,
      element("h3", { id }, element("code", null, sanitize(key.redacted)), ` ${whatItIs(finding)}`),
      element(
        "p",
        null,
        element("span", { class: `badge ${severity}` }, severity),
        " ",
        verdictBadge(finding),
      ),
    ),
    element("p", null, RULE_TEXTS[finding.rule].why),
    facts(finding),
    element("h4", null, "Where it is"),
    places(finding, context),
    history(finding, context),
    element("h4", null, "What to do"),
    steps(finding, id),
  );
}

function verdictBadge(finding: Finding): Content {
  const words = verdictWords(finding.verdict);
  return words === null ? null : element("span", { class: `badge ${finding.verdict.status}` }, words);
}

function facts(finding: Finding): VNode {
  const { exposure, evidence, fingerprint, rule } = finding;
  const refs = exposure?.stillIn.slice(0, MAX_REFS) ?? [];
  const more = (exposure?.stillIn.length ?? 0) - refs.length;
  const day = exposure === null ? null : (instantOf(exposure.first)?.slice(0, 10) ?? "an unknown time");
  return element(
    "dl",
    { class: "facts" },
    fact(whyWords(finding), evidence.map(sanitize).join("; ")),
    exposure === null
      ? null
      : [
          fact("Since", sanitize(`${day ?? ""}, ${count(exposure.days, "day")}${byWhom(exposure.first)}`)),
          fact(
            "Still in",
            refs.length === 0
              ? "no branch or tag"
              : `${refs.map(sanitize).join(", ")}${more > 0 ? ` and ${count(more, "more ref")}` : ""}`,
          ),
        ],
    fact("Rule", rule),
    fact("Fingerprint", element("code", null, fingerprint)),
  );
}

/** Whom to ask how it came there. */
function byWhom({ author, hash }: ExposureCommit): string {
  return `; commit ${hash.slice(0, 12)}${author === "" ? "" : ` by ${author}`}`;
}

function fact(name: string, value: Content): Content {
  return [element("dt", null, name), element("dd", null, value)];
}

function places(finding: Finding, context: ReportContext): VNode {
  const shown = todayFirst(finding.locations).slice(0, MAX_PLACES);
  const more = finding.locations.length - shown.length;
  return element(
    "ul",
    null,
    shown.map((location, index) => {
      const notes = placeNotes(location).map(sanitize).join(", ");
      const path = sanitize(repositoryPath(location, context.checkout));
      return element(
        "li",
        { key: index },
        element("code", null, `${path}:${location.start.line}:${location.start.column}`),
        notes === "" ? null : ` ${notes}`,
      );
    }),
    more > 0 ? element("li", null, `and ${count(more, "more place")}`) : null,
  );
}

function history(finding: Finding, context: ReportContext): Content {
  const chart = timelineChart(finding, context.finished);
  return chart === null ? null : [element("h4", null, "In the history"), chart];
}

function steps(finding: Finding, id: string): Content {
  return [
    element(
      "ol",
      { class: "steps" },
      finding.advice.map((step, index) =>
        element(
          "li",
          { key: index },
          element(
            "label",
            null,
            element("input", { type: "checkbox", id: `${id}-step-${index + 1}`, autocomplete: "off" }),
            element("span", null, linked(sanitize(step))),
          ),
        ),
      ),
    ),
    element("p", { class: "progress soft" }),
  ];
}

/** Links to Pictify's own pages, and to no others: advice may repeat something from outside. */
function linked(text: string): Content {
  return text
    .split(/(?<url>https:\/\/pictify\.io\/[\w/-]{1,100})/u)
    .map((part, index) =>
      index % 2 === 0 ? part : element("a", { key: index, href: part, rel: "noreferrer" }, part),
    );
}
