import type { Location as SarifLocation, ThreadFlowLocation } from "sarif";
import type { Checkout } from "../model/checkout.js";
import type { Finding } from "../model/finding.js";
import type { Location } from "../model/location.js";
import { hasPosition, placeNotes, repositoryPath } from "./places.js";
import { relativeUri } from "./relative-uri.js";
import { sanitize } from "./sanitize.js";
import { instantOf, timelineOf, type TimelineStep } from "./timeline.js";

/** What relative URIs start from; by this name GitHub knows the top of the repository. */
export const SOURCE_ROOT = "%SRCROOT%";

/** A place. Where line and column count in something else than the file, the file as a whole is meant: its first line. */
export function sarifLocation(location: Location, checkout: Checkout | null): SarifLocation {
  const { start, end } = location;
  const notes = placeNotes(location).map(plainText);
  return {
    physicalLocation: {
      artifactLocation: { uri: relativeUri(repositoryPath(location, checkout)), uriBaseId: SOURCE_ROOT },
      region: hasPosition(location)
        ? { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
        : { startLine: 1 },
    },
    ...(notes.length === 0 ? {} : { message: { text: notes.join(", ") } }),
  };
}

/**
 * A text from outside, fit for a message: nothing that a terminal obeys, and none of the brackets that SARIF takes for links
 * and placeholders. `${NAME}` becomes `$NAME`, which says the same: in parentheses it would be a command.
 */
export function plainText(text: string): string {
  return sanitize(text)
    .replace(/\$\{(?<name>\w+)\}/gu, "$$$<name>")
    .replaceAll("[", "(")
    .replaceAll("]", ")")
    .replaceAll("{", "(")
    .replaceAll("}", ")");
}

const STEP_WORDS: Record<TimelineStep, string> = {
  entered: "The key entered the history",
  seen: "The key is there",
  removed: "The key was removed",
  last: "Last commit with the key",
};

/** A key's way through the history, commit by commit; empty where it was found in files alone. */
export function threadFlow(finding: Finding, checkout: Checkout | null): ThreadFlowLocation[] {
  return timelineOf(finding).map(({ step, commit, location }, index) => {
    const time = instantOf(commit);
    const by = commit.author === "" ? "" : ` by ${plainText(commit.author)}`;
    const when = time === null ? "" : ` on ${time.slice(0, 10)}`;
    const place = location ?? finding.locations[0];
    return {
      location: {
        ...(place === undefined ? {} : sarifLocation(place, checkout)),
        message: { text: `${STEP_WORDS[step]}: commit ${plainText(commit.hash.slice(0, 12))}${by}${when}.` },
      },
      executionOrder: index + 1,
      ...(time === null ? {} : { executionTimeUtc: time }),
      importance: step === "seen" ? "unimportant" : "important",
    };
  });
}
