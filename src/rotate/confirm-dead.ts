import { setTimeout as wait } from "node:timers/promises";
import type { Verdict } from "../model/finding.js";
import type { Key } from "../model/key.js";
import { ask } from "../verify/ask.js";

/** Whom to ask, and for how long. Times are milliseconds. */
export interface ConfirmOptions {
  readonly apiUrl: URL;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal | null;
  readonly timeout: number;
  /** The pause after the first answer; it doubles up to {@link LONGEST_PAUSE}. */
  readonly firstPause: number;
}

const LONGEST_PAUSE = 10_000;

/** What one request may take, and the wait before it is repeated. */
const REQUEST = { timeout: 10_000, firstBackoff: 500 };

/**
 * Asks the API until it rejects a key, since a deleted key can still be accepted for a minute; gives up in time.
 *
 * @returns the last verdict: `dead`, or what keeps it from being that
 * @throws the reason of `signal`
 */
export async function confirmDead(key: Key, options: ConfirmOptions): Promise<Verdict> {
  const { signal, timeout } = options;
  const deadline = performance.now() + timeout;
  for (let pause = options.firstPause; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    const verdict = await ask(key, { ...options, ...REQUEST, deadline });
    if (verdict.status === "dead" || performance.now() + pause >= deadline) return verdict;
    await wait(pause, undefined, signal === null ? {} : { signal }).catch(() => undefined);
    signal?.throwIfAborted();
  }
}
