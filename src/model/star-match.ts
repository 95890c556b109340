/** What a star stands for any number of: characters of a name, or segments of a path. */
export type StarPattern<Item> = readonly (typeof STAR | ((item: Item) => boolean))[];

/** Stands for any number of items, none included. */
export const STAR = "star";

/**
 * How many entries of a pattern it takes to fit all items; null where they do not fit. Stars that are left over at the end are not
 * counted.
 *
 * Goes back to the last star only: what stands before it has matched as early as it can, which leaves the most to the rest. Linear
 * in the product of both lengths.
 */
export function matchStars<Item>(pattern: StarPattern<Item>, items: ArrayLike<Item>): number | null {
  let at = 0;
  let of = 0;
  let resumeAt = -1;
  let resumeOf = 0;
  while (at < items.length) {
    const entry = pattern[of];
    if (entry === STAR) {
      resumeAt = at;
      resumeOf = ++of;
    } else if (entry?.(items[at] as Item) === true) {
      at++;
      of++;
    } else if (resumeAt !== -1) {
      at = ++resumeAt;
      of = resumeOf;
    } else return null;
  }
  return of;
}
