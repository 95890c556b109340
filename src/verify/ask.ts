import { setTimeout as wait } from "node:timers/promises";
import type { Verdict } from "../model/finding.js";
import { type Key, reveal } from "../model/key.js";
import { get } from "../system/http/get.js";
import { version } from "../version.js";
import { askedDelay, backoff } from "./retry-delay.js";
import { verdictOf } from "./verdict-of.js";

/** Where and how patiently is asked. Times are milliseconds. */
export interface AskOptions {
  readonly apiUrl: URL;
  /** Names the proxy: the user's environment. */
  readonly environment: NodeJS.ProcessEnv;
  /** On the clock of `performance.now()`: when all has to be done. */
  readonly deadline: number;
  /** What one request may take. */
  readonly timeout: number;
  /** The wait before the second attempt; it doubles with each. */
  readonly firstBackoff: number;
  readonly signal: AbortSignal | null;
}

/** An answer is a page with one template, of which only the shape is looked at. */
const MAX_BYTES = 64 * 1024;

const MAX_ATTEMPTS = 4;

/**
 * Asks the API whether it accepts a key: reads one template, which costs nothing and changes nothing. Asks again, a few times
 * and no sooner than it is told to, where the API is busy, fails or cannot be reached.
 *
 * @throws the reason of `signal`, and nothing else
 */
export async function ask(key: Key, options: AskOptions): Promise<Verdict> {
  const { deadline, signal, environment } = options;
  const url = probeUrl(options.apiUrl);
  let last: Verdict = { status: "unknown", reason: "no time was left to ask" };
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const left = deadline - performance.now();
    if (left <= 0) break;
    const timeout = Math.min(options.timeout, left);
    const answer = await get({
      url,
      headers: headersFor(key),
      maxBytes: MAX_BYTES,
      timeout,
      environment,
      signal,
    });
    const { verdict, mayRetry } = verdictOf(answer);
    last = verdict;
    if (!mayRetry || attempt === MAX_ATTEMPTS) break;
    const asked = answer.kind === "answer" ? askedDelay(answer, Date.now()) : null;
    const delay = asked ?? backoff(attempt, options.firstBackoff);
    if (performance.now() + delay >= deadline) break;
    // The error of a timer that was ended would be its own, not the signal's reason.
    await wait(delay, undefined, signal === null ? {} : { signal }).catch(() => undefined);
    signal?.throwIfAborted();
  }
  return last;
}

function headersFor(key: Key): Readonly<Record<string, string>> {
  return {
    authorization: `Bearer ${reveal(key)}`,
    accept: "application/json",
    "accept-encoding": "identity",
    "user-agent": `keylint/${version}`,
  };
}

/** Below whatever path the API has there. */
function probeUrl(apiUrl: URL): URL {
  const url = new URL(apiUrl);
  url.pathname = `${url.pathname.replace(/\/+$/u, "")}/templates`;
  url.search = "?limit=1";
  return url;
}
