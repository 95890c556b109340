import { type AnchorSearch, DECIMAL_BYTES, ZIP_WITHIN } from "../anchors/anchor-search.js";
import { mayListDecimalBytes } from "../decode/byte-lists.js";
import { LineIndex } from "../decode/positions.js";
import { transcode } from "../decode/transcode.js";
import { reveal } from "../model/key.js";
import type { Subject, Tally } from "./subject.js";
import { inspectText } from "./inspect-text.js";
import type { Window } from "./windows.js";

/**
 * Inspects one window: searched first, and made text only where the search found something that is no mere number of a table,
 * or where a byte order mark tells a wide encoding: the search does not know every encoding within an encoding.
 *
 * @returns the kinds of literals in it
 */
export function inspectWindow(search: AnchorSearch, window: Window, subject: Subject, tally: Tally): number {
  const kinds = search.search(window.length);
  inspectHits(search, kinds & ~ZIP_WITHIN, window, subject, tally);
  return kinds;
}

function inspectHits(
  search: AnchorSearch,
  kinds: number,
  window: Window,
  subject: Subject,
  tally: Tally,
): void {
  if (kinds === 0 && window.marked === null) return;
  const bytes = search.input.subarray(0, window.length);
  const hit = kinds !== 0 && (kinds !== DECIMAL_BYTES || mayListDecimalBytes(bytes));
  if (!hit && window.marked === null) return;
  const { first, marked } = window;
  // Some stretches are the same text at two alignments.
  const seen = new Set<string>();
  for (const reading of transcode(bytes, { wideHits: search.wideHits(), first, marked, hit })) {
    const { finds, truncated } = inspectText(reading.text, subject.path);
    if (truncated) tally.skipped.push({ path: subject.path, reason: "decode-limit" });
    if (finds.length === 0) continue;
    const start = window.first ? 0 : reading.textLength(window.owned.start);
    const end = window.last ? Infinity : reading.textLength(window.owned.end);
    const lines = new LineIndex(reading.text, window.position);
    for (const find of finds) {
      if (find.start < start || find.start >= end) continue;
      if (reading.byteAt !== null) {
        const id = `${reading.byteAt(find.start)}\0${reveal(find.key)}`;
        if (seen.has(id)) continue;
        seen.add(id);
      }
      tally.candidates.push({
        key: find.key,
        rule: find.rule,
        judgement: find.judgement,
        ignore: find.ignore,
        ...(find.usage === undefined ? {} : { usage: find.usage }),
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
