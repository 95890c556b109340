import type { Canary } from "./canary.js";
import { type Check, ok, wrong } from "./check.js";
import type { HookProof } from "./hook-proof.js";
import { tryHook } from "./try-hook.js";

const FINDINGS = 1;

/** Whether a hook blocks a staged key, and nothing else. */
export async function proveBlock(
  { name, command, what }: HookProof,
  canary: Canary,
  signal: AbortSignal,
): Promise<Check> {
  const key = name === "pre-receive" ? "a pushed key" : "a staged key";
  const leak = await tryHook(command, canary.leak, signal);
  signal.throwIfAborted();
  if (leak.code === null) return wrong(`${what} did not end by itself`, "keylint hook install");
  if (leak.code === 0) {
    return wrong(
      `${what} let ${key} pass`,
      "keylint.config.json or .keylintignore may leave everything out: read them; else: keylint hook install",
    );
  }
  if (leak.code !== FINDINGS || !leak.output.includes(canary.path)) {
    return wrong(
      `${what} failed, and not for the key: ${lastLine(leak.output)}`,
      "mend that, then keylint doctor",
    );
  }
  const clean = await tryHook(command, canary.clean, signal);
  signal.throwIfAborted();
  if (clean.code !== 0) {
    return wrong(
      `${what} blocks without a key too: ${lastLine(clean.output)}`,
      "mend that, then keylint doctor",
    );
  }
  return ok(`${key} is blocked, and nothing else is (${what})`);
}

function lastLine(output: string): string {
  return output.trim().split("\n").at(-1)?.slice(0, 200) ?? "";
}
