import type { LauncherPaths } from "../hooks/launcher.js";
import { planConfig } from "./plan-config.js";
import { planEslint } from "./plan-eslint.js";
import { planGitignore } from "./plan-gitignore.js";
import { planHooks } from "./plan-hooks.js";
import { planPipelines } from "./plan-pipeline.js";
import { planTracked } from "./plan-tracked.js";
import type { Step } from "./step.js";
import type { Surroundings } from "./surroundings.js";

/** Everything that `keylint init` would do to a project, and what it would leave alone. Writes nothing and runs nothing. */
export function planInit(surroundings: Surroundings, launcher: LauncherPaths): readonly Step[] {
  return [
    planConfig(surroundings),
    planGitignore(surroundings),
    ...planTracked(surroundings),
    ...planHooks(surroundings, launcher),
    ...planEslint(surroundings),
    ...planPipelines(surroundings),
  ];
}
