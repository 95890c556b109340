import { dirname, isAbsolute, join, resolve } from "node:path";
import { type GitConfigEntry, gitConfigEntries } from "./git-config.js";
import { homeFolder, includedPath } from "./git-include.js";
import { readPlainFile } from "./plain-file.js";
import type { Repository } from "./repository.js";

/** Who wrote a setting: the machine's or the user's own files, the command that git runs for, or the repository. */
export type SettingScope = "system" | "user" | "command" | "repository";

/** A value of git's configuration, and where it comes from. */
export interface GitSetting extends GitConfigEntry {
  readonly scope: SettingScope;
  /** The file that holds it, absolute; for `command` the name of a variable. */
  readonly file: string;
}

const FILE_LIMIT = 4 << 20;
/** As in git (`config.c`). */
const INCLUDE_DEPTH = 10;
const ENTRY_LIMIT = 100_000;

/**
 * All settings that git would see in a repository, least important first, read by us: the files of the system, the user, the
 * repository and its work tree, with their includes, and those of the environment. Nothing is run, and nothing but regular files
 * of bounded size is opened; a file that cannot be read is passed over, as git does.
 *
 * @param git absolute path of git, whose prefix tells where the system's file may lie; null where it is not known
 */
export function readGitSettings(repository: Repository, git: string | null): readonly GitSetting[] {
  const settings: GitSetting[] = [];
  const read = (file: string, scope: SettingScope, depth = 0): void => {
    const text = readPlainFile(file, FILE_LIMIT);
    if (text.status !== "read" || depth > INCLUDE_DEPTH) return;
    for (const entry of gitConfigEntries(text.bytes.toString())) {
      if (settings.length >= ENTRY_LIMIT) return;
      settings.push({ ...entry, scope, file });
      const included = includedPath(entry, file, repository);
      if (included !== null) read(included, scope, depth + 1);
    }
  };
  for (const file of systemFiles(git)) read(file, "system");
  for (const file of userFiles()) read(file, "user");
  read(join(repository.commonDir, "config"), "repository");
  if (isOn(settings, "extensions.worktreeconfig"))
    read(join(repository.gitDir, "config.worktree"), "repository");
  settings.push(...environmentSettings());
  return settings;
}

/** The setting of a name that counts, which is the last one. */
export function settingOf(settings: readonly GitSetting[], name: string): GitSetting | null {
  return settings.findLast((setting) => setting.name === name) ?? null;
}

function isOn(settings: readonly GitSetting[], name: string): boolean {
  return /^(?:true|yes|on|[1-9]\d{0,9})$/iu.test(settingOf(settings, name)?.value ?? "");
}

function systemFiles(git: string | null): readonly string[] {
  const { GIT_CONFIG_NOSYSTEM, GIT_CONFIG_SYSTEM } = process.env;
  if (GIT_CONFIG_NOSYSTEM !== undefined && !/^(?:0|false|no|off|)$/iu.test(GIT_CONFIG_NOSYSTEM)) return [];
  if (GIT_CONFIG_SYSTEM !== undefined) return [resolve(GIT_CONFIG_SYSTEM)];
  // Where a git of the distribution looks, and one that was installed below a prefix of its own.
  const own = git === null ? [] : [join(dirname(dirname(git)), "etc", "gitconfig")];
  return [...new Set(["/etc/gitconfig", ...own])];
}

function userFiles(): readonly string[] {
  const { GIT_CONFIG_GLOBAL, XDG_CONFIG_HOME } = process.env;
  if (GIT_CONFIG_GLOBAL !== undefined) return [resolve(GIT_CONFIG_GLOBAL)];
  const xdg =
    XDG_CONFIG_HOME !== undefined && isAbsolute(XDG_CONFIG_HOME)
      ? XDG_CONFIG_HOME
      : join(homeFolder(), ".config");
  return [join(xdg, "git", "config"), join(homeFolder(), ".gitconfig")];
}

/** What `git -c` and GIT_CONFIG_COUNT hand down (git-config, "ENVIRONMENT"). */
function* environmentSettings(): Generator<GitSetting> {
  const count = Number(process.env.GIT_CONFIG_COUNT ?? 0);
  for (let index = 0; index < Math.min(count, 1000); index++) {
    const name = process.env[`GIT_CONFIG_KEY_${index}`];
    const value = process.env[`GIT_CONFIG_VALUE_${index}`];
    if (name === undefined || value === undefined) continue;
    yield { name: lowerKey(name), value, scope: "command", file: `GIT_CONFIG_VALUE_${index}` };
  }
  // 'name'='value', each quoted as for a shell.
  const parameters = process.env.GIT_CONFIG_PARAMETERS ?? "";
  for (const [, name = "", value = ""] of parameters.matchAll(/'([^'=]{1,256})'?='?([^']{0,4096})'/gu)) {
    yield { name: lowerKey(name), value, scope: "command", file: "GIT_CONFIG_PARAMETERS" };
  }
}

/** Section and key count in any case, a subsection does not. */
function lowerKey(name: string): string {
  const [section = "", ...rest] = name.split(".");
  const key = rest.pop() ?? "";
  return [section.toLowerCase(), ...rest, key.toLowerCase()].join(".");
}
