import { UserError } from "../model/errors.js";
import type { Finding } from "../model/finding.js";
import type { Key } from "../model/key.js";
import type { Report } from "../model/report.js";
import { checklist } from "../rotate/checklist.js";
import { confirmDead } from "../rotate/confirm-dead.js";
import { filesBeside, findingOf, keyInEnvironment } from "../rotate/find-key.js";
import { findUses } from "../rotate/find-uses.js";
import { purgeLines, writeReplacements } from "../rotate/purge-plan.js";
import { renderChecklist } from "../rotate/render-checklist.js";
import { scan } from "../scan.js";
import { locateRepository } from "../system/git/locate-repository.js";
import { resolveApiUrl } from "../verify/api-url.js";
import { isApiKey } from "../verify/askable.js";
import type { RotateCommand } from "./command.js";
import { EXIT } from "./exit-code.js";
import { forLog } from "./for-log.js";
import { gapLines } from "./gap-lines.js";
import { writeStream } from "./write-stream.js";

/** The pause after the first answer of the API, in milliseconds. */
const FIRST_PAUSE = 1000;

/** Carries out `keylint rotate` on the repository, or this folder where there is none, and gives the exit code. */
export async function runRotate(command: RotateCommand, signal: AbortSignal): Promise<number> {
  const apiUrl = resolveApiUrl(command.apiUrl, process.env);
  const root = locateRepository(process.cwd())?.workTree ?? process.cwd();
  const beside = filesBeside(root);
  // What is ignored is used, too; and what a configuration leaves out.
  const report = await scan({ paths: [".", ...beside], cwd: root, config: false, withIgnored: true, signal });
  const finding = findingOf(report, command.fingerprint);
  if (command.confirm) return confirm(finding?.key ?? null, command, apiUrl, signal);
  if (finding === null) throw notFound(command);
  if (command.purgePlan !== null) return purge(finding, command.purgePlan, report, signal);
  const steps = checklist(finding, await findUses(report.root, finding, beside));
  return print(renderChecklist(finding, steps, command.format), report, signal);
}

/** Exits with 0 where the API rejects the key, with 1 where it takes it, with 3 where it does not tell. */
async function confirm(
  found: Key | null,
  command: RotateCommand,
  apiUrl: URL,
  signal: AbortSignal,
): Promise<number> {
  const key = found ?? keyInEnvironment(process.env, command.fingerprint);
  if (key === null) throw notFound(command);
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

async function purge(finding: Finding, file: string, report: Report, signal: AbortSignal): Promise<number> {
  const path = writeReplacements(file, finding.key, report.root);
  return print(purgeLines(finding, path), report, signal);
}

/** What was not read may use the key, too. */
async function print(lines: readonly string[], report: Report, signal: AbortSignal): Promise<number> {
  await writeStream(
    process.stdout,
    lines.map((line) => `${forLog(line)}\n`),
    signal,
  );
  await writeStream(process.stderr, gapLines(report), signal);
  return report.coverage.incomplete.length > 0 ? EXIT.incomplete : EXIT.clean;
}

function notFound({ fingerprint, confirm: isConfirming }: RotateCommand): UserError {
  const mend = isConfirming
    ? "put it into the environment: PICTIFY_API_KEY_OLD=… keylint rotate"
    : "keylint --format json lists those that do";
  return new UserError(`${fingerprint}: no key here has this fingerprint: ${mend}`);
}
