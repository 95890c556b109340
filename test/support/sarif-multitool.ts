import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "sarif";
import { temporaryFolder } from "./temporary.js";

/**
 * Microsoft's validator, whose rules ask more than the schema. At 104 MB it is no dependency: .ci/run installs it and names
 * its folder in SARIF_MULTITOOL.
 */
export const MULTITOOL = join(process.env.SARIF_MULTITOOL ?? "/nowhere", "Sarif.Multitool");

/** Whether the validator is there. */
export const hasMultitool = existsSync(MULTITOOL);

/** What the validator finds wrong with a log, as `rule level: message`. Its exit code is 0 even for errors. */
export function multitoolComplaints(text: string): string[] {
  const folder = temporaryFolder();
  const [log, results] = [join(folder, "log.sarif"), join(folder, "results.sarif")];
  writeFileSync(log, text);
  const { status, stdout, stderr } = spawnSync(
    MULTITOOL,
    ["validate", log, "--rule-kind", "Sarif;Ghas", "--output", results],
    { encoding: "utf8", env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1" } },
  );
  if (!existsSync(results))
    throw new Error(`the validator failed with ${String(status)}: ${stdout}${stderr}`);
  const { runs } = JSON.parse(readFileSync(results, "utf8").replace(/^\uFEFF/u, "")) as Log;
  return runs.flatMap((run) =>
    (run.results ?? []).map(({ ruleId = "", level = "warning", message }) => {
      const location = message.arguments?.join(" | ") ?? message.text ?? "";
      return `${ruleId} ${level}: ${location}`;
    }),
  );
}
