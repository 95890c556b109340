/** A stretch of a code, as ESLint's messages tell it: lines and columns from 1, the end exclusive. */
export interface MarkedPlace {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** Offsets in the code. */
  readonly start: number;
  readonly end: number;
}

/** A code whose expected reports are marked: `«` before, `»` after each. */
export interface MarkedCode {
  readonly code: string;
  /** In order. */
  readonly places: readonly MarkedPlace[];
}

/** Takes the marks out of a code. */
export function unmarked(marked: string): MarkedCode {
  const places: MarkedPlace[] = [];
  let code = "";
  let start = -1;
  for (const character of marked) {
    if (character === "«") start = code.length;
    else if (character === "»") {
      const [line, column] = positionOf(code, start);
      const [endLine, endColumn] = positionOf(code, code.length);
      places.push({ line, column, endLine, endColumn, start, end: code.length });
    } else code += character;
  }
  return { code, places };
}

function positionOf(code: string, offset: number): [line: number, column: number] {
  const lines = code.slice(0, offset).split(/\r\n|\n|\r/u);
  return [lines.length, (lines.at(-1)?.length ?? 0) + 1];
}
