import { UserError } from "../model/errors.js";
import type { Repository } from "../system/git/repository.js";
import type { HookChange } from "./hook-change.js";
import { EXECUTABLE, readHookFile, type WriteHookFile } from "./hook-file.js";
import { type HookPlace, launcherAt } from "./hook-place.js";
import { shownPath } from "./hooks-folder.js";
import { blockOffset, huskyBlock, partHusky } from "./husky-block.js";
import type { LauncherPaths } from "./launcher.js";

/** Puts keylint into a file of husky 9, in front of what is there. */
export function installInHusky(
  place: HookPlace,
  paths: LauncherPaths,
  repository: Repository,
  write: WriteHookFile,
): HookChange {
  const { name, file } = place;
  const shown = shownPath(file, repository);
  const launcher = launcherAt(place, repository, paths);
  const there = readHookFile(file);
  if (there.kind === "link" || there.kind === "other") {
    throw new UserError(
      `${shown}: is no regular file: add a line to what it stands for: keylint hook run ${name} "$@"`,
    );
  }
  if (there.kind === "absent") {
    write(file, huskyBlock(name, launcher, true), EXECUTABLE, null);
    return { name, change: "installed", text: `${name}: installed in ${shown}, which husky runs` };
  }
  const parts = partHusky(there.content);
  if (parts?.isUnchanged === false)
    throw new UserError(`${shown}: the lines of keylint were changed: take them out`);
  const block = huskyBlock(name, launcher, parts?.madeFile ?? false);
  if (parts?.block.equals(block) === true) {
    return { name, change: "unchanged", text: `${name}: already installed in ${shown}` };
  }
  const at = blockOffset(there.content);
  const pieces =
    parts === null
      ? [there.content.subarray(0, at), block, there.content.subarray(at)]
      : [parts.before, block, parts.after];
  write(file, Buffer.concat(pieces), there.mode, null);
  const change = parts === null ? "installed" : "renewed";
  return { name, change, text: `${name}: ${change} in ${shown}, which husky runs` };
}
