import { detect } from "../detect/detect.js";
import { fingerprint } from "../findings/fingerprint.js";
import { UserError } from "../model/errors.js";
import type { Finding } from "../model/finding.js";
import type { Key } from "../model/key.js";

const BEGINNING = /^kl1:[0-9a-f]{6,32}$/u;

/**
 * The finding that a fingerprint, or the beginning of one, names. Where a key is in files and in the history, it is one finding.
 *
 * @param findings about keys and how they are kept; of a key the first counts
 * @returns null where none has it
 * @throws UserError where it is no fingerprint, or several keys begin so
 */
export function findingOf(findings: readonly Finding[], beginning: string): Finding | null {
  if (!BEGINNING.test(beginning))
    throw new UserError(
      `${beginning.slice(0, 40)}: not a fingerprint: copy it from a report, kl1: and 32 digits, of which 6 may do`,
    );
  const found = new Map<string, Finding>();
  for (const finding of findings.filter(({ fingerprint }) => fingerprint.startsWith(beginning)))
    if (!found.has(finding.fingerprint)) found.set(finding.fingerprint, finding);
  const several = [...found.values()];
  if (several.length > 1) {
    const first = several.slice(0, 3).map(({ fingerprint, key }) => `${fingerprint} (${key.redacted})`);
    const more = several.length > first.length ? ` and ${several.length - first.length} more` : "";
    throw new UserError(`${beginning}: several keys begin so: write more of it: ${first.join(", ")}${more}`);
  }
  return several[0] ?? null;
}

/** A key's finding in files, with what the history tells of it. */
export function joinFindings(inFiles: Finding | null, inHistory: Finding | null): Finding | null {
  if (inFiles === null || inHistory === null) return inFiles ?? inHistory;
  const { exposure, keepers = [] } = inHistory;
  return { ...inFiles, exposure, keepers, locations: [...inFiles.locations, ...inHistory.locations] };
}

/** The key of the environment that a fingerprint names; null where none does. One that is gone from the files is kept there. */
export function keyInEnvironment(environment: NodeJS.ProcessEnv, beginning: string): Key | null {
  for (const [name, value = ""] of Object.entries(environment)) {
    // Pictify's name is in no value; that of the variable is the user's own.
    for (const { key, judgement } of detect(`PICTIFY_API_KEY=${value}`, { path: name })) {
      if (judgement.status === "ours" && fingerprint(key).startsWith(beginning)) return key;
    }
  }
  return null;
}
