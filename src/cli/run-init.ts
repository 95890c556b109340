import { currentLauncher } from "../hooks/launcher.js";
import { carryOut, type Site } from "../init/carry-out.js";
import { EMPTY_RECORD, type InitRecord, readRecord, recordPath, writeRecord } from "../init/init-record.js";
import { planInit } from "../init/plan.js";
import { showStep } from "../init/show-step.js";
import type { Step } from "../init/step.js";
import { installCommand, lookAround, type Surroundings, wantedVersion } from "../init/surroundings.js";
import { trackedKeyFiles } from "../init/tracked-key-files.js";
import { undoInit } from "../init/undo.js";
import { UserError } from "../model/errors.js";
import { locateRepository } from "../system/git/locate-repository.js";
import type { InitCommand } from "./command.js";
import { askInTurn } from "./ask.js";
import { EXIT } from "./exit-code.js";
import { forLog } from "./for-log.js";
import { writeStream } from "./write-stream.js";

/**
 * Carries out `keylint init` at the top of the repository, or in this folder where there is none: shows each change, asks, and
 * writes it. What cannot be done safely is said and left alone.
 */
export async function runInit({ yes, undo }: InitCommand, signal: AbortSignal): Promise<number> {
  const repository = locateRepository(process.cwd());
  if (repository !== null && repository.workTree === null) {
    throw new UserError(
      "a bare repository holds no project: keylint hook install puts keylint into its hooks",
    );
  }
  const top = repository?.workTree ?? process.cwd();
  const file = recordPath(top, repository);
  const say = (lines: readonly string[]): Promise<void> =>
    writeStream(
      process.stdout,
      lines.map((line) => `${forLog(line)}\n`),
      signal,
    );
  if (undo) return undoAll(top, file, say);
  if (!yes && !(process.stdin.isTTY && process.stdout.isTTY)) {
    throw new UserError(
      "nobody can be asked here, as this is no terminal: keylint init --yes writes everything",
    );
  }
  const tracked = repository === null ? [] : await trackedKeyFiles(repository, signal);
  const surroundings = lookAround(top, repository !== null, tracked);
  const launcher = currentLauncher(repository === null ? null : top);
  const site: Site = {
    top,
    launcher,
    keep: (record) => {
      writeRecord(file, record);
    },
  };
  const steps = planInit(surroundings, launcher);
  return writeAll(steps, readRecord(file), site, { yes, say, surroundings, signal });
}

interface Run {
  readonly yes: boolean;
  readonly say: (lines: readonly string[]) => Promise<void>;
  readonly surroundings: Surroundings;
  readonly signal: AbortSignal;
}

async function writeAll(
  steps: readonly Step[],
  before: InitRecord,
  site: Site,
  { yes, say, surroundings, signal }: Run,
): Promise<number> {
  let record = before;
  let code: number = EXIT.clean;
  const written: Step[] = [];
  await say([`in ${site.top}`, ""]);
  for (const step of steps) {
    await say(showStep(step));
    if (step.kind === "left") continue;
    const answer = yes ? "yes" : await askInTurn("Write this?", signal);
    if (answer === "quit") break;
    if (answer === "no") {
      await say([`${step.what}: left alone, as you say`]);
      continue;
    }
    try {
      record = carryOut(step, record, site);
      written.push(step);
      await say([`${step.what}: written`, ""]);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      code = EXIT.error;
      await say([`${step.what}: left alone: ${error.message}`]);
    }
  }
  await say(ending(written, surroundings));
  return code;
}

function ending(written: readonly Step[], surroundings: Surroundings): readonly string[] {
  if (written.length === 0) return ["", "nothing was written"];
  const needsPackage =
    written.some(({ what }) => what === "ESLint") && wantedVersion(surroundings, "keylint") === null;
  return [
    ...(needsPackage ? [`next: ${installCommand(surroundings)} (ESLint's configuration imports it)`] : []),
    "keylint init --undo takes all of it back; keylint doctor sees whether it works",
  ];
}

async function undoAll(
  top: string,
  file: string,
  say: (lines: readonly string[]) => Promise<void>,
): Promise<number> {
  const record = readRecord(file);
  if (record.files.length === 0 && record.hooks.length === 0) {
    throw new UserError("nothing to take back: no record here says that keylint init has written anything");
  }
  const { outcomes, rest } = undoInit(top, record);
  writeRecord(file, rest.files.length === 0 && rest.hooks.length === 0 ? EMPTY_RECORD : rest);
  await say(outcomes.map(({ text }) => text));
  return outcomes.some(({ kind }) => kind === "refused") ? EXIT.error : EXIT.clean;
}
