import type { Explanation, Finding, Suppression, Verdict } from "../model/finding.js";
import type { Location } from "../model/location.js";
import { redact } from "../model/redact.js";

/** A finding as the contract has it. */
export function findingJson(finding: Finding): object {
  return {
    rule: finding.rule,
    severity: finding.severity,
    fingerprint: finding.fingerprint,
    key: finding.key.toJSON(),
    vendor: finding.vendor,
    evidence: finding.evidence.map(redact),
    verdict: verdictJson(finding.verdict),
    locations: finding.locations.map(locationJson),
    exposure: finding.exposure,
    advice: finding.advice,
  };
}

/** What the API said, as the contract has it. Its words are keylint's own, but a header of an answer may be anything. */
function verdictJson(verdict: Verdict): object {
  return {
    ...verdict,
    ...(verdict.reason === undefined ? {} : { reason: redact(verdict.reason) }),
    ...(verdict.plan === undefined ? {} : { plan: redact(verdict.plan) }),
  };
}

/** A place as the contract has it; a path or member that holds a key is redacted. */
export function locationJson({ path, start, end, origin, encodings }: Location): object {
  return { path: redact(path), start, end, origin, encodings: encodings.map(redact) };
}

/** Something that is no finding, and why. */
export function explanationJson({ key, verdict, vendor, evidence, locations }: Explanation): object {
  return {
    key: key.toJSON(),
    verdict,
    vendor,
    evidence: evidence.map(redact),
    locations: locations.map(locationJson),
  };
}

/** An ignored place as the contract has it. */
export function suppressionJson({ fingerprint, by, reason }: Suppression): object {
  return { fingerprint, by, reason: redact(reason) };
}
