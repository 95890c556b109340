import type { TextCandidate } from "../model/candidate.js";
import { findHookUrls } from "./hook-url.js";
import type { Scene, Stretch } from "./scene.js";
import { findSessionCookies } from "./session-cookie.js";
import { findUnprefixedKeys } from "./unprefixed-key.js";
import { findWebhookSecrets } from "./webhook-secret.js";

const PICTIFY = /pictify/iu;

/**
 * The Pictify secrets without one of its key prefixes, each only where Pictify is spoken of; nothing at all where neither the
 * text nor the path names it. Sorted by start; none overlaps another or a prefixed key.
 */
export function findOtherSecrets(scene: Scene): TextCandidate[] {
  const isNamed = PICTIFY.test(scene.text);
  if (!isNamed && !PICTIFY.test(scene.path)) return [];
  const found = [
    ...findHookUrls(scene),
    ...findWebhookSecrets(scene),
    ...findSessionCookies(scene),
    // Those take a word close by.
    ...(isNamed ? findUnprefixedKeys(scene) : []),
  ].sort((a, b) => a.start - b.start);
  const kept: TextCandidate[] = [];
  for (const candidate of found) {
    const last = kept.at(-1);
    if ((last === undefined || last.end <= candidate.start) && !overlaps(scene.stretches, candidate))
      kept.push(candidate);
  }
  return kept;
}

function overlaps(sorted: readonly Stretch[], candidate: Stretch): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.end ?? Infinity) <= candidate.start) low = middle + 1;
    else high = middle;
  }
  return (sorted[low]?.start ?? Infinity) < candidate.end;
}
