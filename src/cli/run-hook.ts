import type { HookName } from "../hooks/hook-name.js";
import { parseHookName } from "../hooks/hook-name.js";
import type { Report } from "../model/report.js";
import type { ScanOptions } from "../options.js";
import { scan } from "../scan.js";
import { EXIT, exitCodeOf } from "./exit-code.js";
import { writeStream } from "./write-stream.js";

/**
 * Does what a hook of git has to do: scans what is about to be committed, pushed or received, and says something only where that
 * is to be stopped. Whatever cannot be read stops it too.
 *
 * @param args what git gives to the hook
 * @returns the exit code; git goes on at 0 alone
 */
export async function runHook(word: string, args: readonly string[], signal: AbortSignal): Promise<number> {
  const name = parseHookName(word);
  const what = await whatToScan(name, args, signal);
  if (what === null) return EXIT.clean;
  const report = await scan({ ...what, signal });
  const code = exitCodeOf(report, "any");
  if (code !== EXIT.clean) await complain(name, report, signal);
  return code;
}

/** Every commit waits for this: nothing is loaded that it does not need. */
async function whatToScan(
  name: HookName,
  args: readonly string[],
  signal: AbortSignal,
): Promise<ScanOptions | null> {
  if (name === "pre-commit" || name === "pre-merge-commit") return { staged: true };
  const { messageToScan, refsToScan } = await import("./hook-input.js");
  return name === "commit-msg" ? messageToScan(args) : refsToScan(name, args, signal);
}

const STOPPED: Readonly<Record<HookName, string>> = {
  "pre-commit": "nothing was committed",
  "pre-merge-commit": "nothing was committed",
  "commit-msg": "nothing was committed",
  "pre-push": "nothing was pushed",
  "pre-receive": "the push was refused",
};

async function complain(name: HookName, report: Report, signal: AbortSignal): Promise<void> {
  const [{ pretty }, { isWorkflowLog }, { wantsColor, widthOf }] = await Promise.all([
    import("../report/pretty.js"),
    import("./for-log.js"),
    import("./terminal.js"),
  ]);
  // Git sends both streams of a hook to where its user sees them.
  const { stderr } = process;
  const color = wantsColor(stderr, { color: null }, process.env);
  const context = {
    cwd: process.cwd(),
    width: widthOf(stderr),
    quiet: false,
    workflowLog: isWorkflowLog(),
    color,
    finished: new Date(),
    checkout: null,
  };
  const last = report.findings.length > 0 ? "keys were found" : "not everything could be read";
  await writeStream(
    stderr,
    [...pretty(report, context), `keylint ${name}: ${last}, so ${STOPPED[name]}\n`],
    signal,
  );
}
