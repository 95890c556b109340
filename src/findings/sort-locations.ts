import type { Encoding, Location } from "../model/location.js";
import { redact } from "../model/redact.js";

/** Orders places by path, then as they stand in the file; where git has the object too, by that. */
export function compareLocations(a: Location, b: Location): number {
  return (
    compareText(a.path, b.path) ||
    a.start.line - b.start.line ||
    a.start.column - b.start.column ||
    compareText(identify(a), identify(b))
  );
}

/**
 * Sorts places and drops those that are listed twice, as they are where paths that were asked for overlap. A path or member
 * whose name holds a key is redacted.
 */
export function distinctLocations(
  locations: readonly Location[],
  safePath: (path: string) => string,
): Location[] {
  const distinct = new Map<string, Location>();
  for (const location of locations.map((written) => withoutKeys(written, safePath)))
    distinct.set(JSON.stringify(location), location);
  return [...distinct.values()].sort(compareLocations);
}

function withoutKeys(location: Location, safePath: (path: string) => string): Location {
  return {
    ...location,
    path: safePath(location.path),
    encodings: location.encodings.map((encoding) => redact(encoding) as Encoding),
  };
}

function identify({ origin, encodings }: Location): string {
  return JSON.stringify([origin, encodings]);
}

/** By code units, so that the order is the same in every locale. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
