import { type Check } from "../doctor/check.js";
import { examine } from "../doctor/examine.js";
import { currentLauncher } from "../hooks/launcher.js";
import { EXIT } from "./exit-code.js";
import { forLog } from "./for-log.js";
import { writeStream } from "./write-stream.js";

/** Carries out `keylint doctor` in this folder: 0 where nothing is wrong, 1 otherwise. */
export async function runDoctor(signal: AbortSignal): Promise<number> {
  let wrong = 0;
  for await (const check of examine(process.cwd(), currentLauncher, process.env, signal)) {
    if (check.status === "wrong") wrong++;
    await writeStream(process.stdout, linesOf(check), signal);
  }
  const end = wrong === 0 ? "all is well" : `${wrong} ${wrong === 1 ? "thing is" : "things are"} wrong`;
  await writeStream(process.stdout, [`${end}\n`], signal);
  return wrong === 0 ? EXIT.clean : EXIT.findings;
}

function* linesOf(check: Check): Generator<string> {
  yield `${check.status.padEnd(7)}${forLog(check.text)}\n`;
  if (check.status === "wrong") yield `       to mend it: ${forLog(check.fix)}\n`;
}
