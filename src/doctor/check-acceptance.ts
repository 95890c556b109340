import { DASHBOARD, WHO } from "../advise/dashboard.js";
import type { Verdict } from "../model/finding.js";
import { ask } from "../verify/ask.js";
import { PATIENCE, type Patience } from "../verify/patience.js";
import type { Announcement } from "../verify/verify-findings.js";
import { type Check, note, ok, unsure, wrong } from "./check.js";
import { environmentKey, KEY_VARIABLE } from "./environment-key.js";

/** Whom to ask about the key of the environment. */
export interface AcceptanceOptions {
  readonly apiUrl: URL;
  /** Is told before anything is sent, and not at all where nothing is. */
  readonly onAnnounce: (announcement: Announcement) => void;
  /** Milliseconds; see {@link PATIENCE}. */
  readonly patience?: Patience;
}

/**
 * Asks the API, with one request, whether it takes the key of the environment. A value that cannot be a key, or is another
 * vendor's, is not sent.
 *
 * @throws the reason of `signal`
 */
export async function checkAcceptance(
  environment: NodeJS.ProcessEnv,
  { apiUrl, onAnnounce, patience = PATIENCE }: AcceptanceOptions,
  signal: AbortSignal,
): Promise<Check> {
  const found = environmentKey(environment);
  if (found.kind === "absent")
    return wrong(
      `there is no ${KEY_VARIABLE} to ask the API about`,
      `set ${KEY_VARIABLE}, or leave out --verify`,
    );
  if (found.kind === "faulty")
    return unsure(
      "the API was not asked: what was to be sent is no key",
      "mend that, then keylint doctor --verify",
    );
  onAnnounce({ host: apiUrl.host, requests: 1 });
  const verdict = await ask(found.key, {
    apiUrl,
    environment,
    deadline: performance.now() + patience.total + patience.perKey,
    timeout: patience.request,
    firstBackoff: patience.firstBackoff,
    signal,
  });
  return checkOf(verdict, apiUrl.host);
}

function checkOf(verdict: Verdict, host: string): Check {
  const { status, detail, reason = "", plan } = verdict;
  const of = plan === undefined ? "" : ` (${plan} plan)`;
  switch (status) {
    case "live":
      return detail === undefined
        ? ok(`${host} accepts ${KEY_VARIABLE}${of}`)
        : note(`${host} accepts ${KEY_VARIABLE}${of}, but it is ${detail}: ${reason}`);
    case "dead":
      return wrong(
        `${host} rejects ${KEY_VARIABLE}: it is revoked, deleted or mistyped, or of another account`,
        `copy it again; it is shown only when it is created: else create a new one at ${DASHBOARD} (${WHO})`,
      );
    case "unknown":
    case "unchecked":
      return unsure(
        `${host} did not tell whether it accepts ${KEY_VARIABLE}: ${reason}`,
        "mend that or wait a little, then keylint doctor --verify",
      );
  }
}
