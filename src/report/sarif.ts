import type { ReportingDescriptor, Run } from "sarif";
import type { Finding } from "../model/finding.js";
import type { Report } from "../model/report.js";
import { isHygieneRule, type RuleId } from "../model/rule.js";
import { version } from "../version.js";
import { jsonPieces, Stream, streamed } from "./json-pieces.js";
import type { ReportContext, Reporter } from "./reporter.js";
import { RULE_IDS, RULE_TEXTS, ruleUri, TOOL_URI } from "./rule-texts.js";
import { sanitize, sanitizeJson } from "./sanitize.js";
import { findingResult, suppressedResult } from "./sarif-result.js";
import { SOURCE_ROOT } from "./sarif-location.js";
import { ignoredKeys } from "./ignored-keys.js";

/** Results beyond which GitHub refuses a run; what is more goes into further runs. */
const MAX_RESULTS = 25_000;

/** SARIF 2.1.0, for code scanning: a result a key, with all its places; ignored keys as suppressed results. */
export const sarif: Reporter = function* (report, context) {
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: new Stream(runs(report, context)),
  };
  for (const piece of jsonPieces(log)) yield sanitizeJson(piece);
  yield "\n";
};

function* runs(report: Report, context: ReportContext): Generator<object> {
  const suppressed = ignoredKeys(report.suppressed);
  const openKeys = new Set(report.findings.map(identity));
  const results = [
    ...report.findings.map((finding) => () => findingResult(finding, context)),
    ...suppressed.map((ignored) => () => suppressedResult(ignored, openKeys.has(identity(ignored)), context)),
  ];
  for (let start = 0; start === 0 || start < results.length; start += MAX_RESULTS) {
    const part = results.slice(start, start + MAX_RESULTS);
    yield {
      ...runProperties(report, context, start / MAX_RESULTS),
      results: streamed(part, (make) => make()),
    };
  }
}

function identity({ rule, fingerprint }: Pick<Finding, "rule" | "fingerprint">): string {
  return `${rule} ${fingerprint}`;
}

function runProperties(report: Report, { finished, checkout }: ReportContext, part: number): Partial<Run> {
  const { incomplete, files, bytes, objects, commits } = report.coverage;
  return {
    tool: {
      driver: {
        name: "keylint",
        fullName: `keylint ${version}, a secret scanner for Pictify API keys`,
        semanticVersion: version,
        version,
        informationUri: TOOL_URI,
        rules: RULE_IDS.map(ruleDescriptor),
      },
    },
    // GitHub takes what stands before the last slash for the category of an analysis, and wants one a run.
    automationDetails: {
      id: part === 0 ? "keylint/" : `keylint/part-${part + 1}/`,
      description: { text: "Keys that keylint found in this repository." },
    },
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { [SOURCE_ROOT]: { description: { text: "The top of the repository." } } },
    ...(checkout?.uri == null
      ? {}
      : {
          versionControlProvenance: [
            {
              repositoryUri: checkout.uri,
              ...(checkout.commit === null ? {} : { revisionId: checkout.commit }),
              ...(checkout.branch === null ? {} : { branch: sanitize(checkout.branch) }),
              mappedTo: { uriBaseId: SOURCE_ROOT },
            },
          ],
        }),
    invocations: [
      {
        executionSuccessful: incomplete.length === 0,
        startTimeUtc: new Date(finished.getTime() - report.duration).toISOString(),
        endTimeUtc: finished.toISOString(),
        toolExecutionNotifications: incomplete.map(({ reason, fix, count = 1 }) => ({
          level: "error",
          message: {
            text: `Not everything could be read: ${sanitize(reason)} (${count} times). To mend it: ${sanitize(fix)}.`,
          },
          descriptor: { id: "incomplete" },
        })),
      },
    ],
    properties: { outcome: report.outcome, files, bytes, objects, commits },
  };
}

function ruleDescriptor(rule: (typeof RULE_IDS)[number]): ReportingDescriptor {
  const { title, why, mend, score, cwe } = RULE_TEXTS[rule];
  const steps = mend.map((step, index) => `${index + 1}. ${step}`);
  return {
    id: rule,
    name: rule.replace(/(?:^|-)(?<first>[a-z])/gu, (_match, first: string) => first.toUpperCase()),
    shortDescription: { text: `${title}.` },
    fullDescription: { text: why },
    help: {
      text: `${why}\n\n${steps.join("\n")}`,
      markdown: `${why}\n\n**What to do**\n\n${steps.join("\n")}\n\n[More about keylint](${ruleUri(rule)})`,
    },
    helpUri: ruleUri(rule),
    defaultConfiguration: { level: levelOf(rule) },
    properties: {
      tags: ["security", "secret", `external/cwe/cwe-${cwe}`],
      precision: rule === "unattributed-key" ? "medium" : "very-high",
      "problem.severity": levelOf(rule),
      "security-severity": score.toFixed(1),
    },
  };
}

/** The level of a rule at its worst. */
function levelOf(rule: RuleId): "error" | "warning" {
  if (rule === "public-env-name" || rule === "client-side-key") return "error";
  return rule === "unattributed-key" || isHygieneRule(rule) ? "warning" : "error";
}
