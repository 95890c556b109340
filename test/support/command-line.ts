import { spawn, spawnSync } from "node:child_process";
import { text } from "node:stream/consumers";
import { join } from "node:path";

/** The built command. */
export const KEYLINT = join(import.meta.dirname, "../../bin/keylint.js");

/** What a run of the command came to. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command in a folder, with nothing of this environment that changes its output. */
export function keylint(
  cwd: string,
  args: readonly string[],
  options: { readonly input?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [KEYLINT, ...args], {
    cwd,
    input: options.input ?? "",
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    env: { PATH: process.env.PATH, ...options.env },
  });
  return { code: status, stdout, stderr };
}

/** The same without blocking this thread, so that servers of the test can answer the command. */
export async function keylintBeside(
  cwd: string,
  args: readonly string[],
  options: { readonly env?: Readonly<Record<string, string>>; readonly nodeArgs?: readonly string[] } = {},
): Promise<Run> {
  const child = spawn(process.execPath, [...(options.nodeArgs ?? []), KEYLINT, ...args], {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env.PATH, ...options.env },
  });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, stdout, stderr };
}
