// Which modules of src/ go into one chunk: to find a file takes longer than to read it, so that what is needed together is one.
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";

const STATIC_IMPORT = /^(?:import|export) (?!type )[^"';]*from "(?<path>\.[^"]+)\.js"/gmu;

/** The modules that some lead to by what they import before anything runs, themselves included. Absolute paths. */
function closureOf(...entries) {
  const reached = new Set();
  const visit = (file) => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const { groups } of readFileSync(file, "utf8").matchAll(STATIC_IMPORT)) {
      visit(resolve(dirname(file), `${groups.path}.ts`));
    }
  };
  for (const entry of entries) visit(resolve(entry));
  return reached;
}

/** Groups for rolldown: what every command needs, what the plugin for ESLint shares with the command, what every scan needs. */
export function chunkGroups() {
  const start = closureOf("src/cli/main.ts");
  const plugin = closureOf("rules/index.ts");
  const scan = closureOf(
    "src/cli/parse-command.ts",
    "src/cli/run-scan.ts",
    "src/sources/staged.ts",
    "src/report/pretty.ts",
  );
  return [
    { name: "start", test: (id) => start.has(id), priority: 3 },
    { name: "judging", test: (id) => plugin.has(id) && scan.has(id), priority: 2 },
    { name: "scanning", test: (id) => scan.has(id), priority: 1 },
  ];
}
