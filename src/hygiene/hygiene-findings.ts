import { distinctLocations } from "../findings/sort-locations.js";
import type { Finding, KeptKey } from "../model/finding.js";
import type { Location } from "../model/location.js";
import { redact } from "../model/redact.js";
import type { HygieneRuleId, Severity } from "../model/rule.js";
import { agentConfigurationKey } from "./agent-config-key.js";
import type { Check, Surroundings, Violation } from "./check.js";
import { environmentMismatch } from "./environment-mismatch.js";
import { reusedKey } from "./reused-key.js";
import { publishedEnvironmentFile } from "./published-env-file.js";
import { trackedEnvironmentFile, unignoredEnvironmentFile } from "./environment-files.js";
import { clientSideKey } from "./client-side-key.js";
import { malformedKey } from "./malformed-key.js";
import { browserStorageKey, keyInUrl } from "./pages.js";
import { publicEnvironmentName } from "./public-env-name.js";

/** Every check by its rule. A new one is a file and a line here, and a page below docs/rules. */
const CHECKS: readonly Check[] = [
  trackedEnvironmentFile,
  unignoredEnvironmentFile,
  publishedEnvironmentFile,
  publicEnvironmentName,
  clientSideKey,
  browserStorageKey,
  keyInUrl,
  agentConfigurationKey,
  malformedKey,
  environmentMismatch,
  reusedKey,
];

/** What a configuration makes of the rules. */
type Settings = Readonly<Partial<Record<HygieneRuleId, "error" | "warning" | "off">>>;

/** How many pieces of evidence or advice a finding carries. */
const MOST = 8;

/**
 * What is wrong with how Pictify's keys are kept: one finding a rule and key, with all the places that it holds for. Worst first.
 *
 * @param keys with the places that nothing takes out of the findings
 * @param unread the same of environment files that git ignores
 * @param safePath how a path is shown
 */
export async function hygieneFindings(
  keys: readonly KeptKey[],
  unread: readonly KeptKey[],
  surroundings: Surroundings,
  settings: Settings,
  safePath: (path: string) => string,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const all = together(keys, unread);
  for (const { rule, check, includesUnread } of CHECKS) {
    const setting = settings[rule];
    if (setting === "off") continue;
    for (const key of includesUnread === true ? all : keys) {
      const violations = await check(key, surroundings);
      if (violations.length > 0) findings.push(findingOf(rule, key, violations, setting, safePath));
    }
  }
  return findings.sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

/** One entry a key, with its places in both lists. */
function together(keys: readonly KeptKey[], unread: readonly KeptKey[]): readonly KeptKey[] {
  if (unread.length === 0) return keys;
  const byFingerprint = new Map(keys.map((key) => [key.fingerprint, key]));
  for (const key of unread) {
    const known = byFingerprint.get(key.fingerprint);
    const candidates = [...(known?.candidates ?? []), ...key.candidates];
    byFingerprint.set(key.fingerprint, { ...key, candidates });
  }
  return [...byFingerprint.values()];
}

const RANK: Record<Severity, number> = { error: 0, warning: 1, note: 2 };

function findingOf(
  rule: HygieneRuleId,
  { key, fingerprint }: KeptKey,
  violations: readonly Violation[],
  setting: Severity | undefined,
  safePath: (path: string) => string,
): Finding {
  const [worst] = violations.map(({ severity }) => severity).sort((a, b) => RANK[a] - RANK[b]);
  const locations = violations.flatMap(({ places }) => places.map(({ location }) => location));
  const shown = speaker(locations, safePath);
  return {
    rule,
    severity: setting ?? worst ?? "warning",
    fingerprint,
    key,
    vendor: "pictify",
    evidence: firstOf(violations.flatMap(({ evidence }) => evidence.map(shown))),
    verdict: { status: "unchecked" },
    locations: distinctLocations(locations, safePath),
    exposure: null,
    advice: firstOf(violations.flatMap(({ advice }) => advice.map(shown))),
  };
}

/** How a text that repeats paths and words of a project is shown: without keys, in one line, without control characters. */
function speaker(
  locations: readonly Location[],
  safePath: (path: string) => string,
): (text: string) => string {
  const renamed = [...new Set(locations.map(({ path }) => path))].filter((path) => safePath(path) !== path);
  return (text) =>
    redact(renamed.reduce((rest, path) => rest.replaceAll(path, safePath(path)), text)).replaceAll(
      /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
      "?",
    );
}

function firstOf(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].slice(0, MOST);
}
