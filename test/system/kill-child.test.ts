import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { rolldown } from "rolldown";
import { describe, expect, it } from "vitest";

const source = join(import.meta.dirname, "../../src/system/kill-child.ts");

/** Runs a program beside `killChild` in a group of processes of its own, and tells how it ended. */
async function runInGroup(program: string): Promise<unknown[]> {
  const { output } = await (await rolldown({ input: source, platform: "node" })).generate();
  const code = `${output[0].code}\nimport { spawn } from "node:child_process";\n${program}`;
  const node = spawn(process.execPath, ["--input-type=module", "-e", code], {
    detached: true,
    stdio: ["ignore", "ignore", "inherit"],
  });
  return once(node, "exit");
}

describe("ending a child", () => {
  it("ends it at once", async () => {
    const program = `
      const child = spawn(process.execPath, ["-e", "setInterval(() => undefined, 1000)"]);
      child.once("exit", (_code, signal) => process.exit(signal === "SIGKILL" ? 7 : 1));
      killChild(child);`;
    expect(await runInGroup(program)).toEqual([7, null]);
  });

  it("ends nobody else where it could not be started", async () => {
    const program = `
      const child = spawn("/nonexistent/git");
      child.once("error", () => process.exit(7));
      killChild(child);`;
    expect(await runInGroup(program)).toEqual([7, null]);
  });
});
