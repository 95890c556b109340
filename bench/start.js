// node bench/start.js [--rounds 15]
// Start-up: keylint --version, --help and a scan of one small file against `node -e 0`, side by side.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { printTable, sideBySide } from "./side-by-side.js";

const { values } = parseArgs({ options: { rounds: { type: "string", default: "15" } } });
const keylint = resolve(import.meta.dirname, "../bin/keylint.js");
const commands = {
  version: ["--version"],
  help: ["--help"],
  "one file": ["scan", resolve(import.meta.dirname, "start.js")],
};

for (const [name, args] of Object.entries(commands)) {
  const rows = await sideBySide(
    [
      { name: `keylint ${name}`, command: ["node", keylint, ...args], codes: [0] },
      { name: "node -e 0", command: ["node", "-e", "0"], codes: [0] },
    ],
    Number(values.rounds),
  );
  printTable(name, [rows[0], rows[1]]);
}
