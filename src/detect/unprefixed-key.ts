import type { Judgement, TextCandidate } from "../model/candidate.js";
import { Key } from "../model/key.js";
import { isLeftBoundary } from "./left-boundary.js";
import { nearbyEvidence, type NearbyEvidence } from "./nearby-evidence.js";
import { phrase } from "./phrase.js";
import { placeholderReason } from "./placeholder.js";
import type { Scene, Stretch } from "./scene.js";
import { isTied } from "./tie.js";

const HEX_RUN = /[0-9a-f]{64}/g;
const GOES_ON = /[\w-]/u;
/** Words on the line that say that 64 hex digits are a hash. */
const VETO =
  /sha-?(?:1|256|384|512)|md5|digest|integrity|checksum|(?<![a-z])oid(?![a-z])|hash|signature|etag|(?<![a-z])(?:commit|blob|revision|fingerprint)(?![a-z])/iu;
const BEARER = /\bbearer(?:\s{1,4}|%20|\+)$/iu;
/** Names that say no more than "the key of the service that is spoken of". */
const GENERIC_NAME =
  /^(?:[\w$-]+[.:]{1,2}){0,5}(?:x-)?(?:(?:api|access|auth|bearer)[_-]?)?(?:key|token|authorization|bearer)$/iu;
const KEY_NAME = /key|token|secret|auth|bearer|credential|pictify(?:::client)?(?:\.new)?$|client$/iu;
const BARE_NAME = /^(?:key|value)$/iu;

/**
 * Keys as the older back end minted them, 64 lower-case hex digits: only with strong Pictify evidence close by, in a place for
 * keys (a bearer, a token, a constructor, an API key's name), and never on a line that speaks of hashes.
 */
export function findUnprefixedKeys(scene: Scene): TextCandidate[] {
  const found: TextCandidate[] = [];
  for (const match of scene.text.matchAll(HEX_RUN)) {
    const stretch = { start: match.index, end: match.index + match[0].length };
    if (!isLeftBoundary(scene.text, stretch.start) || GOES_ON.test(scene.text[stretch.end] ?? "")) continue;
    if (isVetoed(scene, stretch)) continue;
    const reason = placeholderReason(match[0]);
    const judgement: Judgement | null =
      reason === null ? judge(scene, stretch) : { status: "placeholder", evidence: [reason] };
    // A stand-in is only worth a word where a key would have been one.
    if (judgement === null || (reason !== null && judge(scene, stretch) === null)) continue;
    found.push({ key: new Key("unprefixed", match[0]), rule: "pictify-key", judgement, ...stretch });
  }
  return found;
}

function isVetoed(scene: Scene, stretch: Stretch): boolean {
  const line = scene.lines.at(stretch.start);
  const from = Math.max(scene.lines.start(line), stretch.start - 400);
  const to = Math.min(scene.lines.start(line + 1), stretch.end + 200);
  return VETO.test(scene.text.slice(from, stretch.start)) || VETO.test(scene.text.slice(stretch.end, to));
}

function judge(scene: Scene, stretch: Stretch): Judgement | null {
  const nearby = strongPictify(scene, stretch);
  if (nearby === null || !isPlaceForKeys(scene, stretch, nearby)) return null;
  const evidence = [phrase(scene, stretch, nearby)];
  return {
    status: "ours",
    strength: "strong",
    evidence,
    ...(isTied(scene, stretch) ? { isTied: true } : {}),
  };
}

function strongPictify(scene: Scene, stretch: Stretch): NearbyEvidence | null {
  for (const nearby of nearbyEvidence(scene, stretch)) {
    if (nearby.evidence.vendor !== "pictify" || nearby.place === "other-key") return null;
    if (nearby.evidence.strength === "strong") return nearby;
  }
  return null;
}

function isPlaceForKeys(scene: Scene, stretch: Stretch, nearby: NearbyEvidence): boolean {
  const left = scene.text.slice(Math.max(0, stretch.start - 60), stretch.start);
  if (BEARER.test(left)) return true;
  const name = scene.nameOf(stretch)?.name;
  if (nearby.place === "name") return name !== undefined && KEY_NAME.test(name);
  if (name === undefined) return nearby.place === "line" && KEY_NAME.test(left);
  return GENERIC_NAME.test(name) && (nearby.place === "line" || !BARE_NAME.test(name));
}
