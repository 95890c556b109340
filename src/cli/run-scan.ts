import { resolve } from "node:path";
import type { Report } from "../model/report.js";
import { type FormatName, loadFormat } from "../report/formats.js";
import type { ReportContext } from "../report/reporter.js";
import { scan } from "../scan.js";
import { boundYoungGeneration } from "../system/young-generation.js";
import { writeBaseline } from "../findings/baseline.js";
import { announcementLine } from "./announcement-line.js";
import { checkoutOf } from "./checkout.js";
import type { ScanCommand } from "./command.js";
import { exitCodeOf } from "./exit-code.js";
import { isWorkflowLog } from "./for-log.js";
import { gapLines } from "./gap-lines.js";
import { appendJobSummary } from "./job-summary.js";
import { progressLine } from "./progress.js";
import { wantsColor, widthOf } from "./terminal.js";
import { checkWritable, writeReportFile } from "./write-output.js";
import { writeStream } from "./write-stream.js";

/** Formats that say nothing of the repository, and for which it is not read. */
const PLAIN_FORMATS: ReadonlySet<FormatName> = new Set(["pretty", "json", "jsonl"]);

/** Scans, writes what was found to where it was asked for, and gives the exit code. */
export async function runScan(command: ScanCommand, signal: AbortSignal): Promise<number> {
  const { stdout, stderr, stdin } = process;
  const files = command.outputs.flatMap(({ file }) => (file === null ? [] : [resolve(file)]));
  for (const file of [
    ...files,
    ...(command.writeBaseline === null ? [] : [resolve(command.writeBaseline)]),
  ]) {
    checkWritable(file);
  }
  // What a history takes lies in tables of its packs; with much to inspect, the room for new objects would take as much again.
  if (command.scan.history === true) boundYoungGeneration();
  const progress = progressLine(stderr, command.print.progress && !command.print.quiet);
  let report: Report;
  try {
    report = await scan({
      ...command.scan,
      ...(command.stdinPath === null ? {} : { stdin: { path: command.stdinPath, input: stdin } }),
      signal,
      onProgress: progress.update,
      onVerify: (announcement) => {
        progress.clear();
        stderr.write(announcementLine(announcement));
      },
    });
  } finally {
    // Open, it would keep the process alive after an interruption.
    if (command.stdinPath !== null) stdin.destroy();
    progress.clear();
  }
  if (command.writeBaseline !== null) writeBaseline(resolve(command.writeBaseline), report);
  const context: Omit<ReportContext, "color"> = {
    cwd: process.cwd(),
    width: widthOf(stdout),
    quiet: command.print.quiet,
    workflowLog: isWorkflowLog(),
    finished: new Date(),
    checkout: command.outputs.some(({ format }) => !PLAIN_FORMATS.has(format))
      ? checkoutOf(report.root, process.env)
      : null,
  };
  let tellsGaps = true;
  for (const { format, file } of command.outputs) {
    const color = file === null && wantsColor(stdout, command.print, process.env);
    const reporter = await loadFormat(format);
    const pieces = reporter(report, { ...context, color });
    if (file !== null) await writeReportFile(resolve(file), pieces, signal);
    else {
      // Who sees both sees them in the report; who keeps standard output has them on standard error too.
      const seesReport = format === "pretty" && !command.print.quiet && stdout.isTTY && stderr.isTTY;
      tellsGaps = !seesReport;
      await writeStream(stdout, pieces, signal);
    }
  }
  const summary = process.env.GITHUB_STEP_SUMMARY ?? "";
  if (summary !== "" && command.outputs.some(({ format }) => format === "github")) {
    await appendJobSummary(summary, report, { ...context, color: false });
  }
  // Where nobody can be told, the exit code still tells.
  if (tellsGaps)
    await writeStream(stderr, gapLines(report), signal).catch(() => {
      signal.throwIfAborted();
    });
  return exitCodeOf(report, command.failOn);
}
