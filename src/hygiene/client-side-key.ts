import type { Candidate } from "../model/candidate.js";
import type { KeptKey } from "../model/finding.js";
import type { Check, Violation } from "./check.js";
import { exposedSeverity, isInFile, placeOf } from "./places.js";
import type { Project } from "./project.js";
import { shippedBy } from "./shipped.js";
import { originalPlace } from "./source-map.js";

/** How many places of one key are looked up in source maps. */
const MOST_MAPS = 20;

/** Keys in what goes to everybody: bundles, pages, service workers, source maps, packages of mobile applications. */
export const clientSideKey: Check = {
  rule: "client-side-key",
  includesUnread: true,
  check: async (key, surroundings) => {
    const violations: Violation[] = [];
    for (const candidate of key.candidates.filter(isInFile)) {
      const why = shippedBy(candidate, surroundings.project);
      if (why === null) continue;
      const looksUp = violations.length < MOST_MAPS;
      violations.push(await violationOf(key, candidate, why, looksUp ? surroundings.project : null));
    }
    return violations;
  },
};

async function violationOf(
  { key }: KeptKey,
  candidate: Candidate,
  why: string,
  project: Project | null,
): Promise<Violation> {
  const original = project === null ? null : await originalPlace(candidate, key, project);
  const written = original === null ? null : `${original.source}:${original.line}:${original.column}`;
  return {
    places: [candidate],
    evidence: [
      `${placeOf(candidate)}: ${why}`,
      ...(written === null ? [] : [`written in ${written}, by the source map`]),
    ],
    advice: [
      ...(written === null ? [] : [`Take it out of ${written} and build again`]),
      "Ask a server of your own for the image, and read PICTIFY_API_KEY from the environment there: whatever is shipped can be read",
      "For a picture that needs no secret use a binding URL: https://api.pictify.io/b/…",
      "Replace the key if this was ever published",
    ],
    severity: exposedSeverity(key),
  };
}
