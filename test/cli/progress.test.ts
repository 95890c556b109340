import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { progressLine } from "../../src/cli/progress.js";
import type { Progress } from "../../src/options.js";

/** A stream that keeps what is written to it. */
function terminal(isTTY: boolean): { readonly stream: NodeJS.WriteStream; readonly written: string[] } {
  const written: string[] = [];
  const stream = { isTTY, write: (text: string) => written.push(text) } as unknown as NodeJS.WriteStream;
  return { stream, written };
}

const progress = (files: number, total: number | null = null): Progress => ({
  done: { files, objects: 0, bytes: files * 1024 ** 2 },
  total: total === null ? null : { files: total, objects: 0, bytes: 0 },
});

describe("the line that tells progress", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["performance"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("comes when a scan takes its time, tells how much is done, and goes without a trace", () => {
    const { stream, written } = terminal(true);
    const line = progressLine(stream, true);
    line.update(progress(1));
    expect(written).toEqual([]);
    vi.advanceTimersByTime(600);
    line.update(progress(1234));
    expect(written).toEqual(["\r\u001b[Kkeylint: 1,234 files, 1234.0 MB"]);
    line.clear();
    expect(written.at(-1)).toBe("\r\u001b[K");
  });

  it("tells of how many where that is known, and not more often than can be read", () => {
    const { stream, written } = terminal(true);
    const line = progressLine(stream, true);
    vi.advanceTimersByTime(600);
    for (let files = 1; files <= 50; files++) line.update(progress(files, 2000));
    expect(written).toEqual(["\r\u001b[Kkeylint: 1 of 2,000 files, 1.0 MB"]);
  });

  it.each([
    [false, true],
    [true, false],
  ])("is not there where nobody sees it or wants it: terminal %s, wanted %s", (isTTY, wanted) => {
    const { stream, written } = terminal(isTTY);
    const line = progressLine(stream, wanted);
    vi.advanceTimersByTime(5000);
    line.update(progress(5));
    line.clear();
    expect(written).toEqual([]);
  });
});
