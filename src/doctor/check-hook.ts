import { accessSync, constants, existsSync } from "node:fs";
import { join } from "node:path";
import { readHookFile } from "../hooks/hook-file.js";
import type { HookName } from "../hooks/hook-name.js";
import { type HookPlace, launcherAt } from "../hooks/hook-place.js";
import { authorOf, hookScript } from "../hooks/hook-script.js";
import type { HookSetting } from "../hooks/hook-setting.js";
import { shownPath } from "../hooks/hooks-folder.js";
import { huskyBlock, partHusky } from "../hooks/husky-block.js";
import type { LauncherPaths } from "../hooks/launcher.js";
import { findLefthook, runsKeylint } from "../hooks/lefthook.js";
import { shellQuote } from "../model/shell-quote.js";
import { type Check, wrong } from "./check.js";
import type { HookProof } from "./hook-proof.js";
import { frameworkRunsKeylint, reachesKeylint } from "./own-line.js";

/** What stands in a hook. `missing`: no keylint, for the reason in `text`. */
export type HookContent =
  | { readonly state: "own"; readonly proof: HookProof }
  | { readonly state: "missing"; readonly text: string }
  | { readonly state: "wrong"; readonly check: Check };

const INSTALL = "keylint hook install";

/** Whether the file that git runs can be run at all; null where nothing is wrong with it. */
export function checkExecutable(place: HookPlace, setting: HookSetting): Check | null {
  for (const file of new Set([place.hook, ...(place.kind === "legacy" ? [place.file] : [])])) {
    const there = readHookFile(file);
    const shown = shownPath(file, setting.repository);
    if (there.kind === "absent") continue;
    if (there.kind === "other")
      return wrong(`${shown} is no file, so git runs nothing`, `move it away, then ${INSTALL}`);
    if (there.kind === "file" && (there.mode & 0o111) === 0) {
      return wrong(`${shown} is not executable, so git passes over it`, `chmod +x ${shellQuote(file)}`);
    }
    if (!isExecutable(file)) {
      return wrong(
        `${shown} cannot be run: another user's, or on a file system that is mounted noexec`,
        "git config core.hooksPath <a folder where programs may be run>, then keylint hook install",
      );
    }
    if (there.kind !== "file") continue;
    const first = there.content.toString("latin1").split("\n", 1)[0] ?? "";
    if (first.endsWith("\r")) {
      const fix = authorOf(there.content) === "foreign" ? `sed -i 's/\\r$//' ${shellQuote(file)}` : INSTALL;
      return wrong(`${shown} has line ends of Windows, which no shell can run`, fix);
    }
    const interpreter = /^#!\s*(?:\/usr\/bin\/env\s+)?(\S+)/u.exec(first)?.[1];
    if (interpreter?.startsWith("/") === true && !existsSync(interpreter)) {
      return wrong(
        `${shown} asks for ${interpreter}, which is not there`,
        `put another first line there, such as #!/bin/sh`,
      );
    }
  }
  return null;
}

/** Whether keylint stands in a hook as it would write it now, and how to try that out. */
export function checkContent(place: HookPlace, setting: HookSetting, paths: LauncherPaths): HookContent {
  const { name, file, kind } = place;
  const { repository } = setting;
  const shown = shownPath(file, repository);
  const launcher = launcherAt(place, repository, paths);
  const there = readHookFile(file);
  const content = there.kind === "file" ? there.content : Buffer.alloc(0);
  switch (kind) {
    case "plain":
    case "legacy":
      if (content.equals(Buffer.from(hookScript(name, launcher))))
        return { state: "own", proof: { name, command: [file], what: shown } };
      return authorOf(content) === "foreign"
        ? foreign(place, content, setting, paths)
        : stale(shown, authorOf(content) === "keylint");
    case "husky": {
      const parts = partHusky(content);
      if (parts === null) return foreign(place, content, setting, paths);
      const isFirst = /^(?:#![^\n]*\n)?$/u.test(parts.before.toString("latin1"));
      if (isFirst && parts.block.equals(huskyBlock(name, launcher, parts.madeFile)))
        return { state: "own", proof: { name, command: ["sh", "-e", file], what: shown } };
      return stale(shown, isFirst && parts.isUnchanged);
    }
    case "lefthook":
      return checkLefthook(name, setting, paths);
  }
}

function checkLefthook(name: HookName, { repository }: HookSetting, paths: LauncherPaths): HookContent {
  const config = repository.workTree === null ? null : findLefthook(repository.workTree);
  const runs = [config?.main, config?.local].some((file) => {
    const there = file === undefined ? null : readHookFile(file);
    return there?.kind === "file" && runsKeylint(there.content.toString(), name);
  });
  if (!runs) return { state: "missing", text: `the hook ${name} is lefthook's, which does not run keylint` };
  // Lefthook itself is not run: it hides what is not staged, and runs what the repository says.
  return {
    state: "own",
    proof: { name, command: ownCommand(name, paths), what: "what lefthook is told to run" },
  };
}

/** What others wrote is read and never run; the keylint that it leads to is tried out alone. */
function foreign(
  { name, kind, file }: HookPlace,
  content: Buffer,
  { repository }: HookSetting,
  paths: LauncherPaths,
): HookContent {
  const shown = shownPath(file, repository);
  const own = (what: string): HookContent => ({
    state: "own",
    proof: { name, command: ownCommand(name, paths), what },
  });
  const config = readHookFile(join(repository.workTree ?? repository.gitDir, ".pre-commit-config.yaml"));
  if (kind === "legacy" && config.kind === "file" && frameworkRunsKeylint(config.content.toString(), name)) {
    return own("keylint, as .pre-commit-config.yaml calls it");
  }
  const text = content.toString();
  if (reachesKeylint(text, name, kind === "husky")) return own(`keylint, as ${shown} calls it`);
  if (text.includes("keylint")) return unproven(`${shown} is not keylint's own, and names keylint`);
  return {
    state: "missing",
    text: text === "" ? `keylint is not in the hook ${name}` : `${shown} does not run keylint`,
  };
}

function unproven(text: string): HookContent {
  const check = wrong(
    `${text}: what others wrote is not run here, so nothing is proven`,
    `${INSTALL}, which keeps it`,
  );
  return { state: "wrong", check };
}

function stale(shown: string, isUnchanged: boolean): HookContent {
  const check = isUnchanged
    ? wrong(`${shown} is of another keylint or Node.js than this`, INSTALL)
    : wrong(
        `${shown} was changed since keylint wrote it`,
        `delete what keylint wrote there, then ${INSTALL}`,
      );
  return { state: "wrong", check };
}

/** The keylint that runs now, asked to do what a hook does. */
export function ownCommand(name: HookName, { node, script }: LauncherPaths): readonly string[] {
  return [node ?? process.execPath, script ?? "", "hook", "run", name];
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
