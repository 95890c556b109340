import type { NearbyEvidence } from "./nearby-evidence.js";
import type { Scene, Stretch } from "./scene.js";

const BEARER = /\bbearer(?:\s{1,4}|%20|\+)$/iu;
const HEADER_NAME = /(?:^|[."'])(?:authorization|x-api-key)$/iu;
const HOST = /^[\w-]+(?:\.[\w-]+)*\.(?:io|com|co|jp|me|link|app)$/iu;
const URL_START = /(?:\/\/|\bhost:\s?)[\w.-]{0,40}$/iu;

/** Whether a value is sent in a header that authenticates: a bearer, or `X-API-Key`. */
export function isAuthenticationHeader(scene: Scene, stretch: Stretch): boolean {
  const left = scene.text.slice(Math.max(0, stretch.start - 12), stretch.start);
  return BEARER.test(left) || HEADER_NAME.test(scene.nameOf(stretch)?.name ?? "");
}

/**
 * Of the words around a key in a header, the nearest, to whichever side, that is a host: a header proves nothing, the host that
 * it is sent to decides. Null where no host is near.
 */
export function calledHost(
  scene: Scene,
  stretch: Stretch,
  nearby: readonly NearbyEvidence[],
): NearbyEvidence | null {
  let nearest: NearbyEvidence | null = null;
  let shortest = Infinity;
  for (const each of nearby) {
    const { start, end, words } = each.evidence;
    const before = scene.text.slice(Math.max(0, start - 50), start);
    if (each.place === "other-key" || !(HOST.test(words) || URL_START.test(before))) continue;
    const distance = start < stretch.start ? stretch.start - end : start - stretch.end;
    if (distance >= shortest) continue;
    nearest = each;
    shortest = distance;
  }
  return nearest;
}
