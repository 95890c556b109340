import type { TextCandidate } from "../model/candidate.js";
import { Key } from "../model/key.js";
import { isLeftBoundary } from "./left-boundary.js";
import { oursByEvidence } from "./pictify-evidence.js";
import { placeholderReason } from "./placeholder.js";
import type { Scene } from "./scene.js";

/** As a header has it, a cookies.txt, a map of cookies, a list of two, a browser's export. */
const COOKIE =
  /(?<!-)auth-token(?:=|\t|["']\s{0,4}[:,]\s{0,4}["']|["']\s{0,4},\s{0,40}["']value["']\s{0,4}:\s{0,4}["'])([0-9A-Z]{10})(?![\w-])/g;

/** Session cookies of Pictify's dashboard, where the nearest evidence is Pictify's. The key is written `auth-token=…`. */
export function findSessionCookies(scene: Scene): TextCandidate[] {
  const found: TextCandidate[] = [];
  for (const match of scene.text.matchAll(COOKIE)) {
    const [whole, code = ""] = match;
    const stretch = { start: match.index, end: match.index + whole.length };
    if (!isLeftBoundary(scene.text, stretch.start)) continue;
    const ours = oursByEvidence(scene, stretch);
    if (ours === null) continue;
    const reason = placeholderReason(code, "upper");
    found.push({
      key: new Key("session-cookie", `auth-token=${code}`),
      rule: "pictify-session-cookie",
      judgement: reason === null ? ours : { status: "placeholder", evidence: [reason] },
      ...stretch,
    });
  }
  return found;
}
