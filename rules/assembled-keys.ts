import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { type Replacement, ReplacedText } from "../src/decode/replacement.js";
import { detect } from "../src/detect/detect.js";
import { firstFrom, type Stretch } from "../src/detect/scene.js";
import { inlineIgnore } from "../src/detect/inline-ignore.js";
import { reveal } from "../src/model/key.js";
import { unitPlaces } from "./code/mapped-text.js";
import { StaticTexts } from "./code/static-text.js";
import { ValueOrigins } from "./code/value-origins.js";
import { type KeyPlace, mayConcernPictify } from "./key-places.js";

/** The end of a piece of a prefix, where a text goes on by code. The `p` comes first: it is rarer than what stands before it. */
const CUT_PREFIX =
  /p(?<![A-Za-z0-9]p)(?:k(?:_(?:l(?:i(?:ve?)?)?|t(?:e(?:st?)?)?)?)?|i(?:c(?:_(?:l(?:i(?:ve?)?)?)?)?)?)?(?:["'`]|\$\{)/u;
/** What stands in the code of every call that decodes a text. */
const DECODER =
  /\batob\b|\bBuffer\.from\b|\bfromC(?:harCode|odePoint)\b|\bTextDecoder\b|\bunescape\b|\breverse\(\)\.join/gu;

/**
 * Whether the code of a text that holds nothing of Pictify's may still put a key together: every text of which code can make one
 * has a piece of its prefix before a quote, or decodes something.
 */
export function mayAssembleKeys(text: string): boolean {
  return CUT_PREFIX.test(text) || text.search(DECODER) !== -1;
}

/** The beginning of a prefix in a text that is decoded. */
const PREFIX_PIECE = /(?<![A-Za-z0-9])p(?:[ik]|$)/u;

/** A text that may be, or hold, a key; looked for before anything is judged. */
const KEY_FORM = /pk_(?:live|test)_|pic_live_|whsec_|\/workflow\/hooks\/|[0-9a-f]{64}/u;

/**
 * The keys that the code of a file puts together and that its text does not hold. Each expression is judged with the file
 * around it, as if the text that it makes were written there.
 *
 * @param expressions in which a text is put together or decoded
 * @param written what the text of the file holds
 */
export function assembledKeys(
  sourceCode: Readonly<TSESLint.SourceCode>,
  path: string,
  expressions: readonly TSESTree.Node[],
  written: readonly KeyPlace[],
): readonly KeyPlace[] {
  const texts = new StaticTexts(sourceCode, new ValueOrigins(sourceCode));
  const isWritten = mayConcernPictify(sourceCode) || CUT_PREFIX.test(sourceCode.text);
  if (!isWritten && !decodesPrefix(sourceCode.text, expressions, texts)) return [];
  const replacements = replacementsOf(expressions, texts);
  if (replacements.length === 0) return [];
  const { text } = sourceCode;
  const view = new ReplacedText(text, replacements, { start: 0, end: text.length });
  const known = new Set(written.map(({ key }) => reveal(key)));
  const places: KeyPlace[] = [];
  for (const candidate of detect(view.text, { path })) {
    const value = reveal(candidate.key);
    if (known.has(value) || !view.touches(candidate.start, candidate.end)) continue;
    const { start, end } = inOrder(view.toBase(candidate.start, candidate.end));
    // What is made of it, such as a header with the key in it, is the same mistake.
    known.add(value);
    places.push({ ...candidate, start, end, isPlain: false, ignore: inlineIgnore(text, start, end) });
  }
  return places;
}

/** The range of a text that is written backwards begins where it ends: each of its ends is one character. */
function inOrder({ start, end }: Stretch): Stretch {
  return start < end ? { start, end } : { start: end - 1, end: start + 1 };
}

/**
 * Whether something that is decoded may be a piece of a prefix, where none is written. What libraries decode is what they are
 * given: most files end here, before any other text is put together.
 */
function decodesPrefix(text: string, expressions: readonly TSESTree.Node[], texts: StaticTexts): boolean {
  const decoders = Array.from(text.matchAll(DECODER), ({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
  const decodes = ({ range: [start, end] }: TSESTree.Node): boolean =>
    (decoders[firstFrom(decoders, start)]?.end ?? Infinity) <= end;
  return expressions.some((node) => decodes(node) && PREFIX_PIECE.test(texts.textOf(node)?.text ?? ""));
}

/** The outermost expressions whose text may hold a key. */
function replacementsOf(expressions: readonly TSESTree.Node[], texts: StaticTexts): readonly Replacement[] {
  const replacements: Replacement[] = [];
  for (const node of expressions) {
    const [start, end] = node.range;
    const last = replacements.at(-1);
    if (last !== undefined && start < last.end) continue;
    const made = texts.textOf(node);
    if (made !== null && KEY_FORM.test(made.text))
      replacements.push({ start, end, text: made.text, ...unitPlaces(made), isolated: true });
  }
  return replacements;
}
