import type { Checkout } from "../model/checkout.js";
import type { Location } from "../model/location.js";
import { ORIGIN_WORDS } from "./words.js";

/** Whether a place is in the files as they are now, not in the history alone. */
export function isInWorkTree({ origin }: Location): boolean {
  return origin.kind === "staged" || (!("object" in origin) && origin.kind !== "stdin");
}

/** The places of a finding, those in today's files first: where the services that show one place should look. */
export function workTreeFirst(locations: readonly Location[]): readonly Location[] {
  return [...locations.filter(isInWorkTree), ...locations.filter((location) => !isInWorkTree(location))];
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
