import { resolveByRepository, type RepositoryWords } from "../detect/repository-evidence.js";
import type { Candidate } from "../model/candidate.js";

/** Decides a candidate that is unattributed by what its repository says of itself; any other comes back as it is. */
export function resolveUnattributed(candidate: Candidate, words: RepositoryWords): Candidate {
  const judgement = resolveByRepository(candidate.judgement, words);
  if (judgement === candidate.judgement) return candidate;
  return { ...candidate, judgement, rule: judgement.status === "ours" ? "pictify-key" : candidate.rule };
}
