import { spawn, type ChildProcess } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { processActivity } from "../../src/system/process-activity.js";

/** Starts a shell with a script; it is ended with the test. */
function shell(script: string): ChildProcess & { readonly pid: number } {
  const child = spawn("/bin/sh", ["-c", script], { stdio: "ignore" });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  if (child.pid === undefined) throw new Error("there is no shell");
  return Object.assign(child, { pid: child.pid });
}

/** Waits until something holds of the activity of a process. */
async function until(
  pid: number,
  holds: (activity: NonNullable<ReturnType<typeof processActivity>>) => boolean,
) {
  for (;;) {
    const activity = processActivity(pid);
    if (activity !== null && holds(activity)) return activity;
    await wait(20);
  }
}

describe.runIf(process.platform === "linux")("what a process has done", () => {
  it("grows while it computes", async () => {
    const { pid } = shell("while :; do :; done");
    await until(pid, ({ computed }) => computed >= 100);
  });

  it("stays the same while it sleeps", async () => {
    const { pid } = shell("exec sleep 1000");
    await wait(300);
    const before = processActivity(pid);
    await wait(300);
    expect(processActivity(pid)).toEqual(before);
    expect(before?.waitsForDisk).toBe(false);
  });

  it("holds what its children do", async () => {
    const { pid } = shell("sh -c 'sleep 1000 & while :; do :; done'; true");
    const { descendants } = await until(
      pid,
      (activity) => activity.descendants.length >= 2 && activity.computed >= 100,
    );
    for (const child of descendants) process.kill(child, "SIGKILL");
  });

  it("tells of its memory", () => {
    const held = Buffer.alloc(50_000_000, 1);
    expect(processActivity(process.pid)?.memory).toBeGreaterThan(held.length);
  });

  it("is not known of a process that is not there", () => {
    expect(processActivity(2 ** 30)).toBeNull();
  });
});
