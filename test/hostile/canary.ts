import { chmodSync, cpSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { writeFiles } from "../support/temporary.js";
import { type Canary, makeCanary } from "./repositories.js";
import { EVERY_WAY, runEveryWay } from "./running.js";

/** Attributes that name drivers for everything. */
export const EVIL_ATTRIBUTES = "* diff=evil filter=evil merge=evil\n";

/** A canary with hooks that are it, and a file to include that names it. */
export function armedCanary(root: string): Canary & { readonly hooks: string } {
  const canary = makeCanary();
  const folder = dirname(canary.program);
  const hooks = join(folder, "hooks");
  for (const to of [hooks, join(root, ".git/hooks")]) {
    mkdirSync(to, { recursive: true });
    for (const name of [
      "post-index-change",
      "reference-transaction",
      "pre-commit",
      "pre-auto-gc",
      "post-checkout",
      "fsmonitor-watchman",
    ]) {
      cpSync(canary.program, join(to, name));
      chmodSync(join(to, name), 0o755);
    }
  }
  writeFiles(folder, {
    included: `[core]\nfsmonitor = ${canary.program}\n[diff]\nexternal = ${canary.program}\n`,
    attributes: "* diff=other filter=other\n",
  });
  return { ...canary, hooks };
}

/** Expects that all keys are found in each way, and that the canary is not run. */
export async function expectSilence(
  root: string,
  canary: Canary,
  ways = EVERY_WAY,
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const runs = await runEveryWay(root, ways, { env });
  expect(canary.sang()).toBe(false);
  expect(runs.map(({ code }) => code)).toEqual(ways.map(() => 1));
}
