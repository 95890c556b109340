import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { KEYLINT, type Run } from "../support/command-line.js";
import { randomKey } from "../support/keys.js";
import { git, temporaryFolder, temporaryRepository, writeFiles } from "../support/temporary.js";

/** A key, and a line that holds it. */
export const KEY = randomKey("hooks");
export const LEAK = `PICTIFY_API_KEY=${KEY}\n`;

/** The tools that this package has for its tests. */
export const TOOLS = join(import.meta.dirname, "../../node_modules/.bin");

/** A repository whose user has no configuration but a name. */
export function userRepository(files: Readonly<Record<string, string>> = {}): string {
  const folder = temporaryRepository(files);
  git(folder, "config", "user.name", "A");
  git(folder, "config", "user.email", "a@example.com");
  return folder;
}

/** Runs a program as a user would, in an environment that holds nothing of this one but PATH. */
export function run(
  cwd: string,
  command: readonly string[],
  options: { readonly env?: Readonly<Record<string, string>>; readonly input?: string } = {},
): Run {
  const [program = "", ...args] = command;
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    encoding: "utf8",
    input: options.input ?? "",
    env: {
      PATH: process.env.PATH,
      HOME: join(cwd, "..", "no home"),
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_EDITOR: "true",
      ...options.env,
    },
  });
  if (error !== undefined) throw error;
  return { code: status, stdout, stderr };
}

/** Runs keylint as a user would. */
export function runKeylint(cwd: string, ...args: readonly string[]): Run {
  return run(cwd, [process.execPath, KEYLINT, ...args]);
}

/** Writes and stages files, and commits them. */
export function commit(
  folder: string,
  files: Readonly<Record<string, string>>,
  {
    message = "change",
    env = {},
  }: { readonly message?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Run {
  writeFiles(folder, files);
  git(folder, "add", "-A");
  return run(folder, ["git", "commit", "-m", message], { env });
}

/** How many commits HEAD has. */
export function commits(folder: string): number {
  return Number(git(folder, "rev-list", "--count", "HEAD"));
}

/** Writes an executable file. */
export function writeProgram(folder: string, name: string, text: string): void {
  writeFiles(folder, { [name]: text });
  chmodSync(join(folder, name), 0o755);
}

/** A folder for PATH in which `keylint` is the built command, as after `npm install --global`. */
export function folderWithKeylint(at = temporaryFolder()): string {
  mkdirSync(at, { recursive: true });
  symlinkSync(KEYLINT, join(at, "keylint"));
  return at;
}
