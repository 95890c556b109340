// Carries out several command lines of the built command in one process, one after the other, and writes what each came to: to start
// that process costs more than most scans.
import { setMaxListeners } from "node:events";
import { writeFileSync } from "node:fs";
import { main } from "../../dist/cli.js";

const [, , output = "", ways = "[]"] = process.argv;
// Each run listens until the process ends.
setMaxListeners(0, process, process.stdout, process.stderr);
/** @type {{ code: number; stdout: string; stderr: string }[]} */
const runs = [];
for (const args of JSON.parse(ways)) {
  const run = { code: 0, stdout: "", stderr: "" };
  for (const name of /** @type {const} */ (["stdout", "stderr"])) {
    process[name].write = (text, ...rest) => {
      run[name] += text;
      const written = rest.findLast((argument) => typeof argument === "function");
      if (written !== undefined) process.nextTick(written, null);
      return true;
    };
  }
  run.code = await main(args);
  runs.push(run);
}
writeFileSync(output, JSON.stringify(runs));
