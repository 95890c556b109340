import type { Explanation, Finding, Suppression } from "../model/finding.js";

/** A finding as the contract has it. */
export function findingJson(finding: Finding): object {
  return {
    rule: finding.rule,
    severity: finding.severity,
    fingerprint: finding.fingerprint,
    key: finding.key.toJSON(),
    vendor: finding.vendor,
    evidence: finding.evidence,
    verdict: finding.verdict,
    locations: finding.locations,
    exposure: finding.exposure,
    advice: finding.advice,
  };
}

/** Something that is no finding, and why. */
export function explanationJson({ key, verdict, vendor, evidence, locations }: Explanation): object {
  return { key: key.toJSON(), verdict, vendor, evidence, locations };
}

/** An ignored place as the contract has it. */
export function suppressionJson({ fingerprint, by, reason }: Suppression): object {
  return { fingerprint, by, reason };
}
