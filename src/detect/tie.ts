import { isAuthenticationHeader } from "./called-host.js";
import type { Evidence } from "./evidence-index.js";
import { isGenericName } from "./generic-name.js";
import { nearbyEvidence, type NearbyEvidence } from "./nearby-evidence.js";
import { isSameExpression } from "./same-expression.js";
import type { Scene, Stretch } from "./scene.js";
import { isComment, isInSection, lineOf } from "./section.js";
import { isSpelledOut } from "./spelled-out.js";

/** Words of Pictify's around a key that are looked at; each costs as much as the text up to it. */
const MOST_WORDS = 6;

/**
 * Whether Pictify's name stands on a key itself or on what holds it, so that nobody else's key would stand there: in the key's
 * name, in the call or object around it, as its section, in the host that it is sent to, in a comment just above, or where the
 * variable is used. Being close by is not enough: what is tied may be sent to Pictify. A key whose own name says more than
 * `apiKey` is held by that name.
 */
export function isTied(scene: Scene, stretch: Stretch): boolean {
  const name = scene.nameOf(stretch)?.name ?? "";
  const isGeneric = isGenericName(name);
  let looked = 0;
  for (const nearby of nearbyEvidence(scene, stretch)) {
    if (nearby.place === "other-key" || looked++ === MOST_WORDS) break;
    if (nearby.evidence.vendor !== "pictify") {
      // `PICTIFY_STRIPE_KEY`: an application may be called Pictify.
      if (nearby.place === "name") return false;
      continue;
    }
    if (nearby.place === "name") return true;
    if (saysWhoAsks(scene, nearby.evidence)) continue;
    if (isSpelledOut(scene, stretch, nearby)) return true;
    if (nearby.evidence.strength === "weak") continue;
    if (isUsedWith(scene, stretch, nearby.evidence) || isTrailingComment(scene, stretch, nearby)) return true;
    if (isGeneric && holds(scene, stretch, nearby)) return true;
  }
  return isGeneric && isInSection(scene, stretch);
}

function holds(scene: Scene, stretch: Stretch, { evidence, place }: NearbyEvidence): boolean {
  const between = textBetween(scene, stretch, evidence);
  if (isSameExpression(between)) return true;
  if (isInHeader(scene, stretch) && isCalledHost(scene, evidence, between)) return true;
  return place === "above" && isCommentJustAbove(scene, stretch, evidence);
}

const ASKING =
  /\b(?:origin|referr?er|user-agent)["']?\s{0,4}[:=,]\s{0,4}["'`]?(?:https?:\/\/)?[\w.-]{0,20}$/iu;

/** Whether a word stands in a header that says who asks, such as `Origin`: a key beside it is sent to somebody else. */
function saysWhoAsks({ text }: Scene, { start }: Evidence): boolean {
  return ASKING.test(text.slice(Math.max(0, start - 60), start));
}

function textBetween({ text }: Scene, stretch: Stretch, word: Evidence): string {
  return word.start < stretch.start
    ? text.slice(word.end, stretch.start)
    : text.slice(stretch.end, word.start);
}

/** The rest of a key's line is a comment that speaks of Pictify. */
function isTrailingComment(scene: Scene, stretch: Stretch, { evidence, place }: NearbyEvidence): boolean {
  if (place !== "line" || evidence.start < stretch.end) return false;
  return /^["'`)\]};,\s]{0,12}(?:#|\/\/|\/\*|--|<!--)[^;=]*$/u.test(
    scene.text.slice(stretch.end, evidence.start),
  );
}

function isCommentJustAbove(scene: Scene, stretch: Stretch, word: Evidence): boolean {
  const [from, to] = [scene.lines.at(word.start), scene.lines.at(stretch.start)];
  for (let line = from; line < to; line++) if (!isComment(lineOf(scene, line))) return false;
  return true;
}

const ANOTHER_CALL =
  /\b(?:fetch|axios|curl_init|NewRequest\w{0,20}|got|ky)\b|\b(?:curl|wget)\s|\.(?:get|post|put|patch|delete|send|do|execute)\s?\(|:\/\//iu;

/** Also `AuthenticationHeaderValue("Bearer", "…")`. */
function isInHeader(scene: Scene, stretch: Stretch): boolean {
  const left = scene.text.slice(Math.max(0, stretch.start - 20), stretch.start);
  return isAuthenticationHeader(scene, stretch) || /["']bearer["'],\s{0,4}["']$/iu.test(left);
}

/** Whether a word is the host of an address, or of a `Host:` line, and nothing else is called between it and the header. */
function isCalledHost({ text }: Scene, { start, words }: Evidence, between: string): boolean {
  return (
    words.endsWith("pictify.io") &&
    /:\/\/[\w.-]{0,20}$|\bhost:\s?[\w.-]{0,20}$/iu.test(text.slice(Math.max(0, start - 30), start)) &&
    !ANOTHER_CALL.test(between)
  );
}

const DECLARATION = /^[\w\s$.@&]{0,60}$/u;

/** Whether a key is put into a variable that stands on the line of a word, as in `new Pictify(apiKey)`. */
function isUsedWith(scene: Scene, stretch: Stretch, word: Evidence): boolean {
  const name = scene.nameOf(stretch);
  const line = scene.lines.at(stretch.start);
  if (name === null || scene.lines.at(word.start) === line) return false;
  const before = scene.text.slice(scene.lines.start(line), name.start);
  const after = scene.text.slice(name.end, name.end + 40);
  if (!DECLARATION.test(before) || !/^\s{0,8}(?::\s{0,4}[\w<>]{1,30}\s{0,4})?:?=(?!=)/u.test(after))
    return false;
  const variable = name.name.replace(/^.*[.]/u, "");
  const user = scene.text.slice(
    Math.max(scene.lines.start(scene.lines.at(word.start)), word.start - 200),
    word.end + 200,
  );
  return variable.length > 1 && usesOf(user.split("\n"), variable, word.words);
}

function usesOf(lines: readonly string[], variable: string, words: string): boolean {
  const line = lines.find((text) => text.toLowerCase().includes(words.toLowerCase())) ?? "";
  for (let at = line.indexOf(variable); at !== -1; at = line.indexOf(variable, at + 1)) {
    const end = at + variable.length;
    const isWhole = !/[\w-]/u.test(line[at - 1] ?? "") && !/[\w-]/u.test(line[end] ?? "");
    // In `api_key=…` and `apiKey: …` it is the name of a parameter.
    if (isWhole && !/^\s{0,4}(?::|=(?!=))/u.test(line.slice(end, end + 6))) return true;
  }
  return false;
}
