import { spawn } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { text } from "node:stream/consumers";
import { changeDemoRepository, makeDemoRepository, PRODUCTION_KEY } from "../../scripts/demo-repository.js";
import { accepted, invalidKey, rateLimit } from "./api-answers.js";
import { KEYLINT } from "./command-line.js";
import { ROOT } from "./documents.js";
import { pictifyApi } from "./pictify-api.js";
import { temporaryFolder, writeFiles } from "./temporary.js";

/** Something that is typed, and what the page says is printed. */
export interface Step {
  readonly command: string;
  readonly output: string;
}

/** The steps of a block of a console: lines that begin with `$ `, each with what follows it. */
export function stepsOf(code: string): readonly Step[] {
  return code
    .split(/^\$ /mu)
    .slice(1)
    .map((step) => {
      const [, command = "", output = ""] =
        /^(?<command>(?:[^\n]*\\\n)*[^\n]*)\n?(?<output>[^]*)$/u.exec(step) ?? [];
      return { command, output: output.trimEnd() };
    });
}

/**
 * A terminal in the repository of the documentation, in which keylint is installed; the API that it asks accepts the
 * production key once.
 *
 * @param programs files that a page shows, by their names
 */
export async function documentationConsole(
  programs: Readonly<Record<string, string>> = {},
): Promise<(command: string) => Promise<{ output: string; code: number | null }>> {
  const folder = temporaryFolder();
  const [bin, repository] = [join(folder, "bin"), join(folder, "share-images")];
  makeDemoRepository(repository);
  changeDemoRepository(repository);
  mkdirSync(bin);
  mkdirSync(join(repository, "node_modules"));
  symlinkSync(ROOT, join(repository, "node_modules/keylint"));
  writeFiles(repository, programs);
  writeFileSync(join(bin, "keylint"), `#!/bin/sh\nexec '${process.execPath}' '${KEYLINT}' "$@"\n`);
  chmodSync(join(bin, "keylint"), 0o755);
  const api = await pictifyApi({
    keys: {
      [PRODUCTION_KEY]: (response, request, asked) => {
        (asked === 0 ? accepted(rateLimit(300)) : invalidKey())(response, request, asked);
      },
    },
  });
  return async (command) => {
    const child = spawn("sh", ["-c", `{ ${command}\n} 2>&1`], {
      cwd: repository,
      stdio: ["ignore", "pipe", "ignore"],
      env: {
        PATH: [bin, process.env.PATH].join(delimiter),
        HOME: folder,
        GIT_CONFIG_NOSYSTEM: "1",
        KEYLINT_API_URL: api.url,
      },
    });
    const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
    const printed = await text(child.stdout);
    const shown = printed.replaceAll(folder, "~").replaceAll(`127.0.0.1:${api.port}`, "api.pictify.io");
    return { output: shown.trimEnd(), code: await ended };
  };
}

/** What differs from run to run, machine to machine and day to day, made the same. */
export function comparable(printed: string): string {
  return printed
    .replace(/\b\d+(?:\.\d+)? m?s\b/gu, "… ms")
    .replace(/\b\d+ days?\b/gu, "… days")
    .replace(/(?<=API was asked on )\d{4}-\d{2}-\d{2}/gu, "…")
    .replace(/\b(?<tool>Node\.js|git) \d[\d.]* \([^)]*\)/gu, "$<tool>");
}
