import type { AnchorSearch } from "../anchors/anchor-search.js";
import { lineIndex } from "../decode/positions.js";
import { type Reading, transcode } from "../decode/transcode.js";
import type { Subject, Tally } from "./subject.js";
import { inspectText } from "./inspect-text.js";
import type { Window } from "./windows.js";

/** Inspects one window: searched first, and made text only where the search found something. */
export function inspectWindow(search: AnchorSearch, window: Window, subject: Subject, tally: Tally): void {
  if (search.search(window.length) === 0) return;
  const bytes = search.input.subarray(0, window.length);
  for (const reading of transcode(bytes, { wideHits: search.wideHits(), first: window.first })) {
    const { finds, truncated } = inspectText(reading.text, subject.path);
    if (truncated) tally.skipped.push({ path: subject.path, reason: "decode-limit" });
    if (finds.length === 0) continue;
    const owned = ownedText(bytes, window, reading);
    const lines = lineIndex(reading.text, window.position);
    for (const find of finds) {
      if (find.start < owned.start || find.start >= owned.end) continue;
      tally.candidates.push({
        key: find.key,
        rule: find.rule,
        judgement: find.judgement,
        ignore: find.ignore,
        location: {
          path: subject.path,
          start: lines.positionAt(find.start),
          end: lines.positionAt(find.end),
          origin: subject.origin,
          encodings: [...subject.encodings, ...reading.encodings, ...find.encodings],
        },
      });
    }
  }
}

/** The range of a reading whose candidates are this window's to report. */
function ownedText(bytes: Buffer, window: Window, reading: Reading): { start: number; end: number } {
  const { start, end } = window.owned;
  return {
    start: window.first ? 0 : reading.textLength(bytes.subarray(0, start)),
    end: window.last ? Infinity : reading.textLength(bytes.subarray(0, end)),
  };
}
