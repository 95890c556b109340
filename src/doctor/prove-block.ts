import type { Repository } from "../system/git/repository.js";
import { type Canary, runHook } from "./canary.js";
import { type Check, ok, wrong } from "./check.js";
import type { HookProof } from "./hook-proof.js";

const FINDINGS = 1;

/** Whether a hook blocks a staged key, and nothing else. */
export async function proveBlock(
  { command, what }: HookProof,
  canary: Canary,
  repository: Repository,
  signal: AbortSignal,
): Promise<Check> {
  const cwd = repository.workTree ?? repository.gitDir;
  const staged = await runHook(command, cwd, canary.staged, signal);
  signal.throwIfAborted();
  if (staged.code === null) return wrong(`${what} did not end by itself`, "keylint hook install");
  if (staged.code === 0) {
    return wrong(
      `${what} let a staged key pass`,
      "keylint.config.json or .keylintignore may leave everything out: read them; else: keylint hook install",
    );
  }
  if (staged.code !== FINDINGS || !staged.output.includes(canary.path)) {
    return wrong(
      `${what} failed, and not for the key: ${lastLine(staged.output)}`,
      "mend that, then keylint doctor",
    );
  }
  const clean = await runHook(command, cwd, canary.clean, signal);
  signal.throwIfAborted();
  if (clean.code !== 0) {
    return wrong(
      `${what} blocks without a key too: ${lastLine(clean.output)}`,
      "mend that, then keylint doctor",
    );
  }
  return ok(`a staged key is blocked, and nothing else is (${what})`);
}

function lastLine(output: string): string {
  return output.trim().split("\n").at(-1)?.slice(0, 200) ?? "";
}
