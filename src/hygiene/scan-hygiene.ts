import { collectFindings } from "../findings/collect.js";
import type { Ignores } from "../findings/suppress.js";
import type { Finding, KeptKey } from "../model/finding.js";
import { hygieneFindings } from "./hygiene-findings.js";
import { Project } from "./project.js";
import { unreadCandidates } from "./unread-files.js";

/** What was scanned, as far as it matters to how keys are kept. */
export interface ScannedPlace {
  /** Absolute; null where no files were scanned but what git holds. */
  readonly root: string | null;
  /** Paths of manifests, Dockerfiles and environment files among what was read. */
  readonly files: readonly string[];
  readonly isExcluded: (path: string) => boolean;
}

/** The rules that look at environment files that git ignores. */
const UNREAD_RULES = ["published-env-file", "public-env-name", "client-side-key"] as const;

/** What is wrong with how the keys that a scan found are kept, and with what is published from where it looked. */
export async function scanHygiene(
  kept: readonly KeptKey[],
  { root, files, isExcluded }: ScannedPlace,
  ignores: Ignores,
  safePath: (path: string) => string,
): Promise<readonly Finding[]> {
  if (root === null) {
    return hygieneFindings(kept, [], { project: null, files: [] }, ignores.rules, safePath);
  }
  const project = new Project(root);
  const isOff = UNREAD_RULES.every((rule) => ignores.rules[rule] === "off");
  const unread = isOff ? [] : unreadCandidates(root, files, project, isExcluded);
  const unreadKept = unread.length === 0 ? [] : collectFindings(unread, ignores, safePath).kept;
  return hygieneFindings(kept, unreadKept, { project, files }, ignores.rules, safePath);
}
