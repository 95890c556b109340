import { UserError } from "../model/errors.js";
import type { Repository } from "../system/git/repository.js";
import { readHookFile, type WriteHookFile } from "./hook-file.js";
import type { HookName } from "./hook-name.js";
import { shownPath } from "./hooks-folder.js";
import type { HookChange } from "./hook-change.js";
import type { LauncherPaths } from "./launcher.js";
import { isLefthookFile, type LefthookConfig, lefthookFile, lefthookLines, runsKeylint } from "./lefthook.js";

/** Writes the lefthook-local.yml of this clone, or says what to add where somebody has written one. No YAML is rewritten. */
export function installInLefthook(
  config: LefthookConfig,
  names: readonly HookName[],
  paths: LauncherPaths,
  repository: Repository,
  write: WriteHookFile,
): HookChange {
  const shown = shownPath(config.local, repository);
  const main = textOf(config.main);
  const there = readHookFile(config.local);
  if (there.kind === "link" || there.kind === "other") throw new UserError(`${shown}: is no regular file`);
  const local = there.kind === "file" ? there.content.toString() : "";
  const missing = names.filter((name) => !runsKeylint(main, name) && !runsKeylint(local, name));
  const content = Buffer.from(lefthookFile(names, paths));
  if (there.kind === "file" && !isLefthookFile(local)) {
    if (missing.length === 0)
      return {
        name: "lefthook",
        change: "unchanged",
        text: "lefthook: its configuration runs keylint already",
      };
    const lines = lefthookLines(missing);
    return { name: "lefthook", change: "by-hand", text: `lefthook: add to ${shown}:\n${lines}` };
  }
  if (there.kind === "absent" && missing.length === 0)
    return {
      name: "lefthook",
      change: "unchanged",
      text: "lefthook: its configuration runs keylint already",
    };
  if (there.kind === "file" && there.content.equals(content))
    return { name: "lefthook", change: "unchanged", text: `lefthook: already installed in ${shown}` };
  write(config.local, content, 0o644, null);
  const change = there.kind === "file" ? "renewed" : "installed";
  return { name: "lefthook", change, text: `lefthook: ${change} in ${shown}, which lefthook reads too` };
}

function textOf(path: string): string {
  const file = readHookFile(path);
  return file.kind === "file" ? file.content.toString() : "";
}
