import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { EXIT, exitCodeOf } from "../../src/cli/exit-code.js";
import type { Verdict } from "../../src/model/finding.js";
import type { Report } from "../../src/model/report.js";
import { randomKey } from "../support/keys.js";
import { scanFolder } from "../support/scanning.js";
import { temporaryFolder } from "../support/temporary.js";

const LEAK = { "a.env": `PICTIFY_API_KEY=${randomKey("exit-code")}\n` };

/** A folder with a pipe in it, which is not read: a scan of it is incomplete. */
function folderWithPipe(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder(files);
  execFileSync("mkfifo", [join(folder, "pipe")]);
  return folder;
}

function withSeverity(report: Report, severity: "error" | "warning" | "note"): Report {
  return { ...report, findings: report.findings.map((finding) => ({ ...finding, severity })) };
}

function withVerdict(report: Report, status: Verdict["status"]): Report {
  return { ...report, findings: report.findings.map((finding) => ({ ...finding, verdict: { status } })) };
}

describe("exitCodeOf", () => {
  it("is 0 where all was read and nothing found", async () => {
    expect(exitCodeOf(await scanFolder(temporaryFolder({ "a.txt": "x" })), "any")).toBe(EXIT.clean);
  });

  it("is 1 for findings", async () => {
    expect(exitCodeOf(await scanFolder(temporaryFolder(LEAK)), "any")).toBe(EXIT.findings);
  });

  it("is 3 where nothing was found and not all was read", async () => {
    const report = await scanFolder(folderWithPipe({ "a.txt": "x" }));
    expect(exitCodeOf(report, "any")).toBe(EXIT.incomplete);
  });

  it("is 3 where there was nothing to scan", async () => {
    expect(exitCodeOf(await scanFolder(temporaryFolder()), "any")).toBe(EXIT.incomplete);
  });

  it("is 1 for findings where not all was read", async () => {
    const report = await scanFolder(folderWithPipe(LEAK));
    expect(report.coverage.incomplete).not.toEqual([]);
    expect(exitCodeOf(report, "any")).toBe(EXIT.findings);
  });

  it("is 1 for warnings and not for notes", async () => {
    const report = await scanFolder(temporaryFolder(LEAK));
    expect(exitCodeOf(withSeverity(report, "warning"), "any")).toBe(EXIT.findings);
    expect(exitCodeOf(withSeverity(report, "note"), "any")).toBe(EXIT.clean);
  });

  it("is not 1 where no finding is to fail the run, and still 3 where not all was read", async () => {
    const found = await scanFolder(temporaryFolder(LEAK));
    expect(exitCodeOf(found, "none")).toBe(EXIT.clean);
    const partly = await scanFolder(folderWithPipe(LEAK));
    expect(exitCodeOf(partly, "none")).toBe(EXIT.incomplete);
  });

  it("is 1 for what is live or not known to be dead, where only that is to fail the run", async () => {
    const report = await scanFolder(temporaryFolder(LEAK));
    for (const status of ["live", "unknown", "unchecked"] as const)
      expect(exitCodeOf(withVerdict(report, status), "live")).toBe(EXIT.findings);
    expect(exitCodeOf(withVerdict(report, "dead"), "live")).toBe(EXIT.clean);
    expect(exitCodeOf(withVerdict(report, "dead"), "any")).toBe(EXIT.findings);
    const partly = await scanFolder(folderWithPipe(LEAK));
    expect(exitCodeOf(withVerdict(partly, "dead"), "live")).toBe(EXIT.incomplete);
  });

  it("has the numbers of the contract", () => {
    expect(EXIT).toEqual({ clean: 0, findings: 1, error: 2, incomplete: 3, interrupted: 130 });
  });
});
