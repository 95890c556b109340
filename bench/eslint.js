// What the ESLint plugin costs: node bench/eslint.js [folder]
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Linter } from "eslint";

const [folder = "node_modules"] = process.argv.slice(2);
const FILES = 1000;

const { user: before } = process.cpuUsage();
const { default: keylint } = await import("../dist/eslint.js");
const imported = (process.cpuUsage().user - before) / 1000;
console.log(`importing the plugin: ${imported.toFixed(1)} ms of one core`);

/** Text files of JavaScript below a folder. */
function scripts() {
  const found = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (found.length === FILES) break;
    if (!entry.isFile() || !/\.[cm]?js$/u.test(entry.name)) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), "utf8");
    if (text.length < 200_000) found.push({ name: entry.name, text });
  }
  return found;
}

const files = ["**/*.js", "**/*.cjs", "**/*.mjs"];
// ESLint leaves out scopes and the walk where there is no rule at all: one that does nothing is the fair measure.
const nothing = {
  files,
  plugins: { nothing: { rules: { nothing: { create: () => ({}) } } } },
  rules: { "nothing/nothing": "error" },
};
const configurations = {
  parser: [nothing],
  recommended: [nothing, { ...keylint.configs.recommended, files }],
};

/** Processor time, in milliseconds, to lint some files. */
function cost(configuration, sources) {
  const linter = new Linter();
  const start = process.cpuUsage();
  for (const { name, text } of sources) linter.verify(text, configuration, { filename: name });
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

const sources = scripts();
const best = { parser: Infinity, recommended: Infinity };
for (let round = 0; round < 5; round++) {
  for (const [name, configuration] of Object.entries(configurations))
    best[name] = Math.min(best[name], cost(configuration, sources));
}
console.log(
  `${sources.length} files: parser ${best.parser.toFixed(0)} ms, recommended ${best.recommended.toFixed(0)} ms, ${(best.recommended / best.parser).toFixed(2)} times`,
);

const statement = `a("${"lorem ipsum ".repeat(40)}"+b,\`c${"d".repeat(100)}\${e}\`,{f:1});`;
const line = `var pictify=process.env.PICTIFY_API_KEY;${statement.repeat(8000)}`;
const bundle = [{ name: "bundle.js", text: line }];
console.log(
  `a bundle of ${(line.length / 1e6).toFixed(1)} MB in one line: parser ${cost(configurations.parser, bundle).toFixed(0)} ms, recommended ${cost(configurations.recommended, bundle).toFixed(0)} ms`,
);
