import type { VNode } from "preact";
import type { Report } from "../../model/report.js";
import type { IgnoredKey } from "../ignored-keys.js";
import { repositoryPath } from "../places.js";
import type { ReportContext } from "../reporter.js";
import { sanitize } from "../sanitize.js";
import { count, whatWasRead } from "../words.js";
import { TOOL } from "../json.js";
import { element } from "./element.js";

/** Gaps and places beyond which only their number is told. */
const MAX_GAPS = 100;
const MAX_PLACES = 20;

/** Of what and of when the page is. */
export function origin(context: ReportContext): VNode {
  const { checkout, finished } = context;
  const where = [
    ...(checkout?.uri == null ? [] : [sanitize(checkout.uri)]),
    ...(checkout?.branch == null ? [] : [`branch ${sanitize(checkout.branch)}`]),
    ...(checkout?.commit == null ? [] : [`commit ${sanitize(checkout.commit.slice(0, 12))}`]),
  ];
  const when = `${finished.toISOString().slice(0, 16).replace("T", " ")} UTC`;
  return element(
    "p",
    { class: "soft" },
    [...where, ""].join(", "),
    "scanned on ",
    element("time", { dateTime: finished.toISOString() }, when),
    ` by keylint ${TOOL.version}. No whole key is in this page.`,
  );
}

/** How many keys of each severity. */
export function counts(report: Report): VNode {
  const severities = (["error", "warning", "note"] as const).map((severity) => ({
    severity,
    number: report.findings.filter((finding) => finding.severity === severity).length,
  }));
  return element(
    "ul",
    { class: "counts" },
    severities
      .filter(({ number }) => number > 0)
      .map(({ severity, number }) =>
        element(
          "li",
          { key: severity },
          element("span", { class: `badge ${severity}` }, count(number, severity)),
        ),
      ),
  );
}

/** What was not read, and what mends it: as long as that is open, no number on the page is final. */
export function gaps(report: Report): VNode | null {
  const { incomplete } = report.coverage;
  if (incomplete.length === 0) return null;
  const more = incomplete.length - MAX_GAPS;
  return element(
    "section",
    { class: "gaps", "aria-labelledby": "gaps-title" },
    element("h2", { id: "gaps-title" }, "Not everything could be read"),
    element(
      "ul",
      null,
      incomplete
        .slice(0, MAX_GAPS)
        .map(({ reason, fix, count: times = 1 }, index) =>
          element(
            "li",
            { key: index },
            `${sanitize(reason)} (${count(times, "time")}). To mend it: `,
            element("code", null, sanitize(fix)),
          ),
        ),
      more > 0 ? element("li", null, `and ${count(more, "more reason")}`) : null,
    ),
  );
}

function choice(
  id: string,
  label: string,
  options: readonly (readonly [value: string, text: string])[],
): VNode {
  return element(
    "label",
    null,
    label,
    element(
      "select",
      { id },
      options.map(([value, text]) => element("option", { key: value, value }, text)),
    ),
  );
}

/** What filters and sorts; hidden until the script makes it work. */
export function controls(): VNode {
  return element(
    "form",
    { id: "controls", class: "controls", hidden: true, "aria-label": "Filter and sort" },
    element("label", null, "Search", element("input", { id: "search", type: "search", autocomplete: "off" })),
    choice("severity", "Severity", [
      ["", "all"],
      ["error", "errors"],
      ["warning", "warnings"],
      ["note", "notes"],
    ]),
    choice("state", "Rotation", [
      ["", "all"],
      ["open", "still to do"],
      ["done", "done"],
    ]),
    choice("order", "Order", [
      ["worst", "worst first"],
      ["longest", "longest exposed first"],
      ["oldest", "oldest first"],
      ["places", "most places first"],
    ]),
    element("p", { id: "shown", class: "soft", role: "status" }),
    element("p", { id: "overall", class: "soft" }),
  );
}

/** A key that is ignored, why, and where. */
export function ignoredItem(ignored: IgnoredKey, context: ReportContext): VNode {
  const { key, locations, ignores } = ignored;
  const more = locations.length - MAX_PLACES;
  const places = locations
    .slice(0, MAX_PLACES)
    .map((location) => `${sanitize(repositoryPath(location, context.checkout))}:${location.start.line}`);
  return element(
    "li",
    null,
    element("code", null, sanitize(key.redacted)),
    ` in ${places.join(", ")}${more > 0 ? ` and ${count(more, "more place")}` : ""}. `,
    ignores.map(({ by, reason }) => `Reason (${by}): ${sanitize(reason)}`).join("; "),
  );
}

/** What was read, and whose keys were seen that are none of Pictify's. */
export function coverage(report: Report): VNode {
  const others = report.notOurs.map(({ vendor, count: keys }) => `${sanitize(vendor)} ${keys}`).join(", ");
  return element(
    "p",
    { class: "soft" },
    `Read: ${whatWasRead(report.coverage)}.`,
    others === "" ? null : ` Keys of others, not reported: ${others}.`,
  );
}
