// What the ESLint plugin costs: node bench/eslint.js [folder] [eslint|eslint9] [rounds]
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const [folder = "node_modules", version = "eslint", rounds = "5"] = process.argv.slice(2);
const { Linter } = await import(version);
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

const linter = new Linter();

/** Processor time, in milliseconds, to lint a file. */
function cost(configuration, { name, text }) {
  const start = process.cpuUsage();
  linter.verify(text, configuration, { filename: name });
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** Lints each file with both configurations, by turns in either order, so that a noisy machine is noisy for both. */
function round(sources) {
  const total = { parser: 0, recommended: 0 };
  for (const [index, source] of sources.entries()) {
    const names = index % 2 === 0 ? ["parser", "recommended"] : ["recommended", "parser"];
    for (const name of names) total[name] += cost(configurations[name], source);
  }
  return total;
}

const sources = scripts();
round(sources);
const totals = Array.from({ length: Number(rounds) }, () => round(sources));
const ratios = totals.map(({ parser, recommended }) => recommended / parser);
console.log(
  `ESLint ${Linter.version}, ${sources.length} files, medians of ${rounds} rounds: parser ${median(totals.map(({ parser }) => parser)).toFixed(0)} ms, recommended ${median(ratios).toFixed(3)} times (${ratios.map((ratio) => ratio.toFixed(2)).join(", ")})`,
);

const statement = `a("${"lorem ipsum ".repeat(40)}"+b,\`c${"d".repeat(100)}\${e}\`,{f:1});`;
const line = `var pictify=process.env.PICTIFY_API_KEY;${statement.repeat(8000)}`;
const bundle = { name: "bundle.js", text: line };
console.log(
  `a bundle of ${(line.length / 1e6).toFixed(1)} MB in one line: parser ${cost(configurations.parser, bundle).toFixed(0)} ms, recommended ${cost(configurations.recommended, bundle).toFixed(0)} ms`,
);
