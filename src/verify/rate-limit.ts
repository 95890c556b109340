import type { IncomingHttpHeaders } from "node:http";
import type { RateLimit } from "../model/finding.js";

/** What the documented plans allow a minute, and a day where no other plan allows the same a minute. */
const PLANS: ReadonlyMap<number, string> = new Map([
  [60, "Free"],
  [300, "Pro"],
  [1000, "Business"],
  [10_000, "Pro"],
  [100_000, "Business"],
]);

const LARGEST_DOCUMENTED = 1000;

/** The last second that a date can be. */
const LAST_SECOND = 8.64e12;

/** What the headers tell of a key's limits; null where they tell nothing. */
export function rateLimitOf(headers: IncomingHttpHeaders): RateLimit | null {
  const limit = count(headers["x-ratelimit-limit"]);
  const remaining = count(headers["x-ratelimit-remaining"]);
  const seconds = count(headers["x-ratelimit-reset"]);
  if (limit === null && remaining === null && seconds === null) return null;
  return {
    ...(limit === null ? {} : { limit }),
    ...(remaining === null ? {} : { remaining }),
    ...(seconds === null || seconds > LAST_SECOND ? {} : { reset: new Date(seconds * 1000).toISOString() }),
  };
}

/** The plan that has such a limit: the documentation names three, and larger ones are made to measure. */
export function planOf(limit: number | undefined): string | null {
  if (limit === undefined) return null;
  return PLANS.get(limit) ?? (limit > LARGEST_DOCUMENTED ? "Enterprise" : null);
}

/** A header that is a whole number; null where it is none. */
export function count(header: string | readonly string[] | undefined): number | null {
  return typeof header === "string" && /^\d{1,15}$/u.test(header) ? Number(header) : null;
}
