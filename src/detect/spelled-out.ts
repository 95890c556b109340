import { isGenericName } from "./generic-name.js";
import type { NearbyEvidence } from "./nearby-evidence.js";
import { isSameExpression } from "./same-expression.js";
import type { Scene, Stretch } from "./scene.js";
import { isComment, lineOf } from "./section.js";

const IN_PROSE =
  /^["'`*_]{0,3} {0,2}(?:(?:api|secret|live|test|production|sandbox|private|access)[ _-])?(?:key|token|secret)\W{0,4}(?: ?is)?\W{1,6}$/iu;
const BEFORE_WORD = /\b(?:key|token|secret)\s{1,3}(?:for|of|to)\s{1,3}(?:the |our )?["'`*_]{0,3}$/iu;
const AFTER_WORD = /^["'`*_]{0,3}(?: ?is| ?was)?\W{1,6}$/iu;
const AS_PARENT =
  /^[\w-]{0,20}["']?\s{0,4}(?:[:=]|=>)\s{0,4}[{([]\s{0,4}["']?[\w-]{0,30}["']?\s{0,4}(?:[:=]|=>)\s{0,4}["']?$/u;
const CELL = /^["'`]?\s{0,40}[,;|\t]\s{0,4}["'`]?$/u;
const ROW_START = /(?:^|[\n\r|])\s{0,4}["'`]?$/u;
const SERVICE = /["']?\b(?:service|vendor|provider|integration|issuer)["']?\s{0,4}(?:[:=]|=>)\s{0,4}["']?$/iu;
const HEADING =
  /^\W{0,8}(?:the |our )?pictify(?:['’]s)?(?: (?:api|live|test|production|sandbox|key|keys|token|secret|credentials|config|settings)){0,4}\W{0,12}$/iu;

/**
 * Whether the bare word is a key's name, though not written as one: `Pictify API key: …`, `the key for Pictify is …`,
 * `pictify: { apiKey: … }`, a row of a table, `"service": "pictify"` in the same object, a comment just above that says no more.
 */
export function isSpelledOut(scene: Scene, stretch: Stretch, { evidence, place }: NearbyEvidence): boolean {
  if (evidence.start > stretch.start) return false;
  const between = scene.text.slice(evidence.end, stretch.start);
  const before = scene.text.slice(Math.max(0, evidence.start - 40), evidence.start);
  const isGeneric = isGenericName(scene.nameOf(stretch)?.name ?? "");
  if (place === "line") {
    if (IN_PROSE.test(between)) return true;
    if (BEFORE_WORD.test(before) && AFTER_WORD.test(between)) return true;
    if (CELL.test(between) && ROW_START.test(before)) return true;
    if (isGeneric && AS_PARENT.test(between)) return true;
  }
  if (!isGeneric) return false;
  if (SERVICE.test(before) && isSameExpression(between)) return true;
  return place === "above" && isHeadingJustAbove(scene, stretch, evidence.start);
}

function isHeadingJustAbove(scene: Scene, stretch: Stretch, word: number): boolean {
  const above = scene.lines.at(stretch.start) - 1;
  const line = lineOf(scene, above);
  return scene.lines.at(word) === above && isComment(line) && HEADING.test(line);
}
