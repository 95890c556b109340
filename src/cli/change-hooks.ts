import { defaultHooks, type HookName } from "../hooks/hook-name.js";
import { lookAtHooks } from "../hooks/hook-setting.js";
import { installHooks } from "../hooks/install-hooks.js";
import { currentLauncher } from "../hooks/launcher.js";
import { uninstallHooks } from "../hooks/uninstall-hooks.js";
import type { ChangeHooksCommand } from "./command.js";
import { EXIT } from "./exit-code.js";
import { forLog } from "./for-log.js";
import { writeStream } from "./write-stream.js";

/** Carries out `keylint hook install` and `keylint hook uninstall` in the repository of this folder. */
export async function changeHooks(command: ChangeHooksCommand, signal: AbortSignal): Promise<number> {
  const setting = lookAtHooks(process.cwd());
  const { workTree } = setting.repository;
  const isBare = workTree === null;
  const names = command.names.length > 0 ? command.names : namesFor(command.kind, isBare);
  const launcher = currentLauncher(workTree);
  const changes =
    command.kind === "hook-install"
      ? installHooks(setting, names, launcher, command.outside)
      : uninstallHooks(setting, names, command.outside);
  const lines = changes.flatMap(({ text }) => text.trimEnd().split("\n"));
  const { folder } = setting;
  if (folder.isOutside && folder.setting !== null) {
    lines.push(
      `git runs the hooks in ${folder.path} for every repository that ${folder.setting.file} counts for`,
    );
  }
  if (command.kind === "hook-install" && /[\\/]_npx[\\/]/u.test(launcher.script ?? "")) {
    lines.push("this keylint lies in the cache of npx, which may be emptied: npm install --global keylint");
  }
  await writeStream(
    process.stdout,
    lines.map((line) => `${forLog(line)}\n`),
    signal,
  );
  return changes.some(({ change }) => change === "by-hand") ? EXIT.error : EXIT.clean;
}

/** Everything that may be installed is taken away where nothing is named. */
function namesFor(kind: ChangeHooksCommand["kind"], isBare: boolean): readonly HookName[] {
  return kind === "hook-install"
    ? defaultHooks(isBare)
    : [...new Set([...defaultHooks(false), ...defaultHooks(true)])];
}
