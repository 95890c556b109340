import type { Checkout } from "../model/checkout.js";
import type { Location } from "../model/location.js";
import { ORIGIN_WORDS } from "./words.js";

/**
 * Whether a place is one of today's: in a file, in the index, in a blob that HEAD holds, or in the commits of a range, of which
 * nobody asked from where they can be reached.
 */
export function isOfToday({ origin }: Location): boolean {
  switch (origin.kind) {
    case "file":
    case "staged":
      return true;
    case "blob":
      return origin.reach.length === 0 || origin.reach.includes("head");
    case "file-name":
      return !("reach" in origin) || origin.reach.length === 0 || origin.reach.includes("head");
    case "stdin":
    case "commit-message":
    case "tag-message":
    case "note":
    case "ref-name":
    case "reflog":
    case "identity":
      return false;
  }
}

/** The places of a finding, today's first: where the services that show one place should look. Files come before blobs. */
export function todayFirst(locations: readonly Location[]): readonly Location[] {
  const rank = (location: Location): number =>
    !isOfToday(location) ? 2 : "object" in location.origin && location.origin.kind !== "staged" ? 1 : 0;
  return [...locations].sort((a, b) => rank(a) - rank(b));
}

/** A path as services know it: from the top of the repository. What stands outside of any has the name of its sort. */
export function repositoryPath({ path, origin }: Location, checkout: Checkout | null): string {
  if (path === "") return ORIGIN_WORDS[origin.kind === "file" ? "blob" : origin.kind].replaceAll(" ", "-");
  return origin.kind === "stdin" ? path : `${checkout?.prefix ?? ""}${path}`;
}

/** Whether line and column count in the named file itself: not in a member of an archive, nor in a name. */
export function hasPosition({ origin, encodings }: Location): boolean {
  return origin.kind !== "file-name" && !encodings.some((encoding) => /^(?:gzip$|zip:|tar:)/u.test(encoding));
}

/** What a reader has to know of a place besides path and position, such as `staged` or `in base64`. Unsanitised. */
export function placeNotes({ origin, encodings }: Location): string[] {
  const commit = "commit" in origin ? origin.commit.slice(0, 12) : null;
  const from = origin.kind === "file" ? null : ORIGIN_WORDS[origin.kind];
  return [
    ...(from === null || (commit !== null && origin.kind === "blob") ? [] : [from]),
    ...(commit === null ? [] : [`in commit ${commit}`]),
    ...(encodings.length === 0 ? [] : [`in ${encodings.join(" > ")}`]),
  ];
}
