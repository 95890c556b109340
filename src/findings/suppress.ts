import type { RuleSetting } from "../options.js";
import type { Candidate } from "../model/candidate.js";
import type { Fingerprint, Suppression } from "../model/finding.js";
import { redact } from "../model/redact.js";
import type { RuleId } from "../model/rule.js";
import { type IgnoreEntry, isExpired, pathFilter } from "./ignore-entry.js";

/** Everything that can take a place out of the findings. */
export interface Ignores {
  readonly ignoreFile: readonly IgnoreEntry[];
  readonly baseline: readonly IgnoreEntry[];
  /** The way from the folder of the ignore file to the scanned root: empty, or ending with `/`. */
  readonly pathPrefix: string;
  readonly rules: Readonly<Partial<Record<RuleId, RuleSetting>>>;
  /** Whether inline ignores count at all. */
  readonly inline: boolean;
  /** Whether inline ignores of other scanners count. */
  readonly foreignIgnores: boolean;
  /** The day, as YYYY-MM-DD, that decides which entries have expired. */
  readonly today: string;
}

type Entries = ReadonlyMap<Fingerprint, readonly { reason: string; speaksOf: (path: string) => boolean }[]>;

function index(entries: readonly IgnoreEntry[], day: string): Entries {
  const map = new Map<Fingerprint, { reason: string; speaksOf: (path: string) => boolean }[]>();
  for (const entry of entries) {
    if (isExpired(entry, day)) continue;
    const list = map.get(entry.fingerprint) ?? [];
    list.push({ reason: entry.reason, speaksOf: pathFilter(entry.path) });
    map.set(entry.fingerprint, list);
  }
  return map;
}

/** Decides for each place of a key whether something takes it out: null, or what does. */
export type Suppressor = (
  candidate: Candidate,
  fingerprint: Fingerprint,
  rule: RuleId,
) => Pick<Suppression, "fingerprint" | "by" | "reason"> | null;

/** Prepares the decision for a whole run. An inline ignore counts before the file, the file before the baseline. */
export function suppressor(ignores: Ignores): Suppressor {
  const ignoreFile = index(ignores.ignoreFile, ignores.today);
  const baseline = index(ignores.baseline, ignores.today);
  return (candidate, fingerprint, rule) => {
    const { ignore, location } = candidate;
    if (
      ignores.inline &&
      ignore !== null &&
      (ignore.marker.startsWith("keylint:") || ignores.foreignIgnores)
    ) {
      return { fingerprint, by: "inline", reason: redact(ignore.reason) };
    }
    for (const [by, entries] of [
      ["ignore-file", ignoreFile],
      ["baseline", baseline],
    ] as const) {
      const entry = entries
        .get(fingerprint)
        ?.find(({ speaksOf }) => speaksOf(ignores.pathPrefix + location.path));
      if (entry !== undefined) return { fingerprint, by, reason: redact(entry.reason) };
    }
    if (ignores.rules[rule] === "off") {
      return { fingerprint, by: "config", reason: `the rule ${rule} is off` };
    }
    return null;
  };
}
