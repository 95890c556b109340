import { withVerdicts } from "../findings/with-verdicts.js";
import type { Finding, Verdict } from "../model/finding.js";
import { type Key, reveal } from "../model/key.js";
import { ask, type AskOptions } from "./ask.js";
import { askableKeys, notAsked, type VerifyScope } from "./askable.js";
import { PATIENCE, type Patience } from "./patience.js";

/** What is about to be sent, and where to. */
export interface Announcement {
  /** With its port, where that is not the usual one. */
  readonly host: string;
  /** One a key. A request that fails is repeated a few times. */
  readonly requests: number;
}

/** Whom to ask, and about what. */
export interface VerifyOptions {
  readonly scope: VerifyScope;
  readonly apiUrl: URL;
  /** Names the proxy: the user's own. */
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal | null;
  /** Is told before anything is sent, and not at all where nothing is. */
  readonly onAnnounce: ((announcement: Announcement) => void) | null;
  /** Milliseconds; see {@link PATIENCE}. */
  readonly patience?: Partial<Patience>;
}

/** A check is a log-in in somebody's logs: no storm of them. */
const AT_ONCE = 2;

/**
 * Asks the API about the keys of some findings, each key once however often it was found, and gives the findings back with
 * verdicts, severities and advice to match, worst first. None is dropped.
 *
 * @throws the reason of `signal`, and nothing else
 */
export async function verifyFindings(
  findings: readonly Finding[],
  options: VerifyOptions,
): Promise<Finding[]> {
  const keys = askableKeys(findings, options.scope);
  if (keys.size > 0) options.onAnnounce?.({ host: options.apiUrl.host, requests: keys.size });
  const patience = { ...PATIENCE, ...options.patience };
  const verdicts = await askAll(keys, {
    ...options,
    deadline: performance.now() + patience.total + patience.perKey * keys.size,
    timeout: patience.request,
    firstBackoff: patience.firstBackoff,
  });
  return withVerdicts(findings, (finding) => verdicts.get(reveal(finding.key)) ?? notAsked(finding));
}

async function askAll(
  keys: ReadonlyMap<string, Key>,
  options: AskOptions,
): Promise<ReadonlyMap<string, Verdict>> {
  const verdicts = new Map<string, Verdict>();
  const waiting = keys.entries();
  const askOneAfterTheOther = async (): Promise<void> => {
    for (const [value, key] of waiting) verdicts.set(value, await ask(key, options));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, askOneAfterTheOther));
  return verdicts;
}
