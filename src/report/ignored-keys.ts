import type { Suppression } from "../model/finding.js";
import type { Location } from "../model/location.js";

/** A key of which places are ignored, with all of those places. */
export interface IgnoredKey extends Pick<Suppression, "fingerprint" | "rule" | "severity" | "key"> {
  readonly locations: readonly Location[];
  /** What ignores it, each once. */
  readonly ignores: readonly Pick<Suppression, "by" | "reason">[];
}

/** Puts the ignored places of each key together, in the order in which they come. */
export function ignoredKeys(suppressed: readonly Suppression[]): readonly IgnoredKey[] {
  const keys = new Map<
    string,
    IgnoredKey & { locations: Location[]; ignores: IgnoredKey["ignores"][number][] }
  >();
  for (const { fingerprint, rule, severity, key, location, by, reason } of suppressed) {
    const id = `${rule} ${fingerprint}`;
    const ignored = keys.get(id) ?? { fingerprint, rule, severity, key, locations: [], ignores: [] };
    keys.set(id, ignored);
    ignored.locations.push(location);
    if (ignored.ignores.every((other) => other.by !== by || other.reason !== reason))
      ignored.ignores.push({ by, reason });
  }
  return [...keys.values()];
}
