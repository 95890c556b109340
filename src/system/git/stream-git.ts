import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import type { EventEmitter } from "node:events";
import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { killChild } from "../kill-child.js";
import { onExit } from "../on-exit.js";
import { problemsOf } from "./git-messages.js";
import type { GitProblem } from "./git-problem.js";
import type { Shadow } from "./shadow.js";
import { GitWatch, type GitPatience, PATIENCE } from "./watch-git.js";

/** How git is to be run, besides its arguments. */
export interface GitOptions {
  /** What it reads, such as object ids, one a line. */
  readonly input?: Iterable<string | Buffer> | AsyncIterable<string | Buffer>;
  /** The work tree that it may see. Without one it sees none. */
  readonly workTree?: string;
  /** Milliseconds after which it is ended: a hung file system must not hang us. */
  readonly deadline?: number;
  /** How long it may go on without a word. */
  readonly patience?: GitPatience;
  /** Bytes of output after which it is ended: trees that hold each other over and over have more paths than there is memory. */
  readonly most?: number;
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
const MESSAGE_LIMIT = 64 << 10;

/** Bytes of a list of paths that is held in memory: about a million of them. */
export const MOST_PATHS = 64 * 1024 ** 2;

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
  const { input, workTree, deadline = DEADLINE, patience = PATIENCE, most = Infinity } = options;
  const name = commandOf(args);
  const { signal } = shadow;
  const child = spawn(git, ["--no-pager", "-c", "core.commitGraph=false", ...args], {
    cwd: shadow.folder,
    env: workTree === undefined ? shadow.environment : { ...shadow.environment, GIT_WORK_TREE: workTree },
    windowsHide: true,
  });
  requirePipes(child);
  const { stdin, stdout, stderr } = child;
  // Node throws away what a process that has ended wrote, unless somebody listens by then.
  stdout.on("readable", () => undefined);
  let cause: GitProblem | null = null;
  const end = (reason: GitProblem["reason"], detail: string, path = git) => {
    cause ??= { reason, path, detail };
    kill();
  };
  const watch = new GitWatch(child, name, shadow, patience, end);
  const kill = () => {
    watch.stop();
    killChild(child);
    // A grandchild may hold the pipes open.
    for (const pipe of [stdin, stdout, stderr]) pipe.destroy();
  };
  const timer = setTimeout(() => {
    end("timed-out", `git ${name} took more than ${deadline / 1000} seconds`);
  }, deadline);
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
      watch.stop();
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
  const output = upTo(most, piecesOf(stdout, watch), () => {
    const { workTree: folder, commonDir } = shadow.repository;
    end("too-many", `git ${name} gave more than ${most} bytes`, folder ?? commonDir);
  });
  return { output, ended, kill };
}

/**
 * Node gives a child no pipes where it may open no files for them; the event that says so comes when nobody can wait for it.
 *
 * @throws an error like that of the system
 */
function requirePipes(child: Partial<ChildProcessWithoutNullStreams> & EventEmitter): void {
  if (child.stdin !== undefined && child.stdout !== undefined && child.stderr !== undefined) return;
  child.on("error", () => undefined);
  throw Object.assign(new Error("git cannot be started: EMFILE"), { code: "EMFILE" });
}

/** The name of a command, behind the folder that it is to run in. */
function commandOf([first = "", , third = ""]: readonly string[]): string {
  return first === "-C" ? third : first;
}

function feed(input: NonNullable<GitOptions["input"]>, stdin: Writable): void {
  // A git that ends before it has read all is judged by how it ended.
  pipeline(Readable.from(input), stdin).catch(() => undefined);
}

async function* upTo(most: number, pieces: AsyncIterable<Buffer>, end: () => void): AsyncGenerator<Buffer> {
  let left = most;
  for await (const piece of pieces) {
    left -= piece.length;
    if (left < 0) {
      end();
      return;
    }
    yield piece;
  }
}

async function* piecesOf(stdout: Readable, watch: GitWatch): AsyncGenerator<Buffer> {
  const pieces = stdout[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
  try {
    for (;;) {
      watch.listen();
      const { done, value } = await pieces.next();
      watch.hear();
      if (done === true) return;
      yield value;
    }
  } catch (error) {
    // Ended by `kill`: `ended` says why.
    if (!stdout.destroyed) throw error;
  }
}
