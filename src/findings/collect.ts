import { adviceFor } from "../advise/advice.js";
import type { Candidate, Judgement } from "../model/candidate.js";
import type { Explanation, Finding, KeptKey, Suppression } from "../model/finding.js";
import type { Location } from "../model/location.js";
import type { KeyRuleId, Severity } from "../model/rule.js";
import { fingerprint } from "./fingerprint.js";
import { type JudgedKey, mergeJudgements } from "./merge-judgements.js";
import { defaultSeverity } from "./severity.js";
import { compareFindings, compareFirst } from "./sort-findings.js";
import { distinctLocations } from "./sort-locations.js";
import { type Ignores, suppressor, type Suppressor } from "./suppress.js";

interface KeyFinding extends Finding {
  readonly rule: KeyRuleId;
}

/** What candidates come to when they are put together. */
export interface Collected {
  /** Worst first, then by first place. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppression[];
  /** Distinct keys of each vendor, most first. */
  readonly notOurs: readonly { readonly vendor: string; readonly count: number }[];
  /** Distinct placeholders. */
  readonly placeholders: number;
  readonly explanations: readonly Explanation[];
  /** Pictify's keys with the places that nothing takes out of the findings. */
  readonly kept: readonly KeptKey[];
}

/**
 * Puts candidates together: one finding a key and rule with all its places, less what is ignored.
 *
 * @param safePath how a path is shown
 */
export function collectFindings(
  candidates: readonly Candidate[],
  ignores: Ignores,
  safePath: (path: string) => string,
): Collected {
  const suppress = suppressor(ignores);
  const findings: KeyFinding[] = [];
  const suppressed: Suppression[] = [];
  const explanations: Explanation[] = [];
  const kept: KeptKey[] = [];
  const notOurs = new Map<string, number>();
  let placeholders = 0;
  for (const judged of mergeJudgements(candidates)) {
    const { judgement } = judged;
    switch (judgement.status) {
      case "ours":
      case "unattributed": {
        const places = keptPlaces(judged, ignores, suppress, suppressed, safePath);
        if (places.length === 0) break;
        findings.push(findingOf(judged, places, ignores, safePath));
        if (judgement.status === "ours")
          kept.push({ key: judged.key, fingerprint: fingerprint(judged.key), candidates: places });
        break;
      }
      case "not-ours":
        notOurs.set(judgement.vendor, (notOurs.get(judgement.vendor) ?? 0) + 1);
        explanations.push(explain(judged, judgement.vendor, safePath));
        break;
      case "placeholder":
        placeholders++;
        explanations.push(explain(judged, null, safePath));
    }
  }
  return {
    findings: findings.sort(compareFindings),
    suppressed,
    notOurs: [...notOurs].map(([vendor, count]) => ({ vendor, count })).sort((a, b) => b.count - a.count),
    placeholders,
    explanations: explanations.sort((a, b) => compareFirst(a.locations, b.locations)),
    kept,
  };
}

function ruleOf({ candidates, judgement }: JudgedKey): KeyRuleId {
  if (judgement.status === "unattributed") return "unattributed-key";
  return candidates.find(({ rule }) => rule !== "unattributed-key")?.rule ?? "pictify-key";
}

function keptPlaces(
  judged: JudgedKey,
  ignores: Ignores,
  suppress: Suppressor,
  suppressed: Suppression[],
  safePath: (path: string) => string,
): Candidate[] {
  const rule = ruleOf(judged);
  const kept: Candidate[] = [];
  const seen = new Set<string>();
  for (const candidate of judged.candidates) {
    const place = suppress(candidate, fingerprint(candidate.key), rule);
    if (place === null) {
      kept.push(candidate);
      continue;
    }
    const id = `${place.by}\0${place.reason}\0${JSON.stringify(candidate.location)}`;
    if (!seen.has(id)) {
      const location = { ...candidate.location, path: safePath(candidate.location.path) };
      suppressed.push({ ...place, rule, severity: severityOf(judged, ignores), key: judged.key, location });
    }
    seen.add(id);
  }
  return kept;
}

function findingOf(
  judged: JudgedKey,
  places: readonly Candidate[],
  ignores: Ignores,
  safePath: (path: string) => string,
): KeyFinding {
  const rule = ruleOf(judged);
  const { key } = judged;
  return {
    rule,
    severity: severityOf(judged, ignores),
    fingerprint: fingerprint(key),
    key,
    vendor: judged.judgement.status === "ours" ? "pictify" : null,
    ...attributionOf(judged.judgement),
    evidence: judged.judgement.evidence,
    verdict: { status: "unchecked" },
    locations: locationsOf(places, safePath),
    exposure: null,
    advice: adviceFor(rule, key.kind),
  };
}

function attributionOf(judgement: Judgement): Pick<Finding, "attribution"> {
  if (judgement.status !== "ours") return {};
  return { attribution: judgement.isTied === true ? "certain" : "likely" };
}

function severityOf(judged: JudgedKey, ignores: Ignores): Severity {
  const rule = ruleOf(judged);
  const setting = ignores.rules[rule];
  return setting === undefined || setting === "off" ? defaultSeverity(rule, judged.key.kind) : setting;
}

function explain(
  { key, candidates, judgement }: JudgedKey,
  vendor: string | null,
  safePath: (path: string) => string,
): Explanation {
  return {
    key,
    verdict: vendor === null ? "placeholder" : "not-ours",
    vendor,
    evidence: judgement.evidence,
    locations: locationsOf(candidates, safePath),
  };
}

function locationsOf(candidates: readonly Candidate[], safePath: (path: string) => string): Location[] {
  return distinctLocations(
    candidates.map(({ location }) => location),
    safePath,
  );
}
