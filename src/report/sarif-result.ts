import type { Result, Suppression } from "sarif";
import type { Finding } from "../model/finding.js";
import type { IgnoredKey } from "./ignored-keys.js";
import { todayFirst } from "./places.js";
import type { ReportContext } from "./reporter.js";
import { RULE_IDS } from "./rule-texts.js";
import { plainText, sarifLocation, threadFlow } from "./sarif-location.js";
import { count, verdictWords, whatItIs, whyWords } from "./words.js";

/** Places beyond which GitHub refuses a result. */
const MAX_LOCATIONS = 1000;

/** The result of a key that was found. */
export function findingResult(finding: Finding, { checkout }: ReportContext): Result {
  const { key, rule, severity, evidence, verdict, exposure, advice } = finding;
  const verdictText = verdictWords(verdict);
  const flow = threadFlow(finding, checkout);
  const since = exposure === null ? [] : [`It has been exposed for ${count(exposure.days, "day")}.`];
  const sentences = [
    `${plainText(key.redacted)} is ${whatItIs(finding)}, in ${count(finding.locations.length, "place")}.`,
    ...(verdictText === null ? [] : [`Asked: ${verdictText}.`]),
    ...since,
    `${whyWords(finding)}: ${evidence.map(plainText).join("; ")}.`,
    `What to do: ${advice.map((step, index) => `${index + 1}. ${stopped(plainText(step))}`).join(" ")}`,
  ];
  return {
    ...identify(rule, severity, finding.fingerprint, 1),
    message: { text: sentences.join(" ") },
    locations: locationsOf(finding, checkout),
    ...(flow.length === 0
      ? {}
      : {
          codeFlows: [
            {
              message: { text: "The way of the key through the history." },
              threadFlows: [{ id: "history", locations: flow }],
            },
          ],
        }),
    properties: {
      fingerprint: finding.fingerprint,
      kind: key.kind,
      verdict: verdict.status,
      places: finding.locations.length,
      ...(exposure === null ? {} : { days: exposure.days, stillIn: exposure.stillIn.map(plainText) }),
    },
  };
}

/**
 * The result of an ignored key: it has to be there, since GitHub closes and opens again what comes and goes.
 *
 * @param alsoOpen whether other places of the key are findings; the two results are told apart then
 */
export function suppressedResult(
  ignored: IgnoredKey,
  alsoOpen: boolean,
  { checkout }: ReportContext,
): Result {
  const { key, rule, severity, fingerprint, locations, ignores } = ignored;
  return {
    ...identify(rule, severity, fingerprint, alsoOpen ? 2 : 1),
    message: { text: `${plainText(key.redacted)} is ignored in ${count(locations.length, "place")}.` },
    locations: locationsOf(ignored, checkout),
    suppressions: ignores.map(({ by, reason }): Suppression => ({
      kind: by === "inline" ? "inSource" : "external",
      status: "accepted",
      justification: plainText(reason),
      properties: { by },
    })),
    properties: { fingerprint, kind: key.kind, places: locations.length },
  };
}

/** A step of advice as a sentence; some end with something to type, others with a stop. */
function stopped(step: string): string {
  return /[.…]$/u.test(step) ? step : `${step}.`;
}

/** The key alone identifies a result: an alert stays the same however the key moves. GitHub reads the first of the names. */
function identify(
  rule: Finding["rule"],
  severity: Finding["severity"],
  fingerprint: Finding["fingerprint"],
  part: 1 | 2,
): Pick<Result, "ruleId" | "ruleIndex" | "level" | "partialFingerprints"> {
  return {
    ruleId: rule,
    ruleIndex: RULE_IDS.indexOf(rule),
    level: severity,
    partialFingerprints: {
      primaryLocationLineHash: `${fingerprint.slice("kl1:".length)}:${part}`,
      "keylint/v1": `${fingerprint}:${part}`,
    },
  };
}

function locationsOf(
  { locations }: Pick<Finding, "locations">,
  checkout: ReportContext["checkout"],
): Result["locations"] {
  return todayFirst(locations)
    .slice(0, MAX_LOCATIONS)
    .map((location) => sarifLocation(location, checkout));
}
