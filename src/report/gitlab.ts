import type { Report } from "../model/report.js";
import { version } from "../version.js";
import { vulnerabilities } from "./gitlab-vulnerability.js";
import { jsonPieces, streamed } from "./json-pieces.js";
import type { ReportContext, Reporter } from "./reporter.js";
import { TOOL_URI } from "./rule-texts.js";
import { sanitize, sanitizeJson } from "./sanitize.js";

const SCHEMA = "15.0.4";
const TOOL = { id: "keylint", name: "keylint", version, vendor: { name: "keylint" }, url: TOOL_URI };

/** GitLab's report of secret detection (`gl-secret-detection-report.json`), schema 15.0.4: a vulnerability a place. */
export const gitlab: Reporter = function* (report, context) {
  const document = {
    version: SCHEMA,
    scan: scan(report, context),
    vulnerabilities: streamed(places(report, context), (vulnerability) => vulnerability),
  };
  for (const piece of jsonPieces(document)) yield sanitizeJson(piece);
  yield "\n";
};

function* places({ findings }: Report, context: ReportContext): Generator<object> {
  for (const finding of findings) yield* vulnerabilities(finding, context);
}

function scan({ coverage, duration }: Report, { finished }: ReportContext): object {
  return {
    analyzer: TOOL,
    scanner: TOOL,
    type: "secret_detection",
    // A failed scan would be taken for one without results; the gaps are told as messages.
    status: "success",
    start_time: time(new Date(finished.getTime() - duration)),
    end_time: time(finished),
    messages: coverage.incomplete.map(({ reason, fix, count = 1 }) => ({
      level: "warn",
      value: `Not everything could be read: ${sanitize(reason)} (${count} times). To mend it: ${sanitize(fix)}`,
    })),
  };
}

/** UTC without the `Z`, as the schema wants it. */
function time(date: Date): string {
  return date.toISOString().slice(0, "yyyy-mm-ddThh:mm:ss".length);
}
