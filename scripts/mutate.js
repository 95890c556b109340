// Mutation testing by Stryker: node scripts/mutate.js [files..] [--option=value of Stryker..]
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import glob from "fast-glob";

process.chdir(new URL("..", import.meta.url).pathname);

/**
 * Stryker is installed where it is first used, so that `npm ci` does not bring its 170 packages. Version 10 wants a newer Node
 * than the oldest that keylint supports.
 */
const STRYKER = "9.6.1";
const TOOLS = `.mutation/stryker-${STRYKER}`;

/**
 * Which tests have to notice what is wrong in which files. Left out are tests of random texts, as a score has to be the same in
 * each run, and those that take longer than all the others together.
 */
const SCOPES = [
  { files: ["src/detect/*.ts"], tests: "test/detect/!(growth|any-text|random-bodies).test.ts" },
  { files: ["rules/text-language/*.ts"], tests: "test/rules/text-language.test.ts" },
  // Stryker cannot place a mutant in an export under a string, which index.ts has.
  {
    files: ["rules/!(index).ts", "rules/!(text-language)/*.ts"],
    tests: "test/rules/!(languages|plugin|typed).test.ts,test/rules/*/*.test.ts",
  },
];

function run(command, args) {
  const { status, error } = spawnSync(command, args, { stdio: "inherit" });
  if (error !== undefined) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

function install() {
  if (existsSync(`${TOOLS}/node_modules/@stryker-mutator/core`)) return;
  mkdirSync(TOOLS, { recursive: true });
  const flags = ["--no-save", "--ignore-scripts", "--no-audit", "--no-fund"];
  run("npm", ["install", "--prefix", TOOLS, ...flags, `@stryker-mutator/core@${STRYKER}`]);
}

/** The scope that mutates a file. */
function scopeOf(file) {
  return SCOPES.find(({ files }) => glob.sync(files).includes(file));
}

function mutate(files, tests, options) {
  const stryker = `${TOOLS}/node_modules/@stryker-mutator/core/bin/stryker.js`;
  run(process.execPath, [stryker, "run", "--mutate", files.join(","), "--testFiles", tests, ...options]);
}

const given = process.argv.slice(2);
const options = given.filter((argument) => argument.startsWith("-"));
const wanted = given.filter((argument) => !argument.startsWith("-"));
const stray = wanted.find((file) => scopeOf(file) === undefined);
if (stray !== undefined) {
  process.stderr.write(`mutate: ${stray} is no file that is mutated: name files of src/detect/ or rules/\n`);
  process.exit(2);
}
install();
for (const scope of SCOPES) {
  const files = wanted.length === 0 ? scope.files : wanted.filter((file) => scopeOf(file) === scope);
  if (files.length > 0) mutate(files, scope.tests, options);
}
