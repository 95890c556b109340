import type { Judgement, TextCandidate } from "../model/candidate.js";
import { Key } from "../model/key.js";
import { attributeByEvidence, attributeByForm, attributeShort, fitsOf } from "./attribute.js";
import { FULL_LENGTH } from "./full-length.js";
import { elision } from "./elision.js";
import { findKeys, type PrefixedKey } from "./find-keys.js";
import { findOtherSecrets } from "./other-secrets.js";
import { placeholderReason } from "./placeholder.js";
import { publishedSample } from "./published-samples.js";
import { Scene } from "./scene.js";

/** What is known of a text besides its characters. */
export interface DetectOptions {
  /** Relative to the scanned root, with `/` on every system; empty where it is not known. */
  readonly path: string;
}

/** Below this length a body is never a key. */
const SHORTEST = 8;

/**
 * Everything in a text that has the form of a key, judged: ours, unattributed, another vendor's, placeholder. Sorted by
 * start, without overlaps. Pure, and linear in the length of the text whatever it holds.
 */
export function detect(text: string, options: DetectOptions): TextCandidate[] {
  const keys = findKeys(text);
  const scene = new Scene(text, options.path, keys);
  const candidates = keys.map((key) => {
    const judgement = judge(scene, key);
    return {
      key: new Key(key.environment, text.slice(key.start, key.end)),
      rule: judgement.status === "unattributed" ? ("unattributed-key" as const) : ("pictify-key" as const),
      judgement,
      start: key.start,
      end: key.end,
    };
  });
  const others = findOtherSecrets(scene);
  return others.length === 0 ? candidates : [...candidates, ...others].sort((a, b) => a.start - b.start);
}

/** Cheap tests first: what they settle never has anything looked up around it. */
function judge(scene: Scene, key: PrefixedKey): Judgement {
  const { body } = key;
  if (body.length < SHORTEST) return placeholder("too short for a key");
  const partial = elision(scene.text, key);
  if (partial !== null) return placeholder(partial);
  if (body.length < FULL_LENGTH) {
    const reason = placeholderReason(body);
    if (reason !== null) return placeholder(reason);
    return (
      attributeShort(scene, key) ?? placeholder("too short for a key, and Pictify is not named close by")
    );
  }
  const sample = publishedSample(scene.text.slice(key.start, key.end));
  if (sample !== null) return sample;
  const fits = fitsOf(key);
  const byForm = attributeByForm(scene, key, fits);
  if (byForm !== null) return byForm;
  const reason = placeholderReason(body);
  return reason === null ? attributeByEvidence(scene, key, fits) : placeholder(reason);
}

function placeholder(reason: string): Judgement {
  return { status: "placeholder", evidence: [reason] };
}
