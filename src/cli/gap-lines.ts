import type { Report } from "../model/report.js";
import { forLog } from "./for-log.js";

/** What was not read, line by line, for where the report itself does not say it to the person who waits. */
export function* gapLines({ coverage }: Report): Generator<string> {
  for (const { reason, fix, count } of coverage.incomplete) {
    const times = count === undefined || count === 1 ? "" : ` (${count} times)`;
    yield `keylint: not everything could be read: ${forLog(reason)}${times}; to mend it: ${forLog(fix)}\n`;
  }
}
