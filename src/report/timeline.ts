import type { ExposureCommit, Finding } from "../model/finding.js";
import type { Location } from "../model/location.js";

/** What happened to a key in a commit. */
export type TimelineStep = "entered" | "seen" | "removed" | "last";

/** A commit of a key's exposure. */
export interface TimelineEvent {
  readonly step: TimelineStep;
  readonly commit: ExposureCommit;
  /** A place of the key in that commit; null where none is known. */
  readonly location: Location | null;
}

/** Commits beyond which those in the middle are left out. */
const MAX_EVENTS = 200;

/**
 * The commits of a key's exposure, oldest first; those without a readable date last. Empty for a key that was found in
 * files alone.
 */
export function timelineOf({ exposure, locations }: Finding): readonly TimelineEvent[] {
  const places = new Map<string, { commit: ExposureCommit; location: Location }>();
  for (const location of locations) {
    const { origin } = location;
    if (!("commit" in origin) || places.has(origin.commit)) continue;
    const commit = { hash: origin.commit, author: origin.author ?? "", date: origin.date ?? "" };
    places.set(origin.commit, { commit, location });
  }
  const events = new Map<string, TimelineEvent>();
  const add = (step: TimelineStep, commit: ExposureCommit): void => {
    if (events.has(commit.hash)) return;
    events.set(commit.hash, { step, commit, location: places.get(commit.hash)?.location ?? null });
  };
  if (exposure !== null) {
    add("entered", exposure.first);
    for (const commit of exposure.removedIn) add("removed", commit);
    // Where a ref still holds the key, every later commit of it does, too: there is no last one.
    if (exposure.stillIn.length === 0) add("last", exposure.last);
  }
  for (const { commit } of places.values()) add("seen", commit);
  return shortened([...events.values()].sort((a, b) => timeOf(a.commit) - timeOf(b.commit)));
}

/** When a commit was made, in milliseconds; infinite where its date cannot be read. */
export function timeOf({ date }: ExposureCommit): number {
  const time = Date.parse(date);
  return Number.isNaN(time) ? Number.POSITIVE_INFINITY : time;
}

/** The instant of a commit, as ISO 8601 in UTC; null where its date cannot be read. */
export function instantOf(commit: ExposureCommit): string | null {
  const time = timeOf(commit);
  return Number.isFinite(time) ? new Date(time).toISOString() : null;
}

function shortened(events: readonly TimelineEvent[]): readonly TimelineEvent[] {
  if (events.length <= MAX_EVENTS) return events;
  return [...events.slice(0, MAX_EVENTS / 2), ...events.slice(-MAX_EVENTS / 2)];
}
