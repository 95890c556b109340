import { evidenceIn } from "../detect/evidence-index.js";

/** What of a path can tell whose a key is: content is judged alike at all paths that have this in common. */
export function pathSignature(path: string): string {
  return evidenceIn(path)
    .map(({ vendor, strength, words }) => `${vendor} ${strength} ${words}`)
    .join("\0");
}
