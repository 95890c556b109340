import { realpathSync } from "node:fs";
import { relative, sep } from "node:path";
import { isInside } from "../system/git/real-folder.js";
import type { HookName } from "./hook-name.js";
import { shellQuote } from "./shell-quote.js";

/** Which keylint a hook runs. */
export interface LauncherPaths {
  /** The node that installed it, absolute. */
  readonly node: string;
  /** The keylint that installed it, absolute. */
  readonly script: string;
  /** The same, from the top of the work tree, where it lies in there: another clone has it at the same place. */
  readonly ownScript: string | null;
}

/** The node and keylint of this process, for the hooks of a repository. */
export function currentLauncher(workTree: string | null): LauncherPaths {
  const script = realpathSync.native(process.argv[1] ?? "");
  const isOwn = workTree !== null && isInside(script, workTree);
  return {
    node: process.execPath,
    script,
    ownScript: isOwn ? relative(workTree, script).split(sep).join("/") : null,
  };
}

/**
 * A POSIX shell function `keylint_hook` that runs a hook of keylint with its arguments and standard input: by the node and the
 * keylint that installed it, else by those on PATH. What lies in the repository or in a relative folder of PATH is never run, as
 * whoever wrote the repository may have put it there; only a keylint that was itself installed from there is. Where there is
 * none the function says so in one line and fails.
 */
export function launcherFunction(name: HookName, { node, script, ownScript }: LauncherPaths): string {
  const scripts = [...(ownScript === null ? [] : [ownScript]), script].map(shellQuote).join(" ");
  return `keylint_hook() (
  on_path() (
    here=$(pwd -P)
    IFS=:
    set -f
    for folder in $PATH; do
      case $folder in /*) ;; *) continue ;; esac
      real=$(cd "$folder" 2>/dev/null && pwd -P) || continue
      case $real/ in "$here"/*) continue ;; esac
      [ -f "$folder/$1" ] && [ -x "$folder/$1" ] && printf '%s\\n' "$folder/$1" && exit 0
    done
    exit 1
  )
  missing() {
    printf 'keylint: ${name} is blocked, as nothing could be checked: %s is gone, and PATH has no %s: %s\\n' "$1" "$2" "$3" >&2
    exit 1
  }
  node=${shellQuote(node)}
  [ -x "$node" ] || node=$(on_path node) || missing ${shellQuote(node)} node 'install Node.js, then run keylint hook install'
  for script in ${scripts}; do
    [ -f "$script" ] && exec "$node" "$script" hook run ${name} "$@"
  done
  keylint=$(on_path keylint) || missing ${shellQuote(script)} keylint 'run npm install --global keylint, then keylint hook install'
  exec "$keylint" hook run ${name} "$@"
)
`;
}
