import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Repository } from "../system/git/repository.js";
import { readPlainFile } from "../system/git/plain-file.js";
import { type Check, note, ok, wrong } from "./check.js";

const FILE_LIMIT = 1 << 20;
const GITHUB_FIX = "with: { fetch-depth: 0 } at the step of actions/checkout";
const GITLAB_FIX = 'variables: { GIT_DEPTH: "0" } at the job of keylint';

/** Whether the whole history is here, and whether the pipelines of this repository get it. */
export function* checkDepth(repository: Repository, environment: NodeJS.ProcessEnv): Generator<Check> {
  if (repository.shallow) {
    yield wrong(
      "this clone is shallow, so that no scan of its history can be complete",
      depthFix(environment),
    );
  } else if (repository.partial) {
    yield wrong(
      "this clone is partial: objects may be missing until git fetches them",
      "clone it again without --filter",
    );
  } else yield ok("the whole history is here");
  if (repository.workTree !== null) yield* checkPipelines(repository.workTree);
}

function depthFix(environment: NodeJS.ProcessEnv): string {
  if (environment.GITHUB_ACTIONS === "true") return GITHUB_FIX;
  if (environment.GITLAB_CI !== undefined) return GITLAB_FIX;
  if (environment.TF_BUILD !== undefined) return "fetchDepth: 0 at the step checkout: self";
  if (environment.BITBUCKET_BUILD_NUMBER !== undefined)
    return "clone: { depth: full } in bitbucket-pipelines.yml";
  return "git fetch --unshallow";
}

/** Looks for pipelines that run keylint on a clone that is cut off. Their text is searched, not understood. */
function* checkPipelines(top: string): Generator<Check> {
  for (const name of workflowsIn(top)) {
    const text = textOf(join(top, name));
    if (!/\bkeylint\b/u.test(text) || !text.includes("actions/checkout")) continue;
    if (/fetch-depth:\s*['"]?0\b/u.test(text)) yield ok(`${name} gets the whole history`);
    else if (/--history|--range/u.test(text))
      yield wrong(`${name} runs keylint on the last commit alone`, GITHUB_FIX);
    else yield note(`${name} gets the last commit alone: enough for its files, not for --range or --history`);
  }
  const gitlab = textOf(join(top, ".gitlab-ci.yml"));
  if (!/\bkeylint\b/u.test(gitlab)) return;
  if (/GIT_DEPTH:\s*['"]?0\b/u.test(gitlab)) yield ok(".gitlab-ci.yml gets the whole history");
  else if (/--history|--range/u.test(gitlab))
    yield wrong(".gitlab-ci.yml runs keylint on some last commits alone", GITLAB_FIX);
}

function workflowsIn(top: string): readonly string[] {
  try {
    return readdirSync(join(top, ".github/workflows"))
      .filter((name) => /\.ya?ml$/u.test(name))
      .sort()
      .map((name) => `.github/workflows/${name}`);
  } catch {
    return [];
  }
}

function textOf(path: string): string {
  const file = readPlainFile(path, FILE_LIMIT);
  return file.status === "read" ? file.bytes.toString() : "";
}
