import type { Judgement } from "../model/candidate.js";
import { fittingVendors, type Fit } from "../vendors/registry.js";
import type { Evidence } from "./evidence-index.js";
import type { PrefixedKey } from "./find-keys.js";
import { calledHost, isAuthenticationHeader } from "./called-host.js";
import { nearbyEvidence, type NearbyEvidence } from "./nearby-evidence.js";
import { phrase } from "./phrase.js";
import { isPublicName } from "./public-name.js";
import type { Scene } from "./scene.js";
import { isTied } from "./tie.js";

const UNKNOWN_PUBLISHABLE = "unknown-publishable";
const PICTIFY = "pictify";

/**
 * Whose key it is, by its form alone: another vendor's, where the form is conclusive, which beats every name, or strong, which
 * beats all but Pictify's name on the key itself; else null. `scene` tells apart vendors that share a conclusive form.
 */
export function attributeByForm(scene: Scene, key: PrefixedKey, fits: readonly Fit[]): Judgement | null {
  const conclusive = fits.filter(({ confidence }) => confidence === "conclusive" || confidence === "strong");
  const first = conclusive[0];
  if (first === undefined) return null;
  if (first.confidence === "strong" && isNamedPictify(scene, key)) return null;
  if (conclusive.length > 1) {
    for (const nearby of nearbyEvidence(scene, key)) {
      if (nearby.place === "other-key") break;
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
  const form = byLikelyForm(fits);
  const nearest = decisiveEvidence(scene, key, takesPart);
  // A form that its vendor's name in the file confirms outweighs Pictify's name at a distance.
  if (form !== null && nearest !== undefined && isVague(nearest) && isSpokenOf(scene, key, form.vendor))
    return form;
  // A public name outweighs Pictify's unless its host, package or constructor stands on the very line.
  if (nearest !== undefined && !(isPublic && isPictifyBeyondLine(nearest)))
    return judged(scene, key, nearest);
  const further = form ?? byFile(scene, key, fits, takesPart);
  if (isPublic && further?.status !== "not-ours") {
    return { status: "not-ours", vendor: UNKNOWN_PUBLISHABLE, evidence: ["its name says that it is public"] };
  }
  return further ?? unattributed(fits, NOTHING);
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

/** Whether the nearest word of anybody is a strong one of Pictify's, in the name of a key or on its line. */
function isNamedPictify(scene: Scene, key: PrefixedKey): boolean {
  for (const { place, evidence } of nearbyEvidence(scene, key)) {
    return (
      evidence.vendor === PICTIFY && evidence.strength === "strong" && (place === "name" || place === "line")
    );
  }
  return false;
}

/** Whether Pictify's word belongs to another key, or is the bare word on another line. */
function isVague({ evidence, place }: NearbyEvidence): boolean {
  if (evidence.vendor !== PICTIFY) return false;
  return place === "other-key" || (evidence.strength === "weak" && place !== "line");
}

function isSpokenOf(scene: Scene, key: PrefixedKey, vendor: string): boolean {
  return scene.inFile(vendor, key) !== undefined || scene.pathEvidence.some((word) => word.vendor === vendor);
}

function isPictifyBeyondLine({ evidence, place }: NearbyEvidence): boolean {
  return evidence.vendor === PICTIFY && !(place === "line" && evidence.strength === "strong");
}

function judged(scene: Scene, key: PrefixedKey, nearby: NearbyEvidence): Judgement {
  const { vendor, strength } = nearby.evidence;
  const evidence = [phrase(scene, key, nearby)];
  return vendor === PICTIFY
    ? { status: "ours", strength, evidence, ...(isTied(scene, key) ? { isTied: true } : {}) }
    : { status: "not-ours", vendor, evidence };
}

function unattributed(
  fits: readonly Fit[],
  evidence: string,
): Extract<Judgement, { status: "unattributed" }> {
  return { status: "unattributed", fits: fits.map((fit) => fit.vendor), evidence: [evidence] };
}

function byLikelyForm(fits: readonly Fit[]): Extract<Judgement, { status: "not-ours" }> | null {
  const likely = fits.find((fit) => fit.confidence === "likely");
  if (likely === undefined) return null;
  return { status: "not-ours", vendor: likely.vendor, evidence: [`the form of a ${likely.vendor} key`] };
}

/**
 * The path decides, then the whole text where it names Pictify alone, or others alone. A path that only holds Pictify's bare
 * word is outweighed by a text that names others alone.
 */
function byFile(
  scene: Scene,
  key: PrefixedKey,
  fits: readonly Fit[],
  takesPart: (evidence: Evidence) => boolean,
): Judgement | null {
  const inPath = scene.pathEvidence.findLast(takesPart);
  const ours = scene.inFile(PICTIFY, key);
  const other = fits.map((fit) => scene.inFile(fit.vendor, key)).find((word) => word !== undefined);
  if (inPath !== undefined && inPath.vendor !== PICTIFY)
    return { status: "not-ours", vendor: inPath.vendor, evidence: [`path contains ${inPath.words}`] };
  if (other !== undefined && ours === undefined)
    return { status: "not-ours", vendor: other.vendor, evidence: [`${other.words} in the file`] };
  if (inPath !== undefined)
    return { status: "ours", strength: "weak", evidence: [`path contains ${inPath.words}`] };
  if (ours !== undefined && other === undefined)
    return { status: "ours", strength: ours.strength, evidence: [`${ours.words} in the file`] };
  return null;
}

function nameOf(vendor: string): string {
  return vendor === UNKNOWN_PUBLISHABLE ? "public" : vendor;
}
