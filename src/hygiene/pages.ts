import type { Candidate } from "../model/candidate.js";
import type { Check, Violation } from "./check.js";
import { isInFile, placeOf, signAt } from "./places.js";

/** What ESLint lints: its rules no-browser-storage-key and no-key-in-url report the same there, with more to go by. */
const LINTED = /\.[cm]?[jt]sx?$/iu;

/** Keys that a page puts into what a browser keeps. */
export const browserStorageKey: Check = {
  rule: "browser-storage-key",
  check: ({ candidates }) =>
    signed(candidates, "storage").map(({ place, words }) => ({
      places: [place],
      evidence: [`${placeOf(place)}: ${words} keeps it where every script of the page can read it`],
      advice: [
        "Keep the key on a server, in PICTIFY_API_KEY, and the session of a user in a cookie with HttpOnly instead",
        "Replace the key: browsers that opened the page still have it",
      ],
      severity: "warning",
    })),
};

/** Keys in addresses: they end up in logs, in the history of browsers and with every site that a page links to. */
export const keyInUrl: Check = {
  rule: "key-in-url",
  check: ({ candidates }) =>
    signed(candidates, "url").map(({ place, words }): Violation => ({
      places: [place],
      evidence: [`${placeOf(place)}: it stands in an address, as ${words}`],
      advice: [
        words.startsWith("?")
          ? `In pages, mails and Markdown use a binding URL, which needs no key: https://api.pictify.io/b/… in place of …${words}<key>`
          : "Leave it out of the address",
        'In requests send it in the header: -H "Authorization: Bearer $PICTIFY_API_KEY"',
      ],
      severity: "warning",
    })),
};

function signed(
  candidates: readonly Candidate[],
  kind: "storage" | "url",
): readonly { readonly place: Candidate; readonly words: string }[] {
  return candidates.flatMap((place) => {
    const words = signAt(place, kind);
    return words === undefined || !isInFile(place) || LINTED.test(place.location.path)
      ? []
      : [{ place, words }];
  });
}
