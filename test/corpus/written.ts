import type { CorpusFile, Mark, PlacedMark } from "./expectation.js";

/** A text with its marks, before it is written to a file. */
export interface Written {
  readonly text: string;
  readonly marks: readonly PlacedMark[];
}

/** Writes a text around marks and notes where each of them came to stand. */
export function text(strings: TemplateStringsArray, ...parts: readonly (Mark | string)[]): Written {
  let whole = strings[0] ?? "";
  const spans: { mark: Mark; start: number; end: number }[] = [];
  for (const [index, part] of parts.entries()) {
    if (typeof part === "string") whole += part;
    else {
      spans.push({ mark: part, start: whole.length + part.start, end: whole.length + part.end });
      whole += part.written;
    }
    whole += strings[index + 1] ?? "";
  }
  return { text: whole, marks: spans.map(({ mark, start, end }) => placed(whole, mark, start, end)) };
}

/** The same text with another way to end its lines, all columns as they were. */
export function withLineEnds({ text: whole, marks }: Written, lineEnd: string): Written {
  return { text: whole.replaceAll("\n", lineEnd), marks };
}

/** A file of a text in UTF-8. */
export function file(path: string, { text: whole, marks }: Written): CorpusFile {
  return { path, bytes: Buffer.from(whole), marks };
}

function placed(whole: string, mark: Mark, start: number, end: number): PlacedMark {
  const before = whole.slice(0, start).split("\n");
  const until = whole.slice(0, end).split("\n");
  return {
    ...mark,
    line: before.length,
    column: (before.at(-1) ?? "").length + 1,
    endLine: until.length,
    endColumn: (until.at(-1) ?? "").length + 1,
  };
}
