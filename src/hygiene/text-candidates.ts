import { LineIndex } from "../decode/positions.js";
import { inspectText } from "../inspect/inspect-text.js";
import type { Candidate } from "../model/candidate.js";

/** The candidates of the text of a file that no source has read. */
export function textCandidates(path: string, text: string): readonly Candidate[] {
  const lines = new LineIndex(text, { line: 1, column: 1 });
  return inspectText(text, path).finds.map(({ start, end, encodings, ...find }) => ({
    ...find,
    location: {
      path,
      start: lines.positionAt(start),
      end: lines.positionAt(end),
      origin: { kind: "file" as const },
      encodings,
    },
  }));
}
