import type { Candidate } from "../model/candidate.js";
import { environmentIn, environmentWord, type EnvironmentName } from "../usage/environment-word.js";
import { isKeyFile } from "../model/environment-file.js";
import { baseName } from "./project.js";

/** The environment that a key is for at a place, and what tells it. */
export interface EnvironmentAt {
  readonly environment: EnvironmentName;
  readonly because: string;
}

const PIPELINE =
  /(?:^|\/)(?:\.github\/(?:workflows|actions)\/[^\n]{1,160}\.ya?ml|\.gitlab-ci[^/]{0,40}\.ya?ml|\.circleci\/[^\n]{1,80}|\.travis\.yml|azure-pipelines[^/]{0,40}\.ya?ml|bitbucket-pipelines\.yml|Jenkinsfile[^/]{0,40}|\.buildkite\/[^\n]{1,80}|\.drone\.ya?ml|\.woodpecker[^\n]{0,80}\.ya?ml|appveyor\.yml|cloudbuild\.ya?ml|buildspec\.ya?ml|\.semaphore\/[^\n]{1,80})$/iu;

const TEST_FOLDER =
  /(?:^|\/)(tests?|__tests__|specs?|__specs__|e2e|cypress|playwright|fixtures?|__fixtures__|__mocks__|mocks|testdata|test-data|test_data|src\/test|src\/androidTest|Tests)\//u;
const TEST_FILE =
  /(?:[._-](?:test|tests|spec|e2e|cy|stories)\.[a-z]{1,5}|_test\.(?:go|py|rb|exs|dart)|_spec\.rb|(?:^|\/)test_[^/]{1,80}\.py|(?:^|\/)conftest\.py|Tests?\.(?:java|kt|cs|php|swift)|(?:^|\/)(?:(?:jest|vitest|playwright|cypress|karma|wdio)\.(?:config|setup)[\w.-]{0,40}\.[cm]?[jt]s|setupTests\.[jt]sx?|phpunit(?:\.[\w-]{1,20})?\.xml(?:\.dist)?))$/u;

/** What only whoever works on a project starts. */
const WORKBENCH =
  /(?:^|\/)(?:\.devcontainer\/[^\n]{1,120}|\.storybook\/[^\n]{1,120}|Properties\/launchSettings\.json|(?:docker-)?compose\.override\.ya?ml)$/u;

const CONFIGURATION =
  /\.(?:ya?ml|jsonc?|json5|toml|ini|cfg|conf|properties|tf|tfvars|hcl|xml|plist|xcconfig|env|config)$/iu;

/**
 * The environment of a place. Whatever tests call a key, it is one of tests; elsewhere what is nearest to the key tells: its own
 * name, a block or job around it, the file's name, a folder of configuration, the pipeline it is in. Null where nothing tells.
 */
export function environmentAt(candidate: Candidate): EnvironmentAt | null {
  const { path } = candidate.location;
  return (
    byTestPath(path) ??
    byName(candidate.usage?.name ?? "") ??
    bySection(candidate) ??
    byWorkbench(path) ??
    byFile(path) ??
    byFolder(path) ??
    (PIPELINE.test(path) ? { environment: "CI", because: `pipeline ${path}` } : null)
  );
}

function byName(name: string): EnvironmentAt | null {
  // Only what stands beside the words of the name itself: PICTIFY_TEST_KEY speaks of the key's kind as often as of a place.
  const own = name.slice(name.lastIndexOf(".") + 1);
  const environment = environmentIn(own);
  return environment === undefined || environment === "tests"
    ? null
    : { environment, because: `name ${own}` };
}

function bySection({ usage }: Candidate): EnvironmentAt | null {
  for (const { kind, words } of usage?.signs ?? []) {
    const environment = kind === "section" ? environmentIn(words) : undefined;
    if (environment !== undefined) return { environment, because: `section ${words}` };
  }
  return null;
}

/** `.env.production`, `values-staging.yaml`, `environment.prod.ts`, `production.rb`. */
function byFile(path: string): EnvironmentAt | null {
  const name = baseName(path);
  const isConfiguration = isKeyFile(path) || CONFIGURATION.test(name) || /^docker-?compose/iu.test(name);
  const parts = name.split(".");
  const words = isConfiguration
    ? parts.flatMap((part) => part.split(/[_-]/u))
    : parts.length > 2 || parts[0] === undefined
      ? parts.slice(1, -1)
      : // A preview in code is what people look at.
        [parts[0]].filter((part) => part !== "preview");
  const found = words.map(environmentWord).filter((environment) => environment !== undefined);
  // `.env.development.local` and `.env.production.local` are what one machine adds to the environment that they name.
  const environment = found[0];
  return environment === undefined ? null : { environment, because: `file ${path}` };
}

function byWorkbench(path: string): EnvironmentAt | null {
  return WORKBENCH.test(path) ? { environment: "development", because: `file ${path}` } : null;
}

function byTestPath(path: string): EnvironmentAt | null {
  const folder = TEST_FOLDER.exec(path)?.[1];
  if (folder !== undefined) return { environment: "tests", because: `folder ${folder}/` };
  return TEST_FILE.test(path) ? { environment: "tests", because: `test file ${path}` } : null;
}

function byFolder(path: string): EnvironmentAt | null {
  const isConfiguration =
    isKeyFile(path) || CONFIGURATION.test(path) || /(?:^|\/)(?:config|deploy|infra|k8s)\//u.test(path);
  if (!isConfiguration) return null;
  for (const folder of path.split("/").slice(0, -1).reverse()) {
    const environment = environmentWord(folder);
    if (environment !== undefined) return { environment, because: `folder ${folder}/` };
  }
  return null;
}
