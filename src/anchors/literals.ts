import { encodedLiterals } from "../decode/encoded-literals.js";
import { compileLiterals, type Literal } from "./program.js";

/** Kinds whose offsets are wanted: they tell the alignment of the text around them. */
const WIDE = /^utf-(?:16|32)/u;

/** What a literal can be a sign of; the search tells each by the bit of its place. */
export function anchorKinds(): string[] {
  return [...new Set(encodedLiterals.map(({ kind }) => kind))];
}

/**
 * The tables of the search for everything near which a key can stand, computed when keylint is built.
 *
 * @throws RangeError where there are more kinds than bits
 */
export function compileAnchors(): Uint8Array {
  const kinds = anchorKinds();
  if (kinds.length > 32) throw new RangeError("the search tells at most 32 kinds of literals apart");
  return compileLiterals(
    encodedLiterals.map(({ bytes, caseless, kind }): Literal => ({
      bytes,
      caseless,
      kind: kinds.indexOf(kind),
      wide: WIDE.test(kind),
    })),
  );
}
