import { describe, expect, it } from "vitest";
import { FORMAT_NAMES, loadFormat } from "../../src/report/formats.js";
import { CONTEXT, exposedFinding, madeUpFinding, madeUpReport, place } from "../support/reports.js";

/** Of this many findings, no format may be put together as one text. */
const MANY = 50_000;

describe("a report of 50,000 findings", () => {
  it.each(FORMAT_NAMES)("comes in pieces that do not grow with it: %s", async (format) => {
    const [finding, exposed] = [madeUpFinding("one of many"), exposedFinding()];
    const report = madeUpReport({
      // Those with a history are long: one in a hundred is enough of them.
      findings: Array.from({ length: MANY }, (_, index) => (index % 100 === 0 ? exposed : finding)),
      suppressed: Array.from({ length: MANY }, () => ({
        ...finding,
        by: "baseline" as const,
        reason: "known",
        location: place("known.env", 1),
      })),
    });
    const reporter = await loadFormat(format);
    let longest = 0;
    let pieces = 0;
    for (const piece of reporter(report, CONTEXT)) {
      longest = Math.max(longest, piece.length);
      pieces++;
    }
    // The longest is a result of SARIF with a thousand places.
    expect(longest).toBeLessThan(512 * 1024);
    // One format is bounded as a whole.
    if (format !== "markdown") expect(pieces).toBeGreaterThan(MANY);
  });
});
