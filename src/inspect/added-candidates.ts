import type { Candidate } from "../model/candidate.js";
import { reveal } from "../model/key.js";

/** Candidates of some content, and the content that they are of. */
export interface InspectedContent {
  readonly content: Buffer | null;
  readonly candidates: readonly Candidate[];
}

/**
 * The candidates of some content that are not in any of the contents that it was made from. A key on a line that was there
 * before, as often as now, is not new; where content has no lines, as in an archive, the key itself counts.
 */
export function addedCandidates(
  now: InspectedContent,
  before: readonly InspectedContent[],
): readonly Candidate[] {
  const linesNow = linesOf(now.content);
  let added = now.candidates;
  for (const old of before) {
    const counts = new Map<string, number>();
    const linesBefore = linesOf(old.content);
    for (const candidate of old.candidates) {
      const id = identify(candidate, linesBefore);
      counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    added = added.filter((candidate) => {
      const id = identify(candidate, linesNow);
      const left = counts.get(id) ?? 0;
      counts.set(id, left - 1);
      return left <= 0;
    });
  }
  return added;
}

const LINE_END = /\r\n|\n|\r/u;
const WITHOUT_LINES = /^(?:utf-|gzip|zip:|tar:)/u;

function linesOf(content: Buffer | null): readonly string[] {
  return content === null ? [] : content.toString("latin1").split(LINE_END);
}

function identify({ key, location }: Candidate, lines: readonly string[]): string {
  const { start, end, encodings } = location;
  const value = reveal(key);
  if (lines.length === 0 || encodings.some((encoding) => WITHOUT_LINES.test(encoding))) {
    return `${value}\0${encodings.join("\0")}`;
  }
  return `${value}\0${lines.slice(start.line - 1, end.line).join("\n")}`;
}
