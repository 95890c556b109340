import type { Finding, Verdict } from "../../src/model/finding.js";
import { Key } from "../../src/model/key.js";
import { ask } from "../../src/verify/ask.js";
import { type VerifyOptions, verifyFindings } from "../../src/verify/verify-findings.js";
import { scanFolder } from "../support/scanning.js";
import { type Answer, pictifyApi } from "../support/pictify-api.js";
import { randomKey } from "../support/keys.js";
import { temporaryFolder } from "../support/temporary.js";

/** Waits that are as short as can be told apart. */
const PATIENCE = { total: 20_000, perKey: 0, request: 10_000, firstBackoff: 5 };

/** Options for asking an API on this machine, with nothing of this environment. */
export function optionsFor(url: string, changes: Partial<VerifyOptions> = {}): VerifyOptions {
  return {
    scope: "attributed",
    apiUrl: new URL(url),
    environment: {},
    signal: null,
    onAnnounce: null,
    ...changes,
    patience: { ...PATIENCE, ...changes.patience },
  };
}

/** What is found in files, asked about. */
export async function verifyFiles(
  files: Readonly<Record<string, string>>,
  url: string,
  changes: Partial<VerifyOptions> = {},
): Promise<Finding[]> {
  const { findings } = await scanFolder(temporaryFolder(files));
  return verifyFindings(findings, optionsFor(url, changes));
}

/** The verdict on a key to which the API gives an answer, and how often it was asked. */
export async function verdictFor(
  answer: Answer,
  patience: { readonly total?: number; readonly request?: number; readonly firstBackoff?: number } = {},
): Promise<{ readonly verdict: Verdict; readonly requests: number }> {
  const key = randomKey("verdict");
  const api = await pictifyApi({ keys: { [key]: answer } });
  const { total, request, firstBackoff } = { ...PATIENCE, ...patience };
  const verdict = await ask(new Key("live", key), {
    apiUrl: new URL(api.url),
    environment: {},
    deadline: performance.now() + total,
    timeout: request,
    firstBackoff,
    signal: null,
  });
  return { verdict, requests: api.requests.length };
}
