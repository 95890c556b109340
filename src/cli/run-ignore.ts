import { addIgnore, listIgnores } from "../findings/ignore-command.js";
import { locateRepository } from "../system/git/locate-repository.js";
import type { Command } from "./command.js";
import { EXIT } from "./exit-code.js";
import { forLog } from "./for-log.js";
import { writeStream } from "./write-stream.js";

type IgnoreCommand = Extract<Command, { kind: `ignore-${string}` }>;

/** Carries out `keylint ignore`, on the ignore file at the top of the repository, or in this folder where there is none. */
export async function runIgnore(command: IgnoreCommand, signal: AbortSignal): Promise<number> {
  const folder = locateRepository(process.cwd())?.workTree ?? process.cwd();
  const lines = await linesOf(command, folder, signal);
  await writeStream(
    process.stdout,
    lines.map((line) => `${forLog(line)}\n`),
    signal,
  );
  return EXIT.clean;
}

async function linesOf(command: IgnoreCommand, folder: string, signal: AbortSignal): Promise<string[]> {
  switch (command.kind) {
    case "ignore-add":
      return [addIgnore(folder, command)];
    case "ignore-import": {
      const { runIgnoreImport } = await import("./run-ignore-import.js");
      return runIgnoreImport(command, folder, signal);
    }
    case "ignore-list":
      return listIgnores(folder);
    case "ignore-prune": {
      const { runIgnorePrune } = await import("./run-ignore-prune.js");
      return runIgnorePrune(folder, signal);
    }
  }
}
