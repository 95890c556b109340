import { hasMissingKeys, pruneIgnores } from "../findings/ignore-command.js";
import { UserError } from "../model/errors.js";
import { scan } from "../scan.js";
import { locateRepository } from "../system/git/locate-repository.js";
import type { ScanOptions } from "../options.js";

/**
 * Carries out `keylint ignore prune`: looks for the keys in the folder; then, where an entry would go for want of its key, also in
 * what is ignored and in the whole history, which `--history` would find it in.
 *
 * @returns what was removed, one a line
 */
export async function runIgnorePrune(folder: string, signal: AbortSignal): Promise<string[]> {
  const present = new Set(await keysIn({ paths: [folder], signal }, "keylint scan"));
  if (hasMissingKeys(folder, present)) {
    for (const key of await keysIn({ paths: [folder], signal, withIgnored: true }, "keylint scan"))
      present.add(key);
    const hasHistory = locateRepository(folder) !== null;
    if (hasHistory && hasMissingKeys(folder, present)) {
      const history = { paths: [folder], signal, history: true, withIgnored: true };
      for (const key of await keysIn(history, "keylint scan --history")) present.add(key);
    }
  }
  const removed = pruneIgnores(folder, present);
  return removed.length === 0 ? ["nothing to remove: every entry's key is still there"] : removed;
}

/** Fingerprints of all keys that a scan finds, ignored or not. */
async function keysIn(options: ScanOptions, command: string): Promise<readonly string[]> {
  const { coverage, findings, suppressed } = await scan(options);
  if (coverage.incomplete.length > 0) {
    throw new UserError(
      `not everything could be read, so no key can be said to be gone: mend what ${command} names`,
    );
  }
  return [...findings, ...suppressed].map(({ fingerprint }) => fingerprint);
}
