import { UserError } from "../model/errors.js";
import type { Finding } from "../model/finding.js";
import type { Key } from "../model/key.js";
import type { Report } from "../model/report.js";
import { checklist } from "../rotate/checklist.js";
import { confirmDead } from "../rotate/confirm-dead.js";
import { filesBeside } from "../rotate/files-beside.js";
import { keyInEnvironment } from "../rotate/find-key.js";
import { findUses } from "../rotate/find-uses.js";
import { historyBlobs } from "../rotate/history-blobs.js";
import { purgeLines, replacementLines } from "../rotate/purge-plan.js";
import { renderChecklist } from "../rotate/render-checklist.js";
import { replacementsFor } from "../rotate/replacements.js";
import { pathOutside, writePrivate } from "../rotate/write-private.js";
import { locateRepository } from "../system/git/locate-repository.js";
import { resolveApiUrl } from "../verify/api-url.js";
import { isApiKey } from "../verify/askable.js";
import type { RotateCommand } from "./command.js";
import { EXIT } from "./exit-code.js";
import { forLog } from "./for-log.js";
import { gapLines } from "./gap-lines.js";
import { findSubject, type RotatePlace } from "./rotate-subject.js";
import { writeStream } from "./write-stream.js";

/** The pause after the first answer of the API, in milliseconds. */
const FIRST_PAUSE = 1000;

/** Carries out `keylint rotate` on the repository, or this folder where there is none, and gives the exit code. */
export async function runRotate(command: RotateCommand, signal: AbortSignal): Promise<number> {
  const apiUrl = resolveApiUrl(command.apiUrl, process.env);
  const repository = locateRepository(process.cwd());
  const root = repository?.workTree ?? process.cwd();
  const place: RotatePlace = { root, repository, beside: await filesBeside(root, repository, signal) };
  if (command.confirm) return confirm(await keyOf(command, place, signal), command, apiUrl, signal);
  if (command.purgePlan !== null) return purge(command, command.purgePlan, place, signal);
  const history = command.history ? "always" : "missing";
  const { finding, reports } = await findSubject(command.fingerprint, place, history, signal);
  if (finding === null) throw notFound(command, place);
  const blobs =
    repository === null ? new Map<string, Buffer>() : await historyBlobs(repository, finding, signal);
  const steps = checklist(finding, await findUses(root, finding, place.beside, blobs));
  return print(renderChecklist(finding, steps, command.format), reports, signal);
}

/** The key to ask about: of a file, the environment, or the history, wherever it is still kept. */
async function keyOf(command: RotateCommand, place: RotatePlace, signal: AbortSignal): Promise<Key> {
  const { finding } = await findSubject(command.fingerprint, place, "never", signal);
  const near = finding?.key ?? keyInEnvironment(process.env, command.fingerprint);
  if (near !== null) return near;
  const old = await findSubject(command.fingerprint, place, "missing", signal);
  if (old.finding === null) throw notFound(command, place);
  return old.finding.key;
}

/** Exits with 0 where the API rejects the key, with 1 where it takes it, with 3 where it does not tell. */
async function confirm(key: Key, command: RotateCommand, apiUrl: URL, signal: AbortSignal): Promise<number> {
  if (!isApiKey(key))
    throw new UserError(`${key.redacted}: the API can be asked about its keys only: see the dashboard`);
  const seconds = Math.ceil(command.timeout / 1000);
  process.stderr.write(
    `keylint: asking ${forLog(apiUrl.host)} about 1 key until it is dead, for ${seconds} s at most\n`,
  );
  const { timeout } = command;
  const verdict = await confirmDead(key, {
    apiUrl,
    environment: process.env,
    signal,
    timeout,
    firstPause: FIRST_PAUSE,
  });
  const { status, detail, reason } = verdict;
  const said = `${detail === undefined ? status : `${status}, ${detail}`}${reason === undefined ? "" : `: ${reason}`}`;
  await writeStream(process.stdout, [`${key.redacted}  ${forLog(said)}\n`], signal);
  switch (status) {
    case "dead":
      return EXIT.clean;
    case "live":
      return EXIT.findings;
    case "unknown":
    case "unchecked":
      return EXIT.incomplete;
  }
}

async function purge(
  command: RotateCommand,
  file: string,
  place: RotatePlace,
  signal: AbortSignal,
): Promise<number> {
  const { repository, root } = place;
  if (repository === null)
    throw new UserError(`${root}: no git repository, and so no history to take a key out of: go into one`);
  // Before the whole history is read.
  const path = pathOutside(file, repository);
  const { finding, reports } = await findSubject(command.fingerprint, place, "always", signal);
  if (finding === null) throw notFound(command, place);
  requireHistory(finding, command);
  const replacements = replacementsFor(finding, await historyBlobs(repository, finding, signal));
  const blobs = replacements.removed.length === 0 ? null : `${path}.blobs`;
  writePrivate(path, replacementLines(replacements));
  if (blobs !== null) writePrivate(blobs, replacements.removed);
  return print(purgeLines(finding, replacements, { replacements: path, blobs }), reports, signal);
}

function requireHistory({ locations }: Finding, { fingerprint }: RotateCommand): void {
  if (locations.some(({ origin }) => "object" in origin)) return;
  throw new UserError(
    `${fingerprint}: no object of git's holds it, so there is nothing to rewrite: keylint rotate ${fingerprint}`,
  );
}

/** What was not read may use the key, too. */
async function print(
  lines: readonly string[],
  reports: readonly Report[],
  signal: AbortSignal,
): Promise<number> {
  await writeStream(
    process.stdout,
    lines.map((line) => `${forLog(line)}\n`),
    signal,
  );
  const gaps = new Set(reports.flatMap((report) => [...gapLines(report)]));
  await writeStream(process.stderr, gaps, signal);
  return gaps.size > 0 ? EXIT.incomplete : EXIT.clean;
}

function notFound(
  { fingerprint, confirm: isConfirming }: RotateCommand,
  { repository }: RotatePlace,
): UserError {
  const where = repository === null ? "here" : "here, nor in the history,";
  const mend = isConfirming
    ? "put it into the environment: PICTIFY_API_KEY_OLD=… keylint rotate"
    : `keylint ${repository === null ? "" : "--history "}--format json lists those that do`;
  return new UserError(`${fingerprint}: no key ${where} has this fingerprint: ${mend}`);
}
