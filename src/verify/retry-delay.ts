import type { HttpAnswer } from "../system/http/exchange.js";
import { count } from "./rate-limit.js";

/** The longest that a timer can wait, in milliseconds: one that is told more fires at once. */
const LONGEST = 2 ** 31 - 1;

const HTTP_DATE = /^[A-Z][a-z]{2,8},? .{8,24} GMT$/u;

/**
 * How long an answer asks to wait, in milliseconds from `now`: as `Retry-After` says, in seconds or as a date, else until
 * `X-RateLimit-Reset` where there were too many requests: other answers have that header, too. Null where neither says anything that lies ahead. Never more than a timer can wait.
 */
export function askedDelay(
  { status, headers }: Pick<HttpAnswer, "status" | "headers">,
  now: number,
): number | null {
  const { "retry-after": retryAfter = "" } = headers;
  if (/^\d+$/u.test(retryAfter)) return Math.min(Number(retryAfter) * 1000, LONGEST);
  const date = HTTP_DATE.test(retryAfter) ? Date.parse(retryAfter) : NaN;
  if (!Number.isNaN(date)) return clamp(date - now);
  const reset = status === 429 ? count(headers["x-ratelimit-reset"]) : null;
  if (reset === null || reset * 1000 <= now) return null;
  return clamp(reset * 1000 - now);
}

function clamp(delay: number): number {
  return Math.min(Math.max(delay, 0), LONGEST);
}

/** Between half and the whole of `first`, doubled with every attempt, so that those who failed together do not come back so. */
export function backoff(attempt: number, first: number): number {
  return first * 2 ** (attempt - 1) * (0.5 + Math.random() / 2);
}
