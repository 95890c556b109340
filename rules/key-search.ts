import { AnchorSearch } from "../src/anchors/anchor-search.js";

/** How many characters are searched at once; each is three bytes of UTF-8 at most. */
const PART = 256 * 1024;

/** What two parts share, so that no literal is cut: the longest has sixteen bytes. */
const OVERLAP = 32;

let search: AnchorSearch | undefined;

/** Whether a text has anything near which a key can stand, plain or encoded: one pass, the same as the command line's. */
export function mayHoldKeys(text: string): boolean {
  search ??= new AnchorSearch(3 * PART);
  for (let from = 0; from < text.length; from += PART - OVERLAP) {
    const length = search.input.write(text.slice(from, from + PART), "utf8");
    if (search.search(length) !== 0) return true;
  }
  return false;
}
