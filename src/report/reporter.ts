import type { Checkout } from "../model/checkout.js";
import type { Report } from "../model/report.js";

/** What a reporter is told besides the report. */
export interface ReportContext {
  /** Absolute; the pretty format names paths relative to it, so that a terminal can open them. */
  readonly cwd: string;
  /** Whether colours are wanted. */
  readonly color: boolean;
  /** Characters in a line. */
  readonly width: number;
  /** Only what was found, without the summary. */
  readonly quiet: boolean;
  /** Whether the lines go to the log of a GitHub workflow. */
  readonly workflowLog: boolean;
  /** When the scan ended. */
  readonly finished: Date;
  /** The repository that was scanned, for formats that services read; null where there is none. */
  readonly checkout: Checkout | null;
}

/** Turns a report into text, piece by piece. Pure: it reads and prints nothing. */
export type Reporter = (report: Report, context: ReportContext) => Iterable<string>;
