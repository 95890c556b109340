import type { VNode } from "preact";
import type { Finding } from "../../model/finding.js";
import { isOfToday } from "../places.js";
import { sanitize } from "../sanitize.js";
import { instantOf, timelineOf, timeOf, type TimelineEvent, type TimelineStep } from "../timeline.js";
import { element } from "./element.js";

const WIDTH = 480;
const HEIGHT = 36;
const MARGIN = 10;
const DAY = 24 * 60 * 60 * 1000;

const STEP_WORDS: Record<TimelineStep, string> = {
  entered: "entered",
  seen: "is there",
  removed: "removed",
  last: "last seen",
};

/** The exposure of a key drawn over time, with its commits as a list for who cannot see it; null without a history. */
export function timelineChart(finding: Finding, finished: Date): VNode | null {
  const events = timelineOf(finding);
  const dated = events.filter(({ commit }) => Number.isFinite(timeOf(commit)));
  const [first] = dated;
  if (first === undefined) return events.length === 0 ? null : element("div", null, commitList(events));
  const start = timeOf(first.commit);
  const end = Math.max(finished.getTime(), start + DAY, ...dated.map(({ commit }) => timeOf(commit)));
  const x = (time: number): number =>
    Math.round((MARGIN + ((time - start) / (end - start)) * (WIDTH - 2 * MARGIN)) * 10) / 10;
  const isOpen = (finding.exposure?.stillIn.length ?? 1) > 0 || finding.locations.some(isOfToday);
  const over = isOpen ? end : Math.max(...dated.map(({ commit }) => timeOf(commit)));
  const days = [start, end].map((time) => new Date(time).toISOString().slice(0, 10));
  const label = `From ${days[0] ?? ""} ${isOpen ? "until now" : `until ${new Date(over).toISOString().slice(0, 10)}`}, in ${events.length} commits that are listed below`;
  return element(
    "div",
    { class: "timeline" },
    element(
      "svg",
      { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": label },
      element("line", { class: "axis", x1: MARGIN, x2: WIDTH - MARGIN, y1: HEIGHT / 2, y2: HEIGHT / 2 }),
      element("rect", {
        class: isOpen ? "span" : "span over",
        x: x(start),
        y: HEIGHT / 2 - 5,
        width: Math.max(2, x(over) - x(start)),
        height: 10,
        rx: 5,
      }),
      dated.map(({ step, commit }, index) =>
        element(
          "circle",
          { key: index, class: step, cx: x(timeOf(commit)), cy: HEIGHT / 2, r: 6 },
          element(
            "title",
            null,
            `${days[0] === undefined ? "" : instantOf(commit)?.slice(0, 10)}: ${STEP_WORDS[step]}`,
          ),
        ),
      ),
    ),
    element(
      "div",
      { class: "ends soft" },
      element("span", null, days[0]),
      element("span", null, isOpen ? "now" : days[1]),
    ),
    legend(dated),
    commitList(events),
  );
}

/** What the colours of the commits mean, for those that are drawn. */
function legend(events: readonly TimelineEvent[]): VNode {
  const steps = [...new Set(events.map(({ step }) => step))];
  return element(
    "p",
    { class: "legend soft" },
    steps.map((step) => element("span", { key: step }, element("i", { class: step }), STEP_WORDS[step])),
  );
}

function commitList(events: readonly TimelineEvent[]): VNode {
  return element(
    "details",
    null,
    element("summary", null, `All commits (${events.length})`),
    element(
      "ol",
      null,
      events.map(({ step, commit, location }, index) =>
        element(
          "li",
          { key: index },
          `${instantOf(commit)?.slice(0, 10) ?? "at an unknown time"}: ${STEP_WORDS[step]} in `,
          element("code", null, sanitize(commit.hash.slice(0, 12))),
          commit.author === "" ? null : ` by ${sanitize(commit.author)}`,
          location === null ? null : `, ${sanitize(location.path)}:${location.start.line}`,
        ),
      ),
    ),
  );
}
