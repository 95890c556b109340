import { homedir } from "node:os";
import { defaultHooks, type HookName } from "../hooks/hook-name.js";
import { hookPlace } from "../hooks/hook-place.js";
import { type HookSetting, lookAtHooks } from "../hooks/hook-setting.js";
import { requireWritableFolder } from "../hooks/hooks-folder.js";
import type { LauncherPaths } from "../hooks/launcher.js";
import { UserError } from "../model/errors.js";
import { findGit } from "../system/git/find-git.js";
import { openShadow } from "../system/git/shadow.js";
import { checkAgents } from "./check-agents.js";
import { makeCanary } from "./canary.js";
import { type Check, note, ok, wrong } from "./check.js";
import { type AcceptanceOptions, checkAcceptance } from "./check-acceptance.js";
import { checkBypasses } from "./check-bypasses.js";
import { checkDepth } from "./check-depth.js";
import { checkEnvironmentKey } from "./check-environment-key.js";
import { checkContent, checkExecutable, ownCommand } from "./check-hook.js";
import { checkGit, checkNode } from "./check-programs.js";
import type { HookProof } from "./hook-proof.js";
import { proveBlock } from "./prove-block.js";

/** What is to be looked at. */
export interface Examination {
  /** Absolute. */
  readonly cwd: string;
  /** The keylint that runs. */
  readonly launcher: (workTree: string | null) => LauncherPaths;
  readonly environment: NodeJS.ProcessEnv;
  /** Whom to ask about the environment's own key; null where nobody is asked. */
  readonly acceptance: AcceptanceOptions | null;
}

/**
 * Looks at everything that has to be right for a key to be stopped, one after the other, and ends by trying it out. Runs nothing
 * that keylint did not write, and writes nothing to the repository.
 */
export async function* examine(
  { cwd, launcher, environment, acceptance }: Examination,
  signal: AbortSignal,
): AsyncGenerator<Check> {
  yield checkNode(process.versions.node, process.execPath);
  yield* checkEnvironmentKey(environment);
  if (acceptance !== null) yield await checkAcceptance(environment, acceptance, signal);
  yield* checkAgents(environment.HOME ?? homedir());
  const setting = settingOf(cwd);
  if ("status" in setting) {
    yield setting;
    return;
  }
  const { repository } = setting;
  const paths = launcher(repository.workTree);
  const git = findGit(repository.workTree ?? repository.gitDir);
  const shadow = openShadow(repository, { index: false }, signal);
  try {
    yield await checkGit(git, shadow);
  } finally {
    shadow.close();
  }
  yield* checkDepth(repository, environment);
  const proofs: HookProof[] = [];
  for (const check of checkHooks(setting, paths, environment)) {
    if ("status" in check) yield check;
    else proofs.push(check);
  }
  if (git === null || proofs.length === 0) return;
  const canary = await makeCanary(git, repository, signal);
  try {
    for (const proof of proofs) yield await proveBlock(proof, canary, signal);
  } finally {
    canary.close();
  }
}

function settingOf(cwd: string): HookSetting | Check {
  try {
    return lookAtHooks(cwd);
  } catch (error) {
    return checkOf(error);
  }
}

/** What can be said of the hooks without running one; the proofs are to be tried out. */
function* checkHooks(
  setting: HookSetting,
  paths: LauncherPaths,
  environment: NodeJS.ProcessEnv,
): Generator<Check | HookProof> {
  const isBare = setting.repository.workTree === null;
  const required = isBare ? "pre-receive" : "pre-commit";
  // A pipeline guards what is pushed, and makes no commits.
  const isPipeline = environment.GITHUB_ACTIONS === "true" || environment.GITLAB_CI !== undefined;
  try {
    requireWritableFolder(setting.folder, true);
    yield* checkBypasses(setting, environment);
    for (const name of defaultHooks(isBare))
      yield* checkHook(name, name === required && !isPipeline, setting, paths);
  } catch (error) {
    yield checkOf(error);
  }
  if (isPipeline && !isBare)
    yield { name: "pre-commit", command: ownCommand("pre-commit", paths), what: "keylint itself" };
}

function* checkHook(
  name: HookName,
  isRequired: boolean,
  setting: HookSetting,
  paths: LauncherPaths,
): Generator<Check | HookProof> {
  const place = hookPlace(name, setting.folder);
  const obstacle = checkExecutable(place, setting);
  const content = checkContent(place, setting, paths);
  if (content.state === "missing" && !isRequired) {
    yield note(content.text);
    return;
  }
  if (obstacle !== null) yield obstacle;
  switch (content.state) {
    case "missing":
      yield wrong(content.text, `keylint hook install ${name}`);
      return;
    case "wrong":
      yield content.check;
      return;
    case "own":
      if (obstacle !== null) return;
      yield ok(`the hook ${name} is installed and reached (${content.proof.what})`);
      // The others see the same, by the same way.
      if (name === "pre-commit" || name === "pre-receive") yield content.proof;
  }
}

function checkOf(error: unknown): Check {
  if (!(error instanceof UserError)) throw error;
  const { message } = error;
  const end = message.lastIndexOf(": ");
  return wrong(message.slice(0, end), message.slice(end + 2));
}
