import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { buffer } from "node:stream/consumers";
import { parseHookName, type HookName } from "../hooks/hook-name.js";
import { rangeOfPush, rangeOfReceive } from "../hooks/pushed-range.js";
import { recordedMessage } from "../hooks/recorded-message.js";
import { UserError } from "../model/errors.js";
import type { Report } from "../model/report.js";
import { pretty } from "../report/pretty.js";
import { scan } from "../scan.js";
import type { ScanOptions } from "../options.js";
import { findGit } from "../system/git/find-git.js";
import { type GitSetting, readGitSettings } from "../system/git/git-settings.js";
import { locateRepository } from "../system/git/locate-repository.js";
import { errorCode } from "../system/open-file.js";
import { EXIT, exitCodeOf } from "./exit-code.js";
import { isWorkflowLog } from "./for-log.js";
import { wantsColor, widthOf } from "./terminal.js";
import { writeStream } from "./write-stream.js";

/**
 * Does what a hook of git has to do: scans what is about to be committed, pushed or received, and says something only where that
 * is to be stopped. Whatever cannot be read stops it too.
 *
 * @param args what git gives to the hook
 * @returns the exit code; git goes on at 0 alone
 */
export async function runHook(word: string, args: readonly string[], signal: AbortSignal): Promise<number> {
  const name = parseHookName(word);
  const what = await whatToScan(name, args, signal);
  if (what === null) return EXIT.clean;
  const report = await scan({ ...what, signal });
  const code = exitCodeOf(report, "any");
  if (code !== EXIT.clean) await complain(name, report, signal);
  return code;
}

async function whatToScan(
  name: HookName,
  args: readonly string[],
  signal: AbortSignal,
): Promise<ScanOptions | null> {
  switch (name) {
    case "pre-commit":
    case "pre-merge-commit":
      return { staged: true };
    case "commit-msg":
      return messageOf(args);
    case "pre-push": {
      const range = rangeOfPush(await readInput(name, signal), args[0] ?? "", settingsHere());
      return range === null ? null : { range };
    }
    case "pre-receive": {
      const range = rangeOfReceive(await readInput(name, signal));
      return range === null ? null : { range };
    }
  }
}

function messageOf([file]: readonly string[]): ScanOptions {
  if (file === undefined)
    throw new UserError('commit-msg: name the file of the message: keylint hook run commit-msg "$1"');
  // Git opens no editor, and keeps comments, where it sets this.
  const edited = process.env.GIT_EDITOR !== ":";
  const message = recordedMessage(readMessage(file), settingsHere(), edited);
  const path = relative(process.cwd(), resolve(file));
  return { paths: [], stdin: { path, input: once(message), kind: "commit-message" } };
}

function readMessage(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UserError(
      `${file}: the commit message cannot be read (${errorCode(error) ?? "unknown error"}): name its file`,
    );
  }
}

// eslint-disable-next-line @typescript-eslint/require-await
async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

function settingsHere(): readonly GitSetting[] {
  const repository = locateRepository(process.cwd());
  return repository === null
    ? []
    : readGitSettings(repository, findGit(repository.workTree ?? repository.gitDir));
}

async function readInput(name: HookName, signal: AbortSignal): Promise<string> {
  const { stdin } = process;
  if (stdin.isTTY)
    throw new UserError(`${name}: git writes the refs to the standard input of this hook: run it by git`);
  const stop = (): void => {
    stdin.destroy();
  };
  signal.addEventListener("abort", stop, { once: true });
  try {
    const input = await buffer(stdin);
    signal.throwIfAborted();
    return input.toString();
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

const STOPPED: Readonly<Record<HookName, string>> = {
  "pre-commit": "nothing was committed",
  "pre-merge-commit": "nothing was committed",
  "commit-msg": "nothing was committed",
  "pre-push": "nothing was pushed",
  "pre-receive": "the push was refused",
};

async function complain(name: HookName, report: Report, signal: AbortSignal): Promise<void> {
  // Git sends both streams of a hook to where its user sees them.
  const { stderr } = process;
  const color = wantsColor(stderr, { color: null }, process.env);
  const context = {
    cwd: process.cwd(),
    width: widthOf(stderr),
    quiet: false,
    workflowLog: isWorkflowLog(),
    color,
  };
  const last = report.findings.length > 0 ? "keys were found" : "not everything could be read";
  await writeStream(
    stderr,
    [...pretty(report, context), `keylint ${name}: ${last}, so ${STOPPED[name]}\n`],
    signal,
  );
}
