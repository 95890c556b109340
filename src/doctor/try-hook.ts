import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { killChild } from "../system/kill-child.js";
import { onExit } from "../system/on-exit.js";

/** What a hook sees when it is tried out. */
export interface HookScene {
  readonly cwd: string;
  /** Besides that of this process. */
  readonly environment: Readonly<Record<string, string>>;
  /** What git would write to it. */
  readonly input: string;
}

/** How a hook ended. */
export interface HookEnd {
  /** Null where it was ended, or could not be run. */
  readonly code: number | null;
  readonly output: string;
}

const DEADLINE = 120_000;

/** Runs a hook as git would, and waits for its end, but not for ever. */
export async function tryHook(
  [program = "", ...args]: readonly string[],
  { cwd, environment, input }: HookScene,
  signal: AbortSignal,
): Promise<HookEnd> {
  const child = spawn(program, args, {
    cwd,
    env: { ...process.env, ...environment, KEYLINT_CANARY: "1" },
    windowsHide: true,
  });
  const kill = (): void => {
    killChild(child);
  };
  const forget = onExit(kill);
  signal.addEventListener("abort", kill, { once: true });
  const timer = setTimeout(kill, DEADLINE);
  // One that ends without reading is judged by how it ended.
  child.stdin.on("error", () => undefined).end(input);
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
