import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { validateAction } from "@action-validator/core";
import type { Log } from "sarif";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { randomKey } from "../support/keys.js";
import { commitFiles, git, temporaryFolder, temporaryRepository } from "../support/temporary.js";

const ROOT = join(import.meta.dirname, "../..");
const KEY = randomKey("action");
const LEAK = `PICTIFY_API_KEY=${KEY}\n`;

/** Stands in for npm: puts this checkout where `npm install --prefix <folder> keylint@<version>` would put the package. */
const NPM = `#!/bin/sh
echo "$@" > "$NPM_ARGUMENTS"
mkdir -p "$3/node_modules" && ln -s "$KEYLINT_ACTION" "$3/node_modules/keylint"
`;

interface Outcome {
  readonly code: number | null;
  readonly output: string;
  readonly npm: string;
  readonly outputs: string;
  readonly summary: string;
  readonly sarif: Log | null;
}

/** Runs the script of the action in a checkout, as the runner does. */
function runAction(checkout: string, inputs: Readonly<Record<string, string>>): Outcome {
  const temporary = temporaryFolder({ outputs: "", summary: "", npm: "" });
  const tools = temporaryFolder();
  writeFileSync(join(tools, "npm"), NPM, { mode: 0o755 });
  const { status, stdout, stderr } = spawnSync("bash", [join(ROOT, "action/run.sh")], {
    cwd: checkout,
    encoding: "utf8",
    env: {
      PATH: `${tools}${delimiter}${process.env.PATH ?? ""}`,
      HOME: temporary,
      RUNNER_TEMP: temporary,
      GITHUB_ACTIONS: "true",
      GITHUB_OUTPUT: join(temporary, "outputs"),
      GITHUB_STEP_SUMMARY: join(temporary, "summary"),
      NPM_ARGUMENTS: join(temporary, "npm"),
      KEYLINT_ACTION: ROOT,
      KEYLINT_MODE: "changes",
      KEYLINT_FAIL_ON: "any",
      KEYLINT_BASELINE: "",
      KEYLINT_SARIF_FILE: "keylint.sarif",
      KEYLINT_VERSION: "",
      KEYLINT_EVENT: "pull_request",
      KEYLINT_BASE: "",
      KEYLINT_HEAD: "",
      ...inputs,
    },
  });
  const read = (name: string): string => readFileSync(join(temporary, name), "utf8");
  const sarif = join(checkout, "keylint.sarif");
  return {
    code: status,
    output: stdout + stderr,
    npm: read("npm"),
    outputs: read("outputs"),
    summary: read("summary"),
    sarif: existsSync(sarif) ? (JSON.parse(readFileSync(sarif, "utf8")) as Log) : null,
  };
}

/** A repository with a base, and a pull request on top of it that is checked out. */
function pullRequest(base: Readonly<Record<string, string>>, change: Readonly<Record<string, string>>) {
  const folder = temporaryRepository({ "readme.md": "x", ...base });
  const baseCommit = git(folder, "rev-parse", "HEAD").trim();
  const head = commitFiles(folder, change);
  return { folder, inputs: { KEYLINT_BASE: baseCommit, KEYLINT_HEAD: head } };
}

describe("action.yml", () => {
  const text = readFileSync(join(ROOT, "action.yml"), "utf8");

  it("is an action as GitHub's schema says", () => {
    expect(validateAction(text)).toMatchObject({ actionType: "action", errors: [] });
    expect(validateAction(text.replace("using: composite", "using: magic")).errors).not.toEqual([]);
  });

  it("puts nothing from outside into a script, and uses no other action", () => {
    const { runs } = parse(text) as { runs: { steps: { run: string; uses?: string }[] } };
    for (const { run, uses } of runs.steps) {
      expect(run).not.toContain("${{");
      expect(uses).toBeUndefined();
    }
  });
});

describe("the action", () => {
  it("finds what a pull request brings, says it in all three ways, and leaves the checkout as it was", () => {
    const { folder, inputs } = pullRequest({}, { "a.env": LEAK });
    const { code, output, summary, outputs, sarif, npm } = runAction(folder, inputs);
    expect(output).toContain("::error ");
    expect(code).toBe(1);
    expect(summary).toContain("## keylint: 1 key in 1 place");
    expect(outputs).toBe("sarif-file=keylint.sarif\n");
    expect(sarif?.runs[0]?.results).toHaveLength(1);
    expect(npm).toMatch(/^install --prefix \S+ --ignore-scripts .* keylint@\d+\.\d+\.\d+\n$/u);
    expect(`${output}${summary}${JSON.stringify(sarif)}`).not.toContain(KEY);
    expect(git(folder, "status", "--porcelain").trim()).toBe("?? keylint.sarif");
  });

  it("does not let a pull request say what of it is looked at", () => {
    const { folder, inputs } = pullRequest(
      {},
      {
        "a.env": LEAK,
        "keylint.config.json": '{ "exclude": ["*.env"] }',
        ".keylintignore": "*.env\n",
      },
    );
    expect(runAction(folder, inputs).code).toBe(1);
  });

  it("does not let a pull request say what of a history is looked at either", () => {
    const config = '{ "exclude": ["*.env"] }';
    const { folder, inputs } = pullRequest({}, { "a.env": LEAK, "keylint.config.json": config });
    expect(runAction(folder, { ...inputs, KEYLINT_MODE: "history" }).code).toBe(1);
  });

  it("does not let a pull request say what of its files is looked at, and warns where it cannot know better", () => {
    const config = '{ "exclude": ["*.env"] }';
    const { folder, inputs } = pullRequest({}, { "a.env": LEAK, "keylint.config.json": config });
    const files = { ...inputs, KEYLINT_MODE: "files" };
    const { code, output } = runAction(folder, files);
    expect(output).not.toContain("::warning");
    expect(code).toBe(1);
    const clone = join(temporaryFolder(), "clone");
    git(folder, "clone", "-q", "--depth=1", `file://${folder}`, clone);
    const blind = runAction(clone, files);
    expect(blind.output).toContain("::warning title=keylint::the settings of this pull request count");
    expect(blind.code).toBe(0);
  });

  it("writes through no link that a pull request brings", () => {
    const { folder, inputs } = pullRequest({}, { "a.env": LEAK });
    const outside = join(temporaryFolder({ target: "as it was" }), "target");
    symlinkSync(outside, join(folder, "link.sarif"));
    const { code, output } = runAction(folder, { ...inputs, KEYLINT_SARIF_FILE: "link.sarif" });
    expect(code).toBe(2);
    expect(output).toContain("a link stands in its place");
    expect(readFileSync(outside, "utf8")).toBe("as it was");
  });

  it("takes configuration, ignore file and baseline from the base", () => {
    for (const [base, extra] of [
      [{ "keylint.config.json": '{ "exclude": ["*.env"] }' }, {}],
      [{ ".keylintignore": "*.env\n" }, {}],
    ] as const) {
      const { folder, inputs } = pullRequest(base, { "a.env": LEAK, ".keylintignore": "", ...extra });
      expect(runAction(folder, inputs)).toMatchObject({ code: 0 });
    }
    const known = temporaryRepository({ "a.env": LEAK });
    spawnSync(process.execPath, [
      join(ROOT, "bin/keylint.js"),
      known,
      "--baseline",
      join(known, "known"),
      "--write-baseline",
    ]);
    const baseline = readFileSync(join(known, "known"), "utf8");
    const { folder, inputs } = pullRequest({ "ci/known": baseline }, { "b.env": LEAK, "ci/known": "" });
    expect(runAction(folder, { ...inputs, KEYLINT_BASELINE: "ci/known" })).toMatchObject({ code: 0 });
    expect(runAction(folder, inputs)).toMatchObject({ code: 1 });
  });

  it("passes where nothing was brought, though the base has something", () => {
    const { folder, inputs } = pullRequest({ "old.env": LEAK }, { "a.txt": "x" });
    expect(runAction(folder, inputs)).toMatchObject({ code: 0 });
  });

  it("looks at the commits of a push, and at everything where a push names no commit before it", () => {
    const { folder, inputs } = pullRequest({ "old.env": LEAK }, { "a.txt": "x" });
    expect(runAction(folder, { ...inputs, KEYLINT_EVENT: "push" }).code).toBe(0);
    const first = { ...inputs, KEYLINT_EVENT: "push", KEYLINT_BASE: "0".repeat(40) };
    expect(runAction(folder, first).code).toBe(1);
    expect(runAction(folder, { KEYLINT_EVENT: "schedule" }).code).toBe(1);
    expect(runAction(folder, { KEYLINT_EVENT: "push", KEYLINT_MODE: "files" }).code).toBe(1);
  });

  it("does not pass in a clone that lacks the base", () => {
    const { folder, inputs } = pullRequest({}, { "a.env": LEAK });
    const clone = join(temporaryFolder(), "clone");
    git(folder, "clone", "-q", "--depth=1", `file://${folder}`, clone);
    const { code, output } = runAction(clone, inputs);
    expect(code).toBe(2);
    expect(output).toContain("fetch-depth: 0");
  });

  it.each([
    [{ KEYLINT_MODE: "$(touch owned)" }, "mode: changes, files or history"],
    [{ KEYLINT_VERSION: "latest; touch owned" }, "version: write one exactly"],
    [{ KEYLINT_VERSION: "file:../evil" }, "version: write one exactly"],
    [{ KEYLINT_BASELINE: "../../secret" }, "baseline: name a file inside"],
    [{ KEYLINT_SARIF_FILE: "a\nb=c" }, "sarif-file: a line break"],
    [{ KEYLINT_FAIL_ON: "$(touch owned)" }, "--fail-on"],
  ])("refuses what is no input, and runs none of it: %j", (input, message) => {
    const { folder, inputs } = pullRequest({}, { "a.txt": "x" });
    const { code, output } = runAction(folder, { ...inputs, ...input });
    expect(code).toBe(2);
    expect(output).toContain(message);
    expect(existsSync(join(folder, "owned"))).toBe(false);
  });

  it("survives file names that are code", () => {
    const { folder, inputs } = pullRequest({}, { "$(touch owned)`touch owned`.env": LEAK });
    expect(runAction(folder, inputs).code).toBe(1);
    expect(existsSync(join(folder, "owned"))).toBe(false);
  });
});
