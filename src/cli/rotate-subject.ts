import type { Finding } from "../model/finding.js";
import type { Report } from "../model/report.js";
import { findingOf, joinFindings } from "../rotate/find-key.js";
import { scan } from "../scan.js";
import type { Repository } from "../system/git/repository.js";

/** Where to look for a key. */
export interface RotatePlace {
  /** Absolute. */
  readonly root: string;
  /** Null outside of one: then there is no history. */
  readonly repository: Repository | null;
  /** Files to look into besides, relative to the root. */
  readonly beside: readonly string[];
}

/** A key that is to be replaced, as far as it was found. */
export interface RotateSubject {
  readonly finding: Finding | null;
  /** Of the scans that looked for it. */
  readonly reports: readonly Report[];
}

/**
 * Finds the key that a fingerprint, or the beginning of one, names: in files and, where none has it or that is wanted, in every
 * object of the repository. Ignores, the baseline and the configuration do not count: what is ignored is used, too.
 *
 * @param history `always`; `never`; or `missing`, where no file has it
 * @throws UserError where it is no fingerprint, or several keys begin so
 */
export async function findSubject(
  beginning: string,
  { root, repository, beside }: RotatePlace,
  history: "always" | "missing" | "never",
  signal: AbortSignal,
): Promise<RotateSubject> {
  // Checks it before anything is read.
  findingOf([], beginning);
  const all = { cwd: root, config: false, withIgnored: true, signal } as const;
  const isBare = repository !== null && repository.workTree === null;
  const inFiles = isBare ? null : await scan({ ...all, paths: [".", ...beside] });
  const found = findingOf(inFiles?.findings ?? [], beginning);
  const isWanted = history === "always" || (history === "missing" && found === null);
  const inHistory = repository !== null && isWanted ? await scan({ ...all, history: true }) : null;
  const reports = [inFiles, inHistory].filter((report) => report !== null);
  // The beginning may be that of a key that only the history has.
  const both = findingOf([...(inFiles?.findings ?? []), ...(inHistory?.findings ?? [])], beginning);
  const old = both === null ? null : findingOf(inHistory?.findings ?? [], both.fingerprint);
  return { finding: joinFindings(found, old), reports };
}
