// Runs the tests that use git with other versions of it: node scripts/git-versions.js <clone of git/git> <version..> [-- options of vitest..]
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { delimiter, join, relative, resolve } from "node:path";

const ROOT = join(import.meta.dirname, "..");
/** Each version is built once; git ignores the folder. */
const BUILT = join(ROOT, ".git-versions");

/** Tests that start git, or read what it wrote. */
const TESTS = [
  "test/hostile",
  "test/scan",
  "test/system",
  "test/sources",
  "test/packs",
  "test/hooks",
  "test/doctor",
  "test/rotate",
  "test/init",
  "test/model/path-rules",
  ...["keylint", "exit-code", "hook", "doctor", "rotate", "purge"].map((name) => `test/cli/${name}`),
];

/** What keylint and its tests have no need of; a version that does not know a setting passes over it. */
const SETTINGS = ["NO_GETTEXT=1", "NO_TCLTK=1", "NO_PYTHON=1", "NO_RUST=1", "NO_INSTALL_HARDLINKS=1"];

function fail(message) {
  process.stderr.write(`git-versions: ${message}\n`);
  process.exit(2);
}

/** Runs a program that has to succeed; what it prints goes on. */
function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { stdio: "inherit", ...options });
  if (error !== undefined) throw error;
  if (status !== 0) fail(`${command} ${args[0]} ended with ${status}`);
}

/** The folder with the programs of a version, built from its tag where it is not there yet. */
function programsOf(version, clone) {
  const prefix = join(BUILT, version);
  const programs = join(prefix, "bin");
  if (existsSync(join(programs, "git"))) return programs;
  mkdirSync(BUILT, { recursive: true });
  const source = mkdtempSync(join(BUILT, "source-"));
  try {
    const archive = join(source, "source.tar");
    run("git", ["-C", clone, "archive", "--format=tar", "-o", archive, `v${version}`]);
    run("tar", ["-xf", archive, "-C", source]);
    const jobs = `-j${availableParallelism()}`;
    run("make", [jobs, `prefix=${prefix}`, ...SETTINGS, "all", "install"], {
      cwd: source,
      stdio: ["ignore", "ignore", "inherit"],
    });
  } finally {
    rmSync(source, { recursive: true, force: true });
  }
  return programs;
}

/** Runs the tests with a version first in PATH; says how many passed, which failed and which were skipped. */
function test(version, programs, options) {
  const folder = mkdtempSync(join(tmpdir(), "keylint-git-versions-"));
  const file = join(folder, "results.json");
  const env = { ...process.env, PATH: `${programs}${delimiter}${process.env.PATH ?? ""}` };
  const found = execFileSync("git", ["version"], { env, encoding: "utf8" }).trim();
  if (!found.startsWith(`git version ${version}`)) fail(`${found} was built for ${version}`);
  try {
    const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
    const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${file}`];
    const tests = options.some((option) => !option.startsWith("-")) ? [] : TESTS;
    spawnSync(process.execPath, [vitest, "run", ...tests, ...reporters, ...options], {
      cwd: ROOT,
      env,
      stdio: "inherit",
    });
    const { numPassedTests, testResults, success } = JSON.parse(readFileSync(file, "utf8"));
    const all = testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map(({ status, fullName }) => ({
        status,
        name: `${relative(ROOT, name)}: ${fullName}`,
      })),
    );
    const failed = all.filter(({ status }) => status === "failed");
    const skipped = all.filter(({ status }) => status !== "failed" && status !== "passed");
    const lines = [
      `git ${version}: ${numPassedTests} passed, ${failed.length} failed, ${skipped.length} skipped`,
      ...failed.map(({ name }) => `  failed   ${name}`),
      ...skipped.map(({ name }) => `  skipped  ${name}`),
    ];
    process.stdout.write(`${lines.join("\n")}\n`);
    return success;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const given = process.argv.slice(2);
const end = given.indexOf("--");
const [clone, ...versions] = end === -1 ? given : given.slice(0, end);
const options = end === -1 ? [] : given.slice(end + 1);
if (
  clone === undefined ||
  versions.length === 0 ||
  !versions.every((version) => /^\d+\.\d+\.\d+$/u.test(version))
)
  fail("name a clone of https://github.com/git/git and versions, such as 2.34.8");
if (!existsSync(join(ROOT, "dist"))) fail("npm run build first: the tests run what it makes");
let isWell = true;
for (const version of versions)
  isWell = test(version, programsOf(version, resolve(clone)), options) && isWell;
process.exitCode = isWell ? 0 : 1;
