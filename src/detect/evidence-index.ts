import { pictifyWord, type Strength } from "../vendors/pictify.js";
import { vendors } from "../vendors/registry.js";
import { isLeftBoundary } from "./left-boundary.js";

/** A word of a text that speaks of a vendor. `words` may be shown; it is never more than the word. */
export interface Evidence {
  readonly start: number;
  readonly end: number;
  readonly vendor: string;
  readonly strength: Strength;
  readonly words: string;
}

interface Entry {
  readonly vendor: string;
  readonly word: string;
  readonly exact: boolean;
  readonly then: RegExp | null;
}

const PICTIFY = "pictify";
const LETTER = /[A-Za-z]/u;

interface Words {
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  readonly pattern: RegExp;
}

let known: Words | undefined;

/** The words of all vendors; put together when they are first looked for. */
function wordsOfVendors(): Words {
  if (known !== undefined) return known;
  const entries = new Map<string, Entry[]>();
  for (const vendor of vendors) {
    for (const evidence of vendor.evidence) {
      const { word, then } = typeof evidence === "string" ? { word: evidence, then: null } : evidence;
      const list = entries.get(word.toLowerCase()) ?? [];
      list.push({ vendor: vendor.id, word, exact: word !== word.toLowerCase(), then });
      entries.set(word.toLowerCase(), list);
    }
  }
  // The longest first: at one place "api.courier.com" has to win over a word that it begins with.
  const alternatives = [PICTIFY, ...entries.keys()]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`));
  known = { entries, pattern: new RegExp(alternatives.join("|"), "gi") };
  return known;
}

/** Every word of a text that speaks of a vendor, in order. Linear in the length of the text. */
export function evidenceIn(text: string): readonly Evidence[] {
  const found: Evidence[] = [];
  const { pattern } = wordsOfVendors();
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const start = match.index;
    const evidence = evidenceAt(text, start, match[0]);
    if (evidence === null) pattern.lastIndex = start + 1;
    else found.push(evidence);
  }
  return found;
}

function evidenceAt(text: string, start: number, matched: string): Evidence | null {
  const end = start + matched.length;
  if (!beginsWord(text, start)) return null;
  if (matched.toLowerCase() === PICTIFY) return { start, end, vendor: PICTIFY, ...pictifyWord(text, start) };
  if (!endsWord(text, end)) return null;
  for (const entry of wordsOfVendors().entries.get(matched.toLowerCase()) ?? []) {
    if (entry.exact && entry.word !== matched) continue;
    if (entry.then !== null) {
      entry.then.lastIndex = end;
      if (!entry.then.test(text)) continue;
    }
    return { start, end, vendor: entry.vendor, strength: "strong", words: matched };
  }
  return null;
}

const KNOWN_HEAD = /(?:^|[^A-Za-z])(?:my|our|use|load|api|dj|django|vue|ngx|react)$/iu;

/** Not inside another word: `pinstripe`, `Spictify`; but `loadStripe`, `myPictifyKey`, `djstripe` are. */
function beginsWord(text: string, start: number): boolean {
  const first = text[start] ?? "";
  const previous = text[start - 1] ?? "";
  if (!LETTER.test(first) || !LETTER.test(previous)) return true;
  if (first >= "A" && first <= "Z" && previous >= "a") return true;
  return isLeftBoundary(text, start) || KNOWN_HEAD.test(text.slice(Math.max(0, start - 8), start));
}

const KNOWN_TAIL =
  /^(?:api|app|auth|checkout|client|config|element|env|id|js|key|live|pay|pk|pop|provider|pub|sdk|secret|test|token|web)/iu;

/** Not the beginning of another word: `striped`, `stripes`; but `stripeKey`, `STRIPE_KEY`, `stripejs` are. */
function endsWord(text: string, end: number): boolean {
  const last = text[end - 1] ?? "";
  const next = text[end] ?? "";
  if (!LETTER.test(last) || !LETTER.test(next)) return true;
  if (last >= "a" && next <= "Z") return true;
  return KNOWN_TAIL.test(text.slice(end, end + 9));
}
