import { createHash } from "node:crypto";
import type { Fingerprint } from "../../model/finding.js";
import { type Key, reveal } from "../../model/key.js";
import type { Location } from "../../model/location.js";
import type { ForeignIgnore } from "./foreign-ignore.js";

/** A place where a key was found, ignored or not. */
export interface FoundPlace {
  readonly key: Key;
  readonly fingerprint: Fingerprint;
  readonly location: Location;
}

/** What an entry of another scanner came to. */
export type Match =
  | { readonly kind: "found"; readonly places: readonly FoundPlace[] }
  /** It speaks of nothing that is there, and can be deleted. */
  | { readonly kind: "dead"; readonly why: string }
  /** What it speaks of may be there, and is no key of Pictify's. */
  | { readonly kind: "none" };

/**
 * Finds the keys that an entry speaks of.
 *
 * @param places of all keys
 * @param files all paths that there are today
 */
export function matchIgnore(
  ignore: ForeignIgnore,
  places: readonly FoundPlace[],
  files: ReadonlySet<string>,
): Match {
  switch (ignore.kind) {
    case "line": {
      const { commit, path, line } = ignore;
      const found = places.filter(
        ({ location }) =>
          location.path === path && location.start.line === line && commitOf(location) === commit,
      );
      if (found.length > 0) return { kind: "found", places: found };
      return commit === null && !files.has(path) ? dead(`${path} is gone`) : { kind: "none" };
    }
    case "secret": {
      const { path, sha1 } = ignore;
      const inFile = places.filter(({ location }) => location.path === path);
      const found = inFile.filter(({ key }) => sha1Of(key) === sha1);
      if (found.length > 0) return { kind: "found", places: found };
      return files.has(path) ? { kind: "none" } : dead(`${path} is gone`);
    }
    case "paths": {
      const found = places.filter(({ location }) => ignore.fits(location.path));
      if (found.length > 0) return { kind: "found", places: found };
      return [...files].some(ignore.fits) ? { kind: "none" } : dead("no file has such a path");
    }
  }
}

function dead(why: string): Match {
  return { kind: "dead", why };
}

function commitOf({ origin }: Location): string | null {
  return "commit" in origin ? origin.commit : null;
}

/** As detect-secrets names a secret. */
function sha1Of(key: Key): string {
  return createHash("sha1").update(reveal(key)).digest("hex");
}
