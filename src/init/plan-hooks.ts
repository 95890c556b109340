import { type HookName, defaultHooks } from "../hooks/hook-name.js";
import { lookAtHooks } from "../hooks/hook-setting.js";
import { readHookFile } from "../hooks/hook-file.js";
import { shownPath } from "../hooks/hooks-folder.js";
import { installHooks } from "../hooks/install-hooks.js";
import type { LauncherPaths } from "../hooks/launcher.js";
import { UserError } from "../model/errors.js";
import { type HookPreview, left, type Step } from "./step.js";
import type { Surroundings } from "./surroundings.js";

const WHAT = "hook";

/** What `keylint hook install` would write, and what it leaves to its user. */
export function planHooks({ top, hasGit }: Surroundings, launcher: LauncherPaths): readonly Step[] {
  if (!hasGit) return [left(WHAT, "this is in no git repository: git init, then keylint init")];
  const previews: HookPreview[] = [];
  try {
    const setting = lookAtHooks(top);
    const names: readonly HookName[] = defaultHooks(setting.repository.workTree === null);
    const changes = installHooks(setting, names, launcher, false, (path, content) => {
      const there = readHookFile(path);
      previews.push({
        shown: shownPath(path, setting.repository),
        before: there.kind === "file" ? there.content.toString("latin1") : null,
        after: Buffer.from(content).toString("latin1"),
      });
    });
    const byHand = changes
      .filter(({ change }) => change === "by-hand")
      .map(({ text }): Step => {
        const [because = "", ...lines] = text.trimEnd().split("\n");
        return left(WHAT, because, lines);
      });
    if (previews.length > 0) return [{ kind: "hooks", what: WHAT, names, previews }, ...byHand];
    return byHand.length > 0 ? byHand : [left(WHAT, "keylint is in it already")];
  } catch (error) {
    if (error instanceof UserError) return [left(WHAT, error.message)];
    throw error;
  }
}
