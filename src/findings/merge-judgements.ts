import type { Candidate, Judged, Judgement } from "../model/candidate.js";
import { type Key, reveal } from "../model/key.js";

/** Every place of one key, and what was decided of the key as a whole. */
export interface JudgedKey<Place extends Judged = Candidate> {
  readonly key: Key;
  readonly candidates: readonly Place[];
  readonly judgement: Judgement;
}

/** Which of several judgements of the same key counts: what one place tells holds for all of them. */
const WEIGHT: Record<Judgement["status"], number> = {
  ours: 3,
  placeholder: 2,
  "not-ours": 1,
  unattributed: 0,
};

/** How many pieces of evidence a finding carries. */
const MAX_EVIDENCE = 5;

/**
 * Groups candidates by key and judges each key once: Pictify's where one place says so; another vendor's or a placeholder
 * where one place says that and no place speaks of Pictify; unattributed only where no place tells anything.
 */
export function mergeJudgements<Place extends Judged>(candidates: Iterable<Place>): JudgedKey<Place>[] {
  const byValue = new Map<string, { readonly key: Key; readonly candidates: Place[] }>();
  for (const candidate of candidates) {
    const value = reveal(candidate.key);
    const group = byValue.get(value);
    if (group === undefined) byValue.set(value, { key: candidate.key, candidates: [candidate] });
    else group.candidates.push(candidate);
  }
  return [...byValue.values()].map((group) => ({ ...group, judgement: judgementOf(group.candidates) }));
}

function judgementOf(group: readonly Judged[]): Judgement {
  const decisive = group
    .map(({ judgement }) => judgement)
    .reduce((best, judgement) => (WEIGHT[judgement.status] > WEIGHT[best.status] ? judgement : best));
  const evidence = new Set<string>();
  for (const { judgement } of group) {
    if (judgement.status !== decisive.status) continue;
    for (const words of judgement.evidence) if (evidence.size < MAX_EVIDENCE) evidence.add(words);
  }
  if (decisive.status !== "ours") return { ...decisive, evidence: [...evidence] };
  const { strength } = decisive;
  return { status: "ours", strength, evidence: [...evidence], ...(isTied(group) ? { isTied: true } : {}) };
}

/** No vendor, but a public name, which a Pictify key is given too where it is leaked to browsers. */
const UNKNOWN_PUBLISHABLE = "unknown-publishable";

/** Whether one place ties a key to Pictify and none says that it is another vendor's, by name or form. */
function isTied(group: readonly Judged[]): boolean {
  return (
    group.some(({ judgement }) => judgement.status === "ours" && judgement.isTied === true) &&
    !group.some(
      ({ judgement }) => judgement.status === "not-ours" && judgement.vendor !== UNKNOWN_PUBLISHABLE,
    )
  );
}
