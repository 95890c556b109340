import { UserError } from "../model/errors.js";
import { version } from "../version.js";
import type { Command } from "./command.js";
import { EXIT } from "./exit-code.js";
import { shortageOf } from "./shortage.js";
import { writeStream } from "./write-stream.js";

/**
 * Carries out a command line.
 *
 * @param args without `node` and the name of the script
 * @returns the exit code
 */
export async function main(args: readonly string[]): Promise<number> {
  const interruption = new AbortController();
  const interrupt = (): void => {
    // Whoever asks twice does not want to wait for an orderly end.
    if (interruption.signal.aborted) process.exit(EXIT.interrupted);
    interruption.abort();
  };
  // Not once: that would be gone before others ask whether somebody sees to the end of the process.
  process.on("SIGINT", interrupt).on("SIGTERM", interrupt);
  // What is thrown where nobody waits for it would end in Node's own message, keys and all, and with the code of findings.
  const { promise: bug, reject } = withReject();
  const giveUp = (error: unknown): void => {
    reject(new Bug(error));
    interruption.abort(error);
  };
  process.on("uncaughtException", giveUp).on("unhandledRejection", giveUp);
  // A reader of standard output or error that goes away is no error; whoever writes learns it from the write itself.
  process.stdout.on("error", () => undefined);
  process.stderr.on("error", () => undefined);
  try {
    // Asked for so often, by hooks and installers, that it is answered before anything is loaded.
    if (asksForVersion(args)) return await print(`${version}\n`, interruption.signal);
    requireFolder();
    const command = hookOf(args) ?? (await parse(args));
    return await Promise.race([run(command, interruption.signal), bug]);
  } catch (error) {
    if (!(error instanceof Bug) && interruption.signal.aborted) return EXIT.interrupted;
    await complain(error instanceof Bug ? error.cause : error);
    // What was started beside what failed would keep the process alive.
    interruption.abort(error);
    return EXIT.error;
  } finally {
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
  }
}

/** A folder that was removed under our feet ends in Node's own error wherever it is asked for. */
function requireFolder(): void {
  try {
    process.cwd();
  } catch {
    throw new UserError("the current folder is gone, or closed to this user: change to another one");
  }
}

/** Something that was thrown where nobody waited for it. */
class Bug extends Error {
  constructor(cause: unknown) {
    super("a bug", { cause });
  }
}

function withReject(): { readonly promise: Promise<never>; readonly reject: (error: Bug) => void } {
  let reject: (error: Bug) => void = () => undefined;
  const promise = new Promise<never>((_resolve, rejectIt) => {
    reject = rejectIt;
  });
  promise.catch(() => undefined);
  return { promise, reject };
}

async function run(command: Command, signal: AbortSignal): Promise<number> {
  switch (command.kind) {
    case "text":
      return print(command.text, signal);
    case "scan": {
      const { runScan } = await import("./run-scan.js");
      return runScan(command, signal);
    }
    case "rotate": {
      const { runRotate } = await import("./run-rotate.js");
      return runRotate(command, signal);
    }
    case "ignore-add":
    case "ignore-import":
    case "ignore-list":
    case "ignore-prune": {
      const { runIgnore } = await import("./run-ignore.js");
      return runIgnore(command, signal);
    }
    case "hook-install":
    case "hook-uninstall": {
      const { changeHooks } = await import("./change-hooks.js");
      return changeHooks(command, signal);
    }
    case "hook-run": {
      const { runHook } = await import("./run-hook.js");
      return runHook(command.name, command.args, signal);
    }
    case "init": {
      const { runInit } = await import("./run-init.js");
      return runInit(command, signal);
    }
    case "doctor": {
      const { runDoctor } = await import("./run-doctor.js");
      return runDoctor(command, signal);
    }
  }
}

async function parse(args: readonly string[]): Promise<Command> {
  const { parseCommand } = await import("./parse-command.js");
  return parseCommand(args);
}

/** What every commit waits for is told without the parser, which takes longer to load than the hook to do its work. */
function hookOf([command, action, name, ...args]: readonly string[]): Command | null {
  if (command !== "hook" || action !== "run" || name === undefined || name.startsWith("-")) return null;
  return args.includes("--help") ? null : { kind: "hook-run", name, args };
}

function asksForVersion(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  return args.slice(0, end === -1 ? args.length : end).some((arg) => arg === "--version" || arg === "-V");
}

async function print(text: string, signal: AbortSignal): Promise<number> {
  await writeStream(process.stdout, [text], signal);
  return EXIT.clean;
}

/** One line for what its user can mend; the whole stack for a bug. Both without keys. */
async function complain(error: unknown): Promise<void> {
  const shortage = shortageOf(error);
  if (shortage !== null) {
    // What it takes to load anything more may be what is lacking.
    process.stderr.write(`keylint: ${shortage}\n`);
    return;
  }
  const { forLog } = await import("./for-log.js");
  if (error instanceof UserError) {
    process.stderr.write(`keylint: ${forLog(error.message)}\n`);
    return;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(
    `keylint: this is a bug of keylint ${version}, please report it:\n${stack.split("\n").map(forLog).join("\n")}\n`,
  );
}
