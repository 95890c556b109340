import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { KEYLINT } from "../support/command-line.js";

/** What a run on something hostile came to. */
export interface HostileRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What the report says it could not read, one a line; empty where there is no report. */
  readonly gaps: string;
  /** Paths of what was found, sorted. */
  readonly found: readonly string[];
  /** What was left out, as `path reason`, sorted. */
  readonly skipped: readonly string[];
}

/** How a run differs from the usual. */
export interface RunOptions {
  /** Added to an environment of PATH alone; undefined takes a name out. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What to start instead of node, with the command line behind it. */
  readonly through?: readonly string[];
  readonly input?: string;
}

interface ReportShape {
  readonly findings: readonly { readonly locations: readonly { readonly path: string }[] }[];
  readonly coverage: {
    readonly skipped: readonly { readonly path: string; readonly reason: string }[];
    readonly incomplete: readonly { readonly reason: string }[];
  };
}

/** The ways to scan a repository whose HEAD has a parent. */
export const EVERY_WAY: readonly (readonly string[])[] = [
  ["."],
  ["--history"],
  ["--staged"],
  ["--range", "HEAD~1..HEAD"],
];

const WHOLE_KEY = /pk_(?:live|test)_[A-Za-z0-9]{32}/u;

/**
 * Runs the built command on something hostile, with a report in JSON, and expects what holds for every run: it ends by itself
 * with a code of the contract and with a report, without a stack, a whole key or a temporary file.
 */
export async function runHostile(
  folder: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<HostileRun> {
  const temporary = temporaryForRun();
  const run = await start(folder, [KEYLINT, ...args, ...JSON_FORMAT], temporary, options);
  expect(readdirSync(temporary)).toEqual([]);
  return judge(run);
}

/** Runs it in each of several ways: in one process, unless that is started in some other way than usual. */
export async function runEveryWay(
  folder: string,
  ways: readonly (readonly string[])[] = EVERY_WAY,
  options: RunOptions = {},
): Promise<readonly HostileRun[]> {
  if (options.through !== undefined)
    return Promise.all(ways.map((args) => runHostile(folder, args, options)));
  const temporary = temporaryForRun();
  const output = join(temporaryForRun(), "runs.json");
  const lines = JSON.stringify(ways.map((args) => [...args, ...JSON_FORMAT]));
  const { code, stdout, stderr } = await start(folder, [ALL_WAYS, output, lines], temporary, options);
  expect([code, stdout, stderr]).toEqual([0, "", ""]);
  expect(readdirSync(temporary)).toEqual([]);
  return (JSON.parse(readFileSync(output, "utf8")) as Ended[]).map(judge);
}

const JSON_FORMAT = ["--format", "json"];
const ALL_WAYS = join(import.meta.dirname, "every-way.js");

/** How a run of the command ended. */
interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder that is there until the test ends; some runs are somebody else's. */
function temporaryForRun(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "keylint-hostile-")));
  chmodSync(folder, 0o777);
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

function judge({ code, stdout, stderr }: Ended): HostileRun {
  expect([0, 1, 2, 3], stderr).toContain(code);
  expect(stderr).not.toMatch(/^\s+at |this is a bug/mu);
  expect(stdout + stderr).not.toMatch(WHOLE_KEY);
  // Nothing but lines of our own, whatever was read.
  expect(stderr.replace(/^keylint: .*\n/gmu, "")).toBe("");
  expect(stderr + stdout).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u);
  if (code === 2) {
    expect(stderr).toMatch(/^keylint: .+\n$/u);
    return { code, stdout, stderr, gaps: "", found: [], skipped: [] };
  }
  const { findings, coverage } = JSON.parse(stdout) as ReportShape;
  return {
    code,
    stdout,
    stderr,
    gaps: coverage.incomplete.map(({ reason }) => reason).join("\n"),
    found: findings.flatMap(({ locations }) => locations.map(({ path }) => path)).sort(),
    skipped: coverage.skipped.map(({ path, reason }) => `${path} ${reason}`).sort(),
  };
}

function start(
  cwd: string,
  args: readonly string[],
  temporary: string,
  { env = {}, through = [], input = "" }: RunOptions,
): Promise<Ended> {
  const [command = process.execPath, ...rest] = [...through, process.execPath, ...args];
  const environment = Object.entries({ PATH: process.env.PATH, TMPDIR: temporary, ...env });
  const child = spawn(command, rest, {
    cwd,
    env: Object.fromEntries(environment.filter(([, value]) => value !== undefined)),
  });
  // A run that hangs is ended with its test, which by then has failed.
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  child.stdin.on("error", () => undefined).end(input);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}
