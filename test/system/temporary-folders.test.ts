import { spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rolldown } from "rolldown";
import { makeTemporaryFolder } from "../../src/system/temporary-folders.js";
import { temporaryFolder } from "./git/repositories.js";

const source = join(import.meta.dirname, "../../src/system/temporary-folders.ts");

describe("a temporary folder", () => {
  let code: string;
  let parent: string;
  beforeAll(async () => {
    const { output } = await (await rolldown({ input: source, platform: "node" })).generate();
    code = output[0].code;
  });
  beforeEach(() => {
    parent = temporaryFolder();
    writeFileSync(join(parent, "module.mjs"), code);
  });

  /** Arguments of a node that makes a folder with a file in it, says so, and then does what it is told. */
  const program = (rest: string) => [
    "--input-type=module",
    "-e",
    `import { makeTemporaryFolder } from ${JSON.stringify(pathToFileURL(join(parent, "module.mjs")).href)};
     import { writeFileSync } from "node:fs";
     const folder = makeTemporaryFolder();
     writeFileSync(folder.path + "/file", "");
     process.stdout.write("made\\n");
     ${rest}`,
  ];
  const options = () => ({ env: { ...process.env, TMPDIR: parent } });
  const left = () => readdirSync(parent).filter((name) => name.startsWith("keylint-"));

  it("is private, and gone once removed, however often", () => {
    const folder = makeTemporaryFolder();
    expect(statSync(folder.path).mode & 0o777).toBe(0o700);
    folder.remove();
    folder.remove();
    expect(existsSync(folder.path)).toBe(false);
  });

  it("leaves no listener behind once removed", () => {
    const before = process.listenerCount("SIGINT");
    const folders = [makeTemporaryFolder(), makeTemporaryFolder()];
    expect(process.listenerCount("SIGINT")).toBe(before + 1);
    for (const folder of folders) folder.remove();
    expect(process.listenerCount("SIGINT")).toBe(before);
  });

  it.each(["", "process.exit(3)", "throw new Error('bug')", "Promise.reject(new Error('bug'))"])(
    "is gone when the process ends: %j",
    (rest) => {
      const { stdout } = spawnSync(process.execPath, program(rest), options());
      expect(stdout.toString()).toBe("made\n");
      expect(left()).toEqual([]);
    },
  );

  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "is gone when %s ends the process, as it would have",
    async (signal) => {
      const child = spawn(process.execPath, program("setInterval(() => undefined, 1000)"), options());
      child.stdout.once("data", () => child.kill(signal));
      const ended = await new Promise((resolve) =>
        child.once("exit", (_code, by) => {
          resolve(by);
        }),
      );
      expect(ended).toBe(signal);
      expect(left()).toEqual([]);
    },
  );

  it("leaves it to a listener of the program how a signal ends it", async () => {
    const rest = "process.on('SIGINT', () => process.exit(130)); setInterval(() => undefined, 1000)";
    const child = spawn(process.execPath, program(rest), options());
    child.stdout.once("data", () => child.kill("SIGINT"));
    const code = await new Promise((resolve) => child.once("exit", resolve));
    expect(code).toBe(130);
    expect(left()).toEqual([]);
  });
});
