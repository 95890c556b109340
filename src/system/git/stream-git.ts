import { spawn } from "node:child_process";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { killChild } from "../kill-child.js";
import { onExit } from "../on-exit.js";
import { problemsOf } from "./git-messages.js";
import type { GitProblem } from "./git-problem.js";
import type { Shadow } from "./shadow.js";

/** How git is to be run, besides its arguments. */
export interface GitOptions {
  /** What it reads, such as object ids, one a line. */
  readonly input?: Iterable<string | Buffer> | AsyncIterable<string | Buffer>;
  /** The work tree that it may see. Without one it sees none. */
  readonly workTree?: string;
  /** Milliseconds after which it is ended: a hung file system must not hang us. */
  readonly deadline?: number;
  /** Milliseconds of silence, while it is waited for, after which it is ended. */
  readonly patience?: number;
}

/** A git that runs. */
export interface GitRun {
  /** To be read to its end, or `kill` called. */
  readonly output: AsyncIterable<Buffer>;
  /** How it ended, once its output was read: what it could not do; empty where it did all. */
  readonly ended: Promise<readonly GitProblem[]>;
  /** Ends it now, wherever it is. */
  readonly kill: () => void;
}

const DEADLINE = 10 * 60 * 1000;

/**
 * Milliseconds that comparing two trees may take, many times what it takes: trees that hold each other over and over have more
 * paths than there is time, and git goes through all of them before it says a word.
 */
export const DIFF_PATIENCE = 30_000;

/** Milliseconds of silence that reading objects may take: deltas that are made from each other hold git up for ever. */
export const OBJECT_PATIENCE = 60_000;
const MESSAGE_LIMIT = 64 << 10;

/**
 * Runs git on a shadow and hands its output on as it comes. How it ended is known only at the end: what it could not do is
 * added to `problems`, and a git that failed never looks like one that had nothing to say.
 *
 * @param git absolute path
 * @throws the reason of the shadow's signal where that is aborted
 */
export async function* streamGit(
  git: string,
  shadow: Shadow,
  args: readonly string[],
  problems: GitProblem[],
  options: GitOptions = {},
): AsyncGenerator<Buffer> {
  const run = startGit(git, shadow, args, options);
  try {
    yield* run.output;
    const ended = await run.ended;
    shadow.signal?.throwIfAborted();
    problems.push(...ended);
  } finally {
    run.kill();
  }
}

/** Starts git on a shadow at once. It does not outlive this process. */
export function startGit(
  git: string,
  shadow: Shadow,
  args: readonly string[],
  options: GitOptions = {},
): GitRun {
  const { input, workTree, deadline = DEADLINE, patience = deadline } = options;
  const { signal } = shadow;
  const child = spawn(git, ["--no-pager", "-c", "core.commitGraph=false", ...args], {
    cwd: shadow.folder,
    env: workTree === undefined ? shadow.environment : { ...shadow.environment, GIT_WORK_TREE: workTree },
    windowsHide: true,
  });
  const { stdin, stdout, stderr } = child;
  // Node throws away what a process that has ended wrote, unless somebody listens by then.
  stdout.on("readable", () => undefined);
  let cause: GitProblem | null = null;
  const end = (reason: "timed-out" | "aborted", detail: string) => {
    cause ??= { reason, path: git, detail };
    kill();
  };
  const kill = () => {
    killChild(child);
    // A grandchild may hold the pipes open.
    for (const pipe of [stdin, stdout, stderr]) pipe.destroy();
  };
  const timeOut = (milliseconds: number) => {
    end("timed-out", `git ${args[0] ?? ""} took more than ${milliseconds / 1000} seconds`);
  };
  const timer = setTimeout(timeOut, deadline, deadline);
  const abort = () => {
    end("aborted", "git was ended before it was done");
  };
  signal?.addEventListener("abort", abort, { once: true });
  if (signal?.aborted === true) abort();
  const forget = onExit(() => {
    killChild(child);
  });

  let message = "";
  stderr.setEncoding("utf8").on("data", (text: string) => {
    if (message.length < MESSAGE_LIMIT) message += text;
  });
  feed(input ?? [], stdin);
  const ended = new Promise<readonly GitProblem[]>((resolve) => {
    const settle = (problems: readonly GitProblem[]) => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
      forget();
      resolve(cause === null ? problems : [cause]);
    };
    child.once("error", (error) => {
      stdout.destroy();
      settle([{ reason: "git-failed", path: git, detail: error.message }]);
    });
    child.once("close", (code, killedBy) => {
      settle(problemsOf(git, code, killedBy, message, workTree ?? shadow.folder));
    });
  });
  return { output: piecesOf(stdout, patience, timeOut), ended, kill };
}

function feed(input: NonNullable<GitOptions["input"]>, stdin: Writable): void {
  // A git that ends before it has read all is judged by how it ended.
  pipeline(Readable.from(input), stdin).catch(() => undefined);
}

async function* piecesOf(
  stdout: Readable,
  patience: number,
  timeOut: (milliseconds: number) => void,
): AsyncGenerator<Buffer> {
  const pieces = stdout[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
  try {
    for (;;) {
      const timer = setTimeout(timeOut, patience, patience);
      const { done, value } = await pieces.next().finally(() => {
        clearTimeout(timer);
      });
      if (done === true) return;
      yield value;
    }
  } catch (error) {
    // Ended by `kill`: `ended` says why.
    if (!stdout.destroyed) throw error;
  }
}
