import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { UserError } from "../model/errors.js";
import type { HookChange } from "./hook-change.js";
import { EXECUTABLE, readHookFile, type WriteHookFile, writeHookFile } from "./hook-file.js";
import type { HookName } from "./hook-name.js";
import { type HookPlace, hookPlace, launcherAt } from "./hook-place.js";
import { authorOf, hookScript, KEPT_SUFFIX } from "./hook-script.js";
import type { HookSetting } from "./hook-setting.js";
import { requireWritableFolder, shownPath } from "./hooks-folder.js";
import type { LauncherPaths } from "./launcher.js";
import { findLefthook } from "./lefthook.js";
import { installInHusky } from "./install-in-husky.js";
import { installInLefthook } from "./install-in-lefthook.js";

/**
 * Puts keylint into hooks of a repository, and keeps what is there. A second time changes nothing.
 *
 * @param allowOutside lets a folder outside of the repository count that only the repository's own configuration names
 * @param write is handed every file; without another one they are written
 * @throws UserError where a hook cannot be put there
 */
export function installHooks(
  setting: HookSetting,
  names: readonly HookName[],
  paths: LauncherPaths,
  allowOutside: boolean,
  write: WriteHookFile = writeHookFile,
): readonly HookChange[] {
  requireWritableFolder(setting.folder, allowOutside);
  const places = names.map((name) => hookPlace(name, setting.folder));
  const changes = places
    .filter(({ kind }) => kind !== "lefthook")
    .map((place) =>
      place.kind === "husky"
        ? installInHusky(place, paths, setting.repository, write)
        : installFile(place, paths, setting, write),
    );
  const lefthook = setting.repository.workTree === null ? null : findLefthook(setting.repository.workTree);
  if (lefthook !== null) changes.push(installInLefthook(lefthook, names, paths, setting.repository, write));
  else if (changes.length < places.length) throw new UserError(withoutConfig(places));
  return changes;
}

function installFile(
  place: HookPlace,
  paths: LauncherPaths,
  { repository }: HookSetting,
  write: WriteHookFile,
): HookChange {
  const { name, file } = place;
  const shown = shownPath(file, repository);
  const script = Buffer.from(hookScript(name, launcherAt(place, repository, paths)));
  const kept = join(file, "..", `${name}${KEPT_SUFFIX}`);
  const there = readHookFile(file);
  if (there.kind === "other") {
    throw new UserError(`${shown}: in the place of the hook is no file: move it away`);
  }
  const author = there.kind === "file" ? authorOf(there.content) : "foreign";
  if (there.kind === "file" && author !== "foreign") {
    if (there.content.equals(script) && (there.mode & 0o111) === 0o111) {
      return { name, change: "unchanged", text: `${name}: already installed in ${shown}` };
    }
    if (author === "changed") throw new UserError(changedByHand(shown, kept, repository));
    write(file, script, EXECUTABLE, null);
    return { name, change: "renewed", text: `${name}: renewed in ${shown}` };
  }
  const keeps = there.kind !== "absent";
  if (keeps && readHookFile(kept).kind !== "absent") {
    throw new UserError(
      `${shown}: is not keylint's hook any more, and ${basename(kept)} beside it has kept an older one: move that away`,
    );
  }
  write(file, script, EXECUTABLE, keeps ? kept : null);
  const after = keeps ? `, after the hook that was there (now ${basename(kept)})` : "";
  return { name, change: "installed", text: `${name}: installed in ${shown}${after}` };
}

function changedByHand(shown: string, kept: string, repository: HookSetting["repository"]): string {
  const where = existsSync(kept) ? shownPath(kept, repository) : `a file ${basename(kept)} beside it`;
  return `${shown}: was changed since keylint wrote it: move what was added to ${where}, and delete it`;
}

function withoutConfig(places: readonly HookPlace[]): string {
  const hooks = places.filter(({ kind }) => kind === "lefthook").map(({ name }) => name);
  return `${hooks.join(", ")}: a hook of lefthook, but there is no lefthook.yml: lefthook uninstall, then keylint hook install`;
}
