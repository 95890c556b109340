import { join } from "node:path";
import { UserError } from "../model/errors.js";
import { readHookFile, removeHookFile, writeHookFile } from "./hook-file.js";
import type { HookName } from "./hook-name.js";
import { isHusky } from "./hook-place.js";
import { authorOf, KEPT_SUFFIX } from "./hook-script.js";
import type { HookSetting } from "./hook-setting.js";
import { requireWritableFolder, shownPath } from "./hooks-folder.js";
import { partHusky } from "./husky-block.js";
import type { HookChange } from "./hook-change.js";
import { findLefthook, isLefthookFile } from "./lefthook.js";

/**
 * Takes keylint out of hooks, and puts back what was there before, byte for byte and with its mode. What is not keylint's is left
 * alone.
 *
 * @throws UserError where somebody has changed what keylint wrote
 */
export function uninstallHooks(
  setting: HookSetting,
  names: readonly HookName[],
  allowOutside: boolean,
): readonly HookChange[] {
  const { folder, repository } = setting;
  requireWritableFolder(folder, allowOutside);
  const changes = names.map((name) => {
    const change = isHusky(folder.path)
      ? takeOutOfHusky(join(folder.path, "..", name), name, setting)
      : // The pre-commit framework has moved ours there, or had us put it there.
        (takeAway(join(folder.path, `${name}.legacy`), name, setting) ??
        takeAway(join(folder.path, name), name, setting));
    return change ?? { name, change: "absent" as const, text: `${name}: keylint is not in it` };
  });
  const lefthook = repository.workTree === null ? null : findLefthook(repository.workTree);
  const local = lefthook === null ? null : readHookFile(lefthook.local);
  if (lefthook === null || local?.kind !== "file" || !isLefthookFile(local.content.toString()))
    return changes;
  removeHookFile(lefthook.local, `${lefthook.local}${KEPT_SUFFIX}`);
  const text = `lefthook: removed ${shownPath(lefthook.local, repository)}`;
  return [...changes, { name: "lefthook", change: "removed", text }];
}

function takeAway(file: string, name: HookName, { repository }: HookSetting): HookChange | null {
  const there = readHookFile(file);
  if (there.kind !== "file") return null;
  const shown = shownPath(file, repository);
  switch (authorOf(there.content)) {
    case "foreign":
      return null;
    case "changed":
      throw new UserError(
        `${shown}: was changed since keylint wrote it: take what is yours out of it, and delete it`,
      );
    case "keylint": {
      const kept = join(file, "..", `${name}${KEPT_SUFFIX}`);
      const isBack = readHookFile(kept).kind !== "absent";
      removeHookFile(file, kept);
      const after = isBack ? "; the hook that was there before is back" : "";
      return { name, change: "removed", text: `${name}: removed from ${shown}${after}` };
    }
  }
}

function takeOutOfHusky(file: string, name: HookName, { repository }: HookSetting): HookChange | null {
  const there = readHookFile(file);
  const parts = there.kind === "file" ? partHusky(there.content) : null;
  if (there.kind !== "file" || parts === null) return null;
  const shown = shownPath(file, repository);
  if (!parts.isUnchanged)
    throw new UserError(`${shown}: the lines of keylint were changed: take them out yourself`);
  const rest = Buffer.concat([parts.before, parts.after]);
  if (parts.madeFile && rest.length === 0) removeHookFile(file, `${file}${KEPT_SUFFIX}`);
  else writeHookFile(file, rest, there.mode, null);
  return { name, change: "removed", text: `${name}: removed from ${shown}` };
}
