import { UserError } from "../model/errors.js";
import { version } from "../version.js";
import type { Command } from "./command.js";
import { EXIT } from "./exit-code.js";
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
    interruption.abort();
  };
  process.once("SIGINT", interrupt).once("SIGTERM", interrupt);
  // A reader of standard output or error that goes away is no error; whoever writes learns it from the write itself.
  process.stdout.on("error", () => undefined);
  process.stderr.on("error", () => undefined);
  try {
    // Asked for so often, by hooks and installers, that it is answered before anything is loaded.
    if (asksForVersion(args)) return await print(`${version}\n`);
    const { parseCommand } = await import("./parse-command.js");
    return await run(await parseCommand(args), interruption.signal);
  } catch (error) {
    if (interruption.signal.aborted) return EXIT.interrupted;
    await complain(error);
    return EXIT.error;
  } finally {
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
  }
}

async function run(command: Command, signal: AbortSignal): Promise<number> {
  switch (command.kind) {
    case "text":
      return print(command.text);
    case "scan": {
      const { runScan } = await import("./run-scan.js");
      return runScan(command, signal);
    }
    case "ignore-add":
    case "ignore-list":
    case "ignore-prune": {
      const { runIgnore } = await import("./run-ignore.js");
      return runIgnore(command, signal);
    }
  }
}

function asksForVersion(args: readonly string[]): boolean {
  const end = args.indexOf("--");
  return args.slice(0, end === -1 ? args.length : end).some((arg) => arg === "--version" || arg === "-V");
}

async function print(text: string): Promise<number> {
  await writeStream(process.stdout, [text]);
  return EXIT.clean;
}

/** One line for what its user can mend; the whole stack for a bug. Both without keys. */
async function complain(error: unknown): Promise<void> {
  const [{ sanitize }, { redact }] = await Promise.all([
    import("../report/sanitize.js"),
    import("../model/redact.js"),
  ]);
  if (error instanceof UserError) {
    process.stderr.write(`keylint: ${sanitize(error.message)}\n`);
    return;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`keylint: this is a bug of keylint ${version}, please report it:\n${redact(stack)}\n`);
}
