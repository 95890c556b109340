/** How far, in characters, an encoded run is followed on each side of an anchor. */
export const RUN_REACH = 16_384;

/** Which characters a run is made of. */
export type DigitSet = (code: number) => boolean;

function isAlphanumeric(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

/** Base64 of RFC 4648 §4, with `+` and `/`. */
export const isBase64: DigitSet = (code) => isAlphanumeric(code) || code === 0x2b || code === 0x2f;

/** Base64 for URLs of RFC 4648 §5, with `-` and `_`. */
export const isBase64Url: DigitSet = (code) => isAlphanumeric(code) || code === 0x2d || code === 0x5f;

export const isHex: DigitSet = (code) =>
  (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66);

/** Where the run that ends at `from` begins, not before `limit`. */
export function runStart(text: string, from: number, isDigit: DigitSet, limit: number): number {
  let at = from;
  while (at > limit && isDigit(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Where the run that begins at `from` ends, not after `limit`. */
export function runEnd(text: string, from: number, isDigit: DigitSet, limit: number): number {
  let at = from;
  while (at < limit && isDigit(text.charCodeAt(at))) at++;
  return at;
}

/** An anchor in a text: offset of its first character, and what it tells of the alignment of its run. */
export interface Anchor {
  readonly start: number;
  readonly end: number;
  /** Offset, modulo the size of a group, at which groups begin. */
  readonly phase: number;
}

/** A part of a run to be decoded: whole groups around some anchors. */
export interface AlignedRun<A extends Anchor> {
  readonly start: number;
  readonly end: number;
  /** The first of the anchors in it. */
  readonly anchor: A;
}

/**
 * The runs around anchors, cut to whole groups of `group` characters as the anchors say. Anchors of another alignment in the
 * same run are left out; call it once for each phase.
 */
export function alignedRuns<A extends Anchor>(
  text: string,
  anchors: readonly A[],
  isDigit: DigitSet,
  group: number,
): AlignedRun<A>[] {
  const runs: AlignedRun<A>[] = [];
  let done = 0;
  for (let index = 0; index < anchors.length; index++) {
    const anchor = anchors[index];
    if (anchor === undefined || anchor.start < done) continue;
    const start = runStart(text, anchor.start, isDigit, Math.max(done, anchor.start - RUN_REACH));
    let end = anchor.end;
    for (let next: A | undefined = anchor; next !== undefined && next.start <= end; next = anchors[++index]) {
      end = Math.max(end, runEnd(text, end, isDigit, next.end + RUN_REACH));
    }
    index--;
    const aligned = start + ((((anchor.phase - start) % group) + group) % group);
    if (aligned <= anchor.start) runs.push({ start: aligned, end, anchor });
    done = end;
  }
  return runs;
}
