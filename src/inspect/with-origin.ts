import type { Candidate } from "../model/candidate.js";
import type { Origin } from "../model/location.js";

/** A candidate with another origin, and another path where one is given. */
export function withOrigin(candidate: Candidate, origin: Origin, path = candidate.location.path): Candidate {
  return { ...candidate, location: { ...candidate.location, path, origin } };
}
