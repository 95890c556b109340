import { describe, expect, it } from "vitest";
import { askedDelay, backoff } from "../../src/verify/retry-delay.js";

const NOW = Date.UTC(2026, 0, 1);
const LONGEST = 2 ** 31 - 1;

function delay(headers: Readonly<Record<string, string>>, status = 429): number | null {
  return askedDelay({ status, headers }, NOW);
}

describe("askedDelay", () => {
  it.each([
    ["0", 0],
    ["7", 7000],
    ["2147483", 2_147_483_000],
    ["2147484", LONGEST],
    ["9".repeat(400), LONGEST],
    ["Thu, 01 Jan 2026 00:00:30 GMT", 30_000],
    ["Wed, 31 Dec 2025 23:59:00 GMT", 0],
    ["Fri, 31 Dec 9999 23:59:59 GMT", LONGEST],
    ["", null],
    ["-1", null],
    ["1.5", null],
    ["1e9", null],
    ["Infinity", null],
    ["soon", null],
  ])(
    "takes Retry-After: %s for %s milliseconds, and never for more than a timer can wait",
    (value, expected) => {
      expect(delay({ "retry-after": value })).toBe(expected);
    },
  );

  it("goes by the reset of the limit only after that, where there were too many requests, and where it lies ahead", () => {
    const reset = String(NOW / 1000 + 20);
    expect(delay({ "x-ratelimit-reset": reset })).toBe(20_000);
    expect(delay({ "x-ratelimit-reset": reset, "retry-after": "3" })).toBe(3000);
    expect(delay({ "x-ratelimit-reset": reset }, 503)).toBeNull();
    expect(delay({ "x-ratelimit-reset": "1" })).toBeNull();
    expect(delay({ "x-ratelimit-reset": "9".repeat(15) })).toBe(LONGEST);
    expect(delay({ "x-ratelimit-reset": "Infinity" })).toBeNull();
  });
});

describe("backoff", () => {
  it("doubles with every attempt, and never comes twice at the same time", () => {
    for (const attempt of [1, 2, 3]) {
      const delays = Array.from({ length: 50 }, () => backoff(attempt, 100));
      const whole = 100 * 2 ** (attempt - 1);
      expect(Math.min(...delays)).toBeGreaterThanOrEqual(whole / 2);
      expect(Math.max(...delays)).toBeLessThanOrEqual(whole);
      expect(new Set(delays).size).toBeGreaterThan(1);
    }
  });
});
