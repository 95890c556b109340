import type { Judgement } from "../model/candidate.js";
import { nearbyEvidence } from "./nearby-evidence.js";
import { phrase } from "./phrase.js";
import type { Scene, Stretch } from "./scene.js";

/**
 * Whether something that anybody's secret could look like is Pictify's: the nearest evidence of anybody says so, or, where there
 * is none near, the path or the text names Pictify and nobody else. Null otherwise.
 */
export function oursByEvidence(
  scene: Scene,
  stretch: Stretch,
): Extract<Judgement, { status: "ours" }> | null {
  for (const nearby of nearbyEvidence(scene, stretch)) {
    if (nearby.evidence.vendor !== "pictify") return null;
    return { status: "ours", strength: nearby.evidence.strength, evidence: [phrase(scene, stretch, nearby)] };
  }
  const inPath = scene.pathEvidence.at(-1);
  if (inPath?.vendor === "pictify") {
    return { status: "ours", strength: "weak", evidence: [`path contains ${inPath.words}`] };
  }
  const inText = scene.inFile("pictify", stretch);
  if (inPath !== undefined || inText === undefined || scene.speaksOfOthers("pictify", stretch)) return null;
  return { status: "ours", strength: inText.strength, evidence: [`${inText.words} in the file`] };
}
