import type { Tally } from "./subject.js";
import { inspectText } from "./inspect-text.js";
import { pathText } from "./path-text.js";

/** Finds candidates in names of files and folders, each ended by a NUL byte; a name stands on line 1. */
export function inspectNames(names: Uint8Array, prefix: string, tally: Tally): void {
  for (let start = 0; start < names.length;) {
    const end = names.indexOf(0, start);
    const stop = end === -1 ? names.length : end;
    const path = prefix + pathText(names.subarray(start, stop));
    for (const find of inspectText(path, path).finds) {
      // What stands in the prefix is not a name of this tree.
      if (find.end <= prefix.length) continue;
      tally.candidates.push({
        key: find.key,
        rule: find.rule,
        judgement: find.judgement,
        ignore: null,
        location: {
          path,
          start: { line: 1, column: find.start + 1 },
          end: { line: 1, column: find.end + 1 },
          origin: { kind: "file-name" },
          encodings: find.encodings,
        },
      });
    }
    start = stop + 1;
  }
}
