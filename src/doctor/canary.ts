import { spawn } from "node:child_process";
import { randomBytes, randomInt } from "node:crypto";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { onExit } from "../system/on-exit.js";
import { smallGit } from "../system/git/small-git.js";
import { openShadow, type Shadow } from "../system/git/shadow.js";
import { startGit } from "../system/git/stream-git.js";
import type { Repository } from "../system/git/repository.js";

/** A key of nobody's, staged in an index and a git folder of its own. */
export interface Canary {
  /** The only name in the index. */
  readonly path: string;
  /** Environment by which a hook sees the index with the key, and the work tree as it is. */
  readonly staged: Readonly<Record<string, string>>;
  /** The same for an index without it. */
  readonly clean: Readonly<Record<string, string>>;
  readonly close: () => void;
}

/** How a hook ended. */
export interface HookRun {
  readonly code: number | null;
  readonly output: string;
}

const BODY = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BODY_LENGTH = 32;
const DEADLINE = 120_000;

/**
 * Stages a key that is drawn now in an index and an object folder of our own: nothing of the repository is written to. The key is
 * in no argument, name or message.
 *
 * @param git absolute path
 */
export async function stageCanary(git: string, repository: Repository, signal: AbortSignal): Promise<Canary> {
  const withKey = openShadow(repository, { index: false });
  const without = openShadow(repository, { index: false });
  const close = (): void => {
    withKey.close();
    without.close();
  };
  try {
    const path = `keylint-canary-${randomBytes(6).toString("hex")}.env`;
    const run = startGit(git, withKey, ["hash-object", "-w", "--stdin"], { input: [drawLine()], signal });
    let oid = "";
    for await (const piece of run.output) oid += piece.toString();
    const [problem] = await run.ended;
    if (problem !== undefined) throw new Error(`no canary could be made: ${problem.detail}`);
    const entry = `100644,${oid.trim()},${path}`;
    await (await smallGit(git, withKey, signal)).raw("update-index", "--add", "--cacheinfo", entry);
    await (await smallGit(git, without, signal)).raw("read-tree", "--empty");
    return { path, staged: hookEnvironment(withKey), clean: hookEnvironment(without), close };
  } catch (error) {
    close();
    throw error;
  }
}

/** Runs a hook as git would, and waits for its end, but not for ever. */
export async function runHook(
  command: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<HookRun> {
  const [program = "", ...args] = command;
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...environment, KEYLINT_CANARY: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    windowsHide: true,
  });
  const kill = (): void => {
    child.kill("SIGKILL");
  };
  const forget = onExit(kill);
  signal.addEventListener("abort", kill, { once: true });
  const timer = setTimeout(kill, DEADLINE);
  try {
    const ended = new Promise<number | null>((resolve) => {
      child.once("error", () => {
        resolve(null);
      });
      child.once("close", resolve);
    });
    const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    return { code, output: stdout + stderr };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", kill);
    forget();
  }
}

function drawLine(): string {
  const body = Array.from({ length: BODY_LENGTH }, () => BODY[randomInt(BODY.length)] ?? "").join("");
  return `PICTIFY_API_KEY=${["pk", "live", body].join("_")}\n`;
}

/** The git folder of the shadow has objects, an index and no commit: whatever is staged there is new. */
function hookEnvironment({ gitDir, repository }: Shadow): Record<string, string> {
  return {
    GIT_DIR: gitDir,
    GIT_WORK_TREE: repository.workTree ?? gitDir,
    GIT_INDEX_FILE: join(gitDir, "index"),
    GIT_PREFIX: "",
  };
}
