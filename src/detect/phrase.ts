import type { NearbyEvidence } from "./nearby-evidence.js";
import type { Scene, Stretch } from "./scene.js";

/** Where a word stands, in words: "PICTIFY_API_KEY on the same line". Never more of the text than the word. */
export function phrase(scene: Scene, stretch: Stretch, { evidence }: NearbyEvidence): string {
  const isAbove = evidence.start < stretch.start;
  const between = isAbove
    ? scene.text.slice(evidence.end, stretch.start)
    : scene.text.slice(stretch.end, evidence.start);
  const logical = Math.abs(scene.lines.at(evidence.start) - scene.lines.at(stretch.start));
  const distance = Math.max(logical, between.split("\n").length - 1);
  if (distance === 0) return `${evidence.words} on the same line`;
  return `${evidence.words} ${distance} ${distance === 1 ? "line" : "lines"} ${isAbove ? "above" : "below"}`;
}
