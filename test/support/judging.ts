import type { TextCandidate } from "../../src/model/candidate.js";
import { reveal } from "../../src/model/key.js";
import { detect } from "../../src/detect/detect.js";

/** How a candidate was judged, in a word or two: `ours`, `not-ours stripe`, `unattributed`, `placeholder`. */
export function verdictOf({ judgement }: TextCandidate): string {
  return judgement.status === "not-ours" ? `not-ours ${judgement.vendor}` : judgement.status;
}

/** How a key is judged at the one place where a text holds it; `absent` where it is not seen at all. */
export function judge(text: string, key: string, path = ""): string {
  const found = detect(text, { path }).find((candidate) => reveal(candidate.key) === key);
  return found === undefined ? "absent" : verdictOf(found);
}

/** The stretches of a text that were judged as Pictify's or as nobody's known. */
export function reported(text: string, path = ""): string[] {
  return detect(text, { path })
    .filter(({ judgement }) => judgement.status === "ours" || judgement.status === "unattributed")
    .map(({ start, end }) => text.slice(start, end));
}
