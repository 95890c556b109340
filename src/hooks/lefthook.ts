import { existsSync } from "node:fs";
import { join } from "node:path";
import { digest } from "./hook-script.js";
import { type HookName, readsRefs } from "./hook-name.js";
import { launcherFunction, type LauncherPaths } from "./launcher.js";

/** Lefthook's configuration in a work tree. */
export interface LefthookConfig {
  /** The configuration that a team shares, absolute. */
  readonly main: string;
  /** The one that belongs to this clone alone, absolute; it need not exist. */
  readonly local: string;
}

const EXTENSIONS = ["yml", "yaml", "json", "jsonc", "toml"] as const;
const BASES = ["lefthook", ".lefthook", ".config/lefthook"] as const;
const MARK = /^# keylint hook 1 ([0-9a-f]{16}): [^\n]*\n/u;

/** Finds lefthook's configuration at the top of a work tree; null where there is none. */
export function findLefthook(top: string): LefthookConfig | null {
  for (const base of BASES) {
    const main = EXTENSIONS.map((extension) => join(top, `${base}.${extension}`)).find((path) =>
      existsSync(path),
    );
    if (main === undefined) continue;
    const locals = EXTENSIONS.map((extension) => join(top, `${base}-local.${extension}`));
    return { main, local: locals.find((path) => existsSync(path)) ?? join(top, `${base}-local.yml`) };
  }
  return null;
}

/** A whole lefthook-local.yml that runs keylint in the given hooks. */
export function lefthookFile(names: readonly HookName[], paths: LauncherPaths): string {
  const body = names.map((name) => commandOf(name, `|\n${indented(script(name, paths))}`)).join("");
  return `# keylint hook 1 ${digest(body)}: written by keylint hook install; keylint hook uninstall takes it away.\n${body}`;
}

/** Whether a file is what {@link lefthookFile} wrote, without a change. */
export function isLefthookFile(content: string): boolean {
  const mark = MARK.exec(content);
  return mark !== null && mark[1] === digest(content.slice(mark[0].length));
}

/** The lines that somebody adds to a lefthook.yml by hand. */
export function lefthookLines(names: readonly HookName[]): string {
  return names.map((name) => commandOf(name, `keylint hook run ${name}${argumentsOf(name)}\n`)).join("");
}

/** Whether a configuration, however it came to be, runs a hook of keylint. */
export function runsKeylint(content: string, name: HookName): boolean {
  return content.includes(`keylint hook run ${name}`) || content.includes(`hook run ${name} "$@"`);
}

function commandOf(name: HookName, run: string): string {
  const stdin = readsRefs(name) ? "      use_stdin: true\n" : "";
  return `${name}:\n  commands:\n    keylint:\n${stdin}      run: ${run}`;
}

function script(name: HookName, paths: LauncherPaths): string {
  return `${launcherFunction(name, paths)}keylint_hook${argumentsOf(name)}\n`;
}

/** Lefthook puts the arguments of the hook in before a shell reads the line. */
function argumentsOf(name: HookName): string {
  switch (name) {
    case "commit-msg":
      return ' "{1}"';
    case "pre-push":
      return ' "{1}" "{2}"';
    case "pre-commit":
    case "pre-merge-commit":
    case "pre-receive":
      return "";
  }
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gmu, "        ");
}
