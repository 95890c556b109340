import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import type { GitProblem } from "../../../src/system/git/git-problem.js";
import { openShadow, type Shadow } from "../../../src/system/git/shadow.js";
import { type GitOptions, startGit, streamGit } from "../../../src/system/git/stream-git.js";
import { processActivity } from "../../../src/system/process-activity.js";
import { repositoryAt } from "./listings.js";
import { repositoryWith, temporaryFolder } from "./repositories.js";

const LONG = 1_000_000;
const CIRCLE: GitProblem = { reason: "malformed", path: "/pack", detail: "made from itself" };

describe.runIf(process.platform === "linux")("a git that is watched over", () => {
  let shadow: Shadow;
  beforeEach(() => {
    shadow = openShadow(repositoryAt(repositoryWith({ "a.txt": "a" })));
    onTestFinished(shadow.close);
  });

  /** What is wrong with a git that is a shell script. */
  async function problemsOf(
    script: string,
    patience: Partial<NonNullable<GitOptions["patience"]>>,
    on: Shadow = shadow,
    options: GitOptions = {},
  ): Promise<readonly GitProblem[]> {
    const path = join(temporaryFolder(), "git");
    writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const problems: GitProblem[] = [];
    const all = { computing: LONG, idling: LONG, silence: LONG, ...patience };
    const pieces = streamGit(path, on, ["ls-files"], problems, { patience: all, ...options });
    while ((await pieces.next()).done !== true);
    return problems;
  }

  it("is ended when it computes for long without a word", async () => {
    expect(await problemsOf("while :; do :; done", { computing: 200 })).toMatchObject([
      { reason: "timed-out", detail: expect.stringMatching(/ls-files computed without a word/u) as string },
    ]);
  });

  it("is ended when it does nothing", async () => {
    expect(await problemsOf("exec sleep 1000", { idling: 300, computing: 0 })).toMatchObject([
      { reason: "timed-out", detail: expect.stringMatching(/did nothing/u) as string },
    ]);
  });

  it("may compute for as long as it speaks now and then", async () => {
    const script = "for i in 1 2 3 4 5 6; do j=0; while [ $j -lt 20000 ]; do j=$((j+1)); done; echo $i; done";
    expect(await problemsOf(script, { idling: 300, computing: 2000 })).toEqual([]);
  });

  it("may wait for as long as nobody waits for it", async () => {
    const path = join(temporaryFolder(), "git");
    writeFileSync(path, "#!/bin/sh\nhead -c 1000000 /dev/zero\n", { mode: 0o755 });
    const run = startGit(path, shadow, ["ls-files"], {
      patience: { computing: 100, idling: 100, silence: 100 },
    });
    await wait(1000);
    let bytes = 0;
    for await (const piece of run.output) bytes += piece.length;
    expect([bytes, await run.ended]).toEqual([1_000_000, []]);
  });

  it("is ended with what it has started", async () => {
    const folder = temporaryFolder();
    const script = `sh -c 'echo $$ > ${folder}/pid; while :; do :; done'; true`;
    await problemsOf(script, { computing: 300 });
    const pid = Number(readFileSync(join(folder, "pid"), "utf8"));
    for (;;) {
      // Until somebody has waited for it, it is still there, and does nothing.
      const before = processActivity(pid);
      await wait(100);
      if (processActivity(pid)?.computed === before?.computed) break;
    }
  });

  it("is ended when it takes too much memory", async () => {
    const script = `exec ${process.execPath} -e 'const all = []; setInterval(() => all.push(Buffer.alloc(1e8, 1)), 50)'`;
    expect(await problemsOf(script, {})).toMatchObject([
      { reason: "git-killed", detail: expect.stringMatching(/too much memory/u) as string },
    ]);
  });

  it("is ended when it gives more than is wanted", async () => {
    expect(await problemsOf("yes", {}, shadow, { most: 1_000_000 })).toMatchObject([{ reason: "too-many" }]);
  });

  it("is ended for what is found that holds it up", async () => {
    const doubting = { ...shadow, doubt: () => Promise.resolve(CIRCLE) };
    expect(await problemsOf("exec sleep 1000", {}, doubting)).toEqual([CIRCLE]);
  });

  it("goes on where nothing is found, and is asked about once", async () => {
    let asked = 0;
    const doubt = (): Promise<null> => {
      asked++;
      return Promise.resolve(null);
    };
    expect(await problemsOf("sleep 1", {}, { ...shadow, doubt })).toEqual([]);
    expect(asked).toBe(1);
  });

  it("tells whoever looks for what holds it up that it has ended", async () => {
    let ended = false;
    const doubt = (signal: AbortSignal): Promise<null> =>
      new Promise((resolve) => {
        signal.addEventListener("abort", () => {
          ended = true;
          resolve(null);
        });
      });
    await problemsOf("sleep 1", {}, { ...shadow, doubt });
    expect(ended).toBe(true);
  });
});
