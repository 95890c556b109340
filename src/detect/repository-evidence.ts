import type { Judgement } from "../model/candidate.js";
import { evidenceIn } from "./evidence-index.js";

/** What a repository says about whose keys it may hold. */
export interface RepositoryWords {
  /** Names of the packages that it depends on, as its manifests write them. */
  readonly dependencies: readonly string[];
  /** Names of environment variables that its files set or read. */
  readonly envNames: readonly string[];
}

/**
 * Decides an unattributed key by the repository as a whole: Pictify's where only Pictify is there (weak), another vendor's
 * where exactly one is there whose grammar fits, and Pictify is not. Any other judgement, and one whose name and form
 * disagree, comes back as it is. Pure.
 */
export function resolveByRepository(judgement: Judgement, words: RepositoryWords): Judgement {
  if (judgement.status !== "unattributed" || judgement.disputed === true) return judgement;
  const found = new Map<string, string>();
  const collect = (names: readonly string[], where: string) => {
    for (const name of names) {
      for (const evidence of evidenceIn(name)) {
        if (!found.has(evidence.vendor))
          found.set(evidence.vendor, `${evidence.words} in the repository's ${where}`);
      }
    }
  };
  collect(words.dependencies, "dependencies");
  collect(words.envNames, "environment names");

  const ours = found.get("pictify");
  const others = judgement.fits.filter((vendor) => found.has(vendor));
  const [other] = others;
  if (ours !== undefined && other === undefined)
    return { status: "ours", strength: "weak", evidence: [ours] };
  if (ours === undefined && other !== undefined && others.length === 1) {
    return { status: "not-ours", vendor: other, evidence: [found.get(other) ?? other] };
  }
  return judgement;
}
