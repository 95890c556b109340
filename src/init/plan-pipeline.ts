import { readdirSync } from "node:fs";
import { join } from "node:path";
import { version } from "../version.js";
import { githubWorkflow, gitlabJob } from "./pipeline-text.js";
import { left, type Step } from "./step.js";
import { isThere, type Surroundings } from "./surroundings.js";
import { readTarget } from "./target-file.js";

const WHAT = "CI";
const WORKFLOWS = ".github/workflows";
const WORKFLOW = `${WORKFLOWS}/keylint.yml`;
const GITLAB = ".gitlab-ci.yml";
/** Other services; docs/ci.md has what they need. */
const OTHERS = [
  ".circleci/config.yml",
  "azure-pipelines.yml",
  "bitbucket-pipelines.yml",
  "Jenkinsfile",
  ".travis.yml",
  ".drone.yml",
  ".buildkite",
  ".woodpecker.yml",
];

/** A pipeline that runs keylint: for GitHub or GitLab, whichever the project's files or its remote tell. */
export function planPipelines(surroundings: Surroundings): readonly Step[] {
  const steps: Step[] = [];
  const isOnGithub = isThere(surroundings, ".github") || surroundings.host === "github.com";
  const isOnGitlab = isThere(surroundings, GITLAB) || /(?:^|\.)gitlab\./u.test(surroundings.host ?? "");
  // A folder .github is often there for its templates alone.
  const isGithubSure = isThere(surroundings, WORKFLOWS) || surroundings.host === "github.com";
  if (isOnGithub && (isGithubSure || !isOnGitlab)) steps.push(planGithub(surroundings));
  if (isOnGitlab) steps.push(planGitlab(surroundings));
  if (steps.length > 0) return steps;
  const other = OTHERS.find((path) => isThere(surroundings, path));
  return [
    left(
      WHAT,
      other === undefined
        ? "nothing tells whether it is GitHub or GitLab: docs/ci.md of keylint has both, and others"
        : `${other} is another service's: docs/ci.md of keylint has what it needs`,
    ),
  ];
}

function planGithub({ top }: Surroundings): Step {
  const file = readTarget(top, WORKFLOW);
  if (file.kind === "unsafe") return left(WHAT, file.because);
  if (file.kind === "file") return left(WHAT, `${WORKFLOW} is there already`);
  const other = workflowsIn(top).find((name) => runsKeylint(top, `${WORKFLOWS}/${name}`));
  if (other !== undefined) return left(WHAT, `${WORKFLOWS}/${other} runs keylint already`);
  return { kind: "make", what: WHAT, path: WORKFLOW, text: githubWorkflow(version) };
}

function planGitlab({ top }: Surroundings): Step {
  const file = readTarget(top, GITLAB);
  switch (file.kind) {
    case "unsafe":
      return left(WHAT, file.because);
    case "absent":
      return { kind: "make", what: WHAT, path: GITLAB, text: gitlabJob(version, "test") };
    case "file": {
      const { text } = file;
      if (/\bkeylint\b/u.test(text)) return left(WHAT, `${GITLAB} speaks of keylint already`);
      if (!isPlainMapping(text)) {
        return left(WHAT, `${GITLAB} is not changed, as it is no plain list of jobs; add to it`, [
          "include:",
          "  - project: your-group/keylint # a mirror of keylint's repository",
          "    file: /templates/gitlab-ci.yml",
        ]);
      }
      const end = text.includes("\r\n") ? "\r\n" : "\n";
      const gap = text === "" || text.endsWith(`${end}${end}`) ? "" : text.endsWith("\n") ? end : end + end;
      const job = gap + gitlabJob(version, stageOf(text)).replaceAll("\n", end);
      return {
        kind: "add",
        what: WHAT,
        path: GITLAB,
        before: text,
        insertions: [{ offset: text.length, text: job }],
      };
    }
  }
}

/** Whether a job can be put at the end of a YAML text: names at its left, each with what is indented below it. */
function isPlainMapping(text: string): boolean {
  return text
    .split(/\r\n|\n|\r/u)
    .every(
      (line) => /^(?:$|[ #]|---\s*$|- |[\w.'"][^:]{0,200}:(?: |$))/u.test(line) && !line.startsWith("\t"),
    );
}

/** `test`, unless the pipeline has stages of its own without it: then the first of those. */
function stageOf(text: string): string {
  const inline = /^stages:[ \t]*\[([^\]\n]{1,400})\]/mu.exec(text)?.[1]?.split(",");
  const block =
    /^stages:[ \t]*(?:#[^\n]*)?\r?\n((?:[ \t]*(?:-[ \t]+[^\n]{1,100}|#[^\n]*)?\r?\n){1,60})/mu.exec(
      text,
    )?.[1];
  const listed = (
    inline ?? [...(block ?? "").matchAll(/^[ \t]*-[ \t]+([^#\r\n]+)/gmu)].map((line) => line[1] ?? "")
  )
    .map((name) => name.trim().replace(/^(["'])(.*)\1$/u, "$2"))
    .filter((name) => /^[\w. -]{1,80}$/u.test(name));
  return listed.length === 0 || listed.includes("test") ? "test" : (listed[0] ?? "test");
}

function workflowsIn(top: string): readonly string[] {
  try {
    return readdirSync(join(top, WORKFLOWS))
      .filter((name) => /\.ya?ml$/u.test(name))
      .sort();
  } catch {
    return [];
  }
}

function runsKeylint(top: string, path: string): boolean {
  const file = readTarget(top, path);
  return file.kind === "file" && /\bkeylint\b/u.test(file.text);
}
