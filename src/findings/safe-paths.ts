import type { Candidate } from "../model/candidate.js";
import { redact } from "../model/redact.js";

/**
 * How paths may be shown: without the keys that their names hold, also where those are written so that their form does not tell
 * them (`pk%5Flive…`, base64). Every place in such a file is shown so, not only the one in its name.
 */
export function safePaths(candidates: Iterable<Candidate>): (path: string) => string {
  const cuts = new Map<string, { start: number; end: number; shown: string }[]>();
  for (const { key, judgement, location } of candidates) {
    const { origin, encodings, path, start, end } = location;
    const isName =
      origin.kind === "file-name" && !encodings.some((encoding) => /^(?:zip|tar):/u.test(encoding));
    if (!isName || judgement.status === "placeholder" || judgement.status === "not-ours") continue;
    const cut = { start: start.column - 1, end: end.column - 1, shown: key.redacted };
    cuts.set(path, [...(cuts.get(path) ?? []), cut]);
  }
  return (path) => {
    // From the end on, so that offsets before a cut stay what they are.
    const inPath = [...(cuts.get(path) ?? [])].sort((a, b) => b.start - a.start);
    let shown = path;
    let behind = Infinity;
    for (const cut of inPath) {
      // The same name may have been found in several ways.
      if (cut.end > behind) continue;
      shown = shown.slice(0, cut.start) + cut.shown + shown.slice(cut.end);
      behind = cut.start;
    }
    return redact(shown);
  };
}
