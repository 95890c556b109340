import type { Judgement } from "../model/candidate.js";
import { fittingVendors, type Fit } from "../vendors/registry.js";
import type { Evidence } from "./evidence-index.js";
import type { PrefixedKey } from "./find-keys.js";
import { calledHost, isAuthenticationHeader } from "./called-host.js";
import { nearbyEvidence, type NearbyEvidence } from "./nearby-evidence.js";
import { phrase } from "./phrase.js";
import { isPublicName } from "./public-name.js";
import type { Scene } from "./scene.js";

/** From this length on a body is a key on its own; below, only where Pictify is named close by. */
export const FULL_LENGTH = 16;

const UNKNOWN_PUBLISHABLE = "unknown-publishable";
const PICTIFY = "pictify";

/**
 * Whose key it is, by its form alone: another vendor's, where the form is conclusive, which beats every name; else null.
 * `scene` tells apart vendors that share a conclusive form.
 */
export function attributeByForm(scene: Scene, key: PrefixedKey, fits: readonly Fit[]): Judgement | null {
  const conclusive = fits.filter((fit) => fit.confidence === "conclusive");
  const first = conclusive[0];
  if (first === undefined) return null;
  if (conclusive.length > 1) {
    for (const nearby of nearbyEvidence(scene, key)) {
      if (conclusive.some((fit) => fit.vendor === nearby.evidence.vendor)) {
        return { status: "not-ours", vendor: nearby.evidence.vendor, evidence: [phrase(scene, key, nearby)] };
      }
    }
  }
  return {
    status: "not-ours",
    vendor: first.vendor,
    evidence: [`only ${nameOf(first.vendor)} keys have this form`],
  };
}

/**
 * Whose key it is, by what stands around it (lookalikes.md, "Order of decision", 5 to 7): the nearest evidence whose vendor's
 * grammar fits, then a likely form, the path, the whole text. `unattributed` where nothing tells.
 */
export function attributeByEvidence(scene: Scene, key: PrefixedKey, fits: readonly Fit[]): Judgement {
  const takesPart = (evidence: Evidence) =>
    evidence.vendor === PICTIFY || fits.some((fit) => fit.vendor === evidence.vendor);
  const named = namedEvidence(scene, key);
  const byName = named.find(({ evidence }) => takesPart(evidence));
  if (byName !== undefined) return judged(scene, key, byName);
  const name = scene.nameOf(key)?.name ?? "";
  const isPublic = isPublicName(name);
  const disagreeing = named[0];
  if (disagreeing !== undefined && !isPublic) {
    const { words, vendor } = disagreeing.evidence;
    return {
      ...unattributed(fits, `${words} in the name, but not the form of a ${vendor} key`),
      disputed: true,
    };
  }
  const nearest = decisiveEvidence(scene, key, takesPart);
  // A public name outweighs Pictify's unless its host, package or constructor stands on the very line.
  if (nearest !== undefined && !(isPublic && isPictifyBeyondLine(nearest)))
    return judged(scene, key, nearest);
  if (isPublic) {
    return { status: "not-ours", vendor: UNKNOWN_PUBLISHABLE, evidence: ["its name says that it is public"] };
  }
  return byLikelyForm(fits) ?? byPath(scene, takesPart) ?? byText(scene, fits) ?? unattributed(fits, NOTHING);
}

/**
 * Whether a body too short to be a key on its own is one: where the nearest evidence of anybody, close by, is Pictify's.
 */
export function attributeShort(scene: Scene, key: PrefixedKey): Judgement | null {
  for (const nearby of nearbyEvidence(scene, key)) {
    if (nearby.evidence.vendor !== PICTIFY || nearby.place === "other-key") return null;
    return judged(scene, key, nearby);
  }
  return null;
}

const NOTHING = "Pictify's prefix, and no other vendor's name or form explains it";

/** The vendors but Pictify whose grammar the body of a key fits. */
export function fitsOf(key: PrefixedKey): readonly Fit[] {
  return key.prefix === "pic_live_" ? [] : fittingVendors(key.environment, key.body);
}

function namedEvidence(scene: Scene, key: PrefixedKey): readonly NearbyEvidence[] {
  const named: NearbyEvidence[] = [];
  for (const nearby of nearbyEvidence(scene, key)) {
    if (nearby.place !== "name") break;
    named.push(nearby);
  }
  return named;
}

/** The evidence around a key, beyond its name, that decides: the host that a header is sent to, else the nearest. */
function decisiveEvidence(
  scene: Scene,
  key: PrefixedKey,
  takesPart: (evidence: Evidence) => boolean,
): NearbyEvidence | undefined {
  const counts = ({ place, evidence }: NearbyEvidence) => place !== "name" && takesPart(evidence);
  if (isAuthenticationHeader(scene, key)) {
    const host = calledHost(scene, key, [...nearbyEvidence(scene, key)].filter(counts));
    if (host !== null) return host;
  }
  for (const nearby of nearbyEvidence(scene, key)) if (counts(nearby)) return nearby;
  return undefined;
}

function isPictifyBeyondLine({ evidence, place }: NearbyEvidence): boolean {
  return evidence.vendor === PICTIFY && !(place === "line" && evidence.strength === "strong");
}

function judged(scene: Scene, key: PrefixedKey, nearby: NearbyEvidence): Judgement {
  const { vendor, strength } = nearby.evidence;
  const evidence = [phrase(scene, key, nearby)];
  return vendor === PICTIFY
    ? { status: "ours", strength, evidence }
    : { status: "not-ours", vendor, evidence };
}

function unattributed(
  fits: readonly Fit[],
  evidence: string,
): Extract<Judgement, { status: "unattributed" }> {
  return { status: "unattributed", fits: fits.map((fit) => fit.vendor), evidence: [evidence] };
}

function byLikelyForm(fits: readonly Fit[]): Judgement | null {
  const likely = fits.find((fit) => fit.confidence === "likely");
  if (likely === undefined) return null;
  return { status: "not-ours", vendor: likely.vendor, evidence: [`the form of a ${likely.vendor} key`] };
}

function byPath(scene: Scene, takesPart: (evidence: Evidence) => boolean): Judgement | null {
  const found = scene.pathEvidence.findLast(takesPart);
  if (found === undefined) return null;
  const evidence = [`path contains ${found.words}`];
  return found.vendor === PICTIFY
    ? { status: "ours", strength: "weak", evidence }
    : { status: "not-ours", vendor: found.vendor, evidence };
}

/** The whole text decides where it names Pictify alone, or others alone; not where it names both. */
function byText(scene: Scene, fits: readonly Fit[]): Judgement | null {
  const ours = scene.vendorsInText.get(PICTIFY);
  const other = fits.map((fit) => scene.vendorsInText.get(fit.vendor)).find((word) => word !== undefined);
  if (ours !== undefined && other !== undefined) return null;
  if (ours !== undefined)
    return { status: "ours", strength: ours.strength, evidence: [`${ours.words} in the file`] };
  if (other !== undefined)
    return { status: "not-ours", vendor: other.vendor, evidence: [`${other.words} in the file`] };
  return null;
}

function nameOf(vendor: string): string {
  return vendor === UNKNOWN_PUBLISHABLE ? "public" : vendor;
}
