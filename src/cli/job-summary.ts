import { closeSync, openSync } from "node:fs";
import { UserError } from "../model/errors.js";
import type { Report } from "../model/report.js";
import { redacted } from "../report/redacted.js";
import type { ReportContext } from "../report/reporter.js";
import { errorCode } from "../system/open-file.js";
import { writeAll } from "./write-output.js";

/**
 * Appends a report to the summary of a GitHub job: the file that the runner names in GITHUB_STEP_SUMMARY.
 *
 * @throws UserError where that cannot be written
 */
export async function appendJobSummary(file: string, report: Report, context: ReportContext): Promise<void> {
  const { jobSummary } = await import("../report/markdown.js");
  try {
    const fd = openSync(file, "a", 0o644);
    try {
      writeAll(fd, jobSummary(redacted(report), context));
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    throw new UserError(
      `${file}: the job summary cannot be written (${errorCode(error) ?? "unknown error"}): ` +
        "unset GITHUB_STEP_SUMMARY, or name a file that can be",
    );
  }
}
