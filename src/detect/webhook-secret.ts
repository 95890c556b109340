import type { TextCandidate } from "../model/candidate.js";
import { Key } from "../model/key.js";
import { isLeftBoundary } from "./left-boundary.js";
import { oursByEvidence } from "./pictify-evidence.js";
import { placeholderReason } from "./placeholder.js";
import type { Scene } from "./scene.js";

const PREFIXED = /whsec_([A-Za-z0-9+/_-]{16,128}={0,2})/g;
/** What is followed by `":` is the name of the next member, not the value of this one. */
const BY_NAME =
  /pictify_?webhook_?(?:signing_?)?secret(?:_(?:new|old|live|test|prod|dev))?\\{0,4}["'`]?\]?\s{0,20}(?::\s?string\s?)?(?:,|=>|:=|=|:)?\s{0,20}(?:["']?value["']?\s{0,4}[:=]\s{0,4})?(\\{0,4}["'`]?)\0?([A-Za-z0-9_+/=-]{16,200})(?![\w.([$]|\\{0,4}["'`]\s{0,20}(?::|=>))/gi;
/** Without quotes a word might be another variable; a secret has a digit. */
const UNQUOTED = /\d/u;

/**
 * Webhook signing secrets: `whsec_…` where the nearest evidence is Pictify's (Stripe, Svix and Clerk share the prefix), and
 * what is assigned to a name like `PICTIFY_WEBHOOK_SECRET`.
 */
export function findWebhookSecrets(scene: Scene): TextCandidate[] {
  const found: TextCandidate[] = [];
  for (const match of scene.text.matchAll(PREFIXED)) {
    const stretch = { start: match.index, end: match.index + match[0].length };
    if (!isLeftBoundary(scene.text, stretch.start)) continue;
    const ours = oursByEvidence(scene, stretch);
    if (ours !== null)
      found.push(candidate(match[0], match[1] ?? "", stretch.start, ours.evidence, ours.strength));
  }
  for (const match of scene.text.matchAll(BY_NAME)) {
    const [whole, quote = "", value = ""] = match;
    if (/^(?:whsec_|pk_(?:live|test)_|pic_live_)/u.test(value) || (quote === "" && !UNQUOTED.test(value)))
      continue;
    const start = match.index + whole.length - value.length;
    found.push(candidate(value, value, start, ["PICTIFY_WEBHOOK_SECRET in its name"], "strong"));
  }
  return found;
}

function candidate(
  value: string,
  body: string,
  start: number,
  evidence: readonly string[],
  strength: "strong" | "weak",
): TextCandidate {
  const reason = placeholderReason(body);
  return {
    key: new Key("webhook-secret", value),
    rule: "pictify-webhook-secret",
    judgement:
      reason === null
        ? { status: "ours", strength, evidence }
        : { status: "placeholder", evidence: [reason] },
    start,
    end: start + value.length,
  };
}
