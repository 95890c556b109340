import { relative, resolve } from "node:path";
import { buffer } from "node:stream/consumers";
import type { HookName } from "../hooks/hook-name.js";
import { rangeOfFramework, rangeOfPush, rangeOfReceive } from "../hooks/pushed-range.js";
import { recordedMessage } from "../hooks/recorded-message.js";
import { UserError } from "../model/errors.js";
import type { ScanOptions } from "../options.js";
import { findGit } from "../system/git/find-git.js";
import { type GitSetting, readGitSettings } from "../system/git/git-settings.js";
import { readPlainFile } from "../system/git/plain-file.js";
import { repositoryHere } from "../system/git/repository-here.js";

/**
 * What pre-push and pre-receive are to judge: the commits and names that git tells on standard input. Null where nothing is sent.
 *
 * @throws UserError where standard input holds anything else
 */
export async function refsToScan(
  name: "pre-push" | "pre-receive",
  [remote = ""]: readonly string[],
  signal: AbortSignal,
): Promise<ScanOptions | null> {
  const input = await readInput(name, signal);
  const told = input === "" && name === "pre-push" ? rangeOfFramework(process.env) : null;
  if (told !== null) return { range: told };
  const range = name === "pre-push" ? rangeOfPush(input, remote, settingsHere()) : rangeOfReceive(input);
  return range === null ? null : { range };
}

/** What commit-msg is to judge: the message in the file that it names, as git will record it. */
export function messageToScan([file]: readonly string[]): ScanOptions {
  if (file === undefined)
    throw new UserError('commit-msg: name the file of the message: keylint hook run commit-msg "$1"');
  // Git opens no editor, and keeps comments, where it sets this.
  const edited = process.env.GIT_EDITOR !== ":";
  const message = recordedMessage(readMessage(file), settingsHere(), edited);
  const path = relative(process.cwd(), resolve(file));
  return { paths: [], stdin: { path, input: once(message), kind: "commit-message" } };
}

const MESSAGE_LIMIT = 64 * 1024 ** 2;

function readMessage(file: string): Buffer {
  const message = readPlainFile(file, MESSAGE_LIMIT);
  if (message.status === "read") return message.bytes;
  const why = message.status === "absent" ? "it is not there" : message.problem.detail;
  throw new UserError(`${file}: the commit message cannot be read (${why}): name its file`);
}

// eslint-disable-next-line @typescript-eslint/require-await
async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

function settingsHere(): readonly GitSetting[] {
  const repository = repositoryHere();
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
