import { realpathSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { trustedPath } from "../system/git/find-git.js";
import { isInside } from "../system/real-folder.js";
import type { HookName } from "./hook-name.js";
import { shellQuote } from "../model/shell-quote.js";

/** Which keylint a hook runs. Null where it is left to PATH. */
export interface LauncherPaths {
  /** The node that installed it, absolute. */
  readonly node: string | null;
  /** The keylint that installed it, absolute. */
  readonly script: string | null;
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
 * The same without what is true on this machine alone, as far as that can be spared: for a hook that lies in a work tree, where a
 * team shares it.
 */
export function sharedLauncher(paths: LauncherPaths, workTree: string): LauncherPaths {
  const isOnPath = trustedPath(workTree, process.env.PATH ?? "").some(
    (folder) => realPath(join(folder, "keylint")) === paths.script,
  );
  return paths.ownScript !== null || isOnPath ? { ...paths, node: null, script: null } : paths;
}

function realPath(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}

/**
 * A POSIX shell function `keylint_hook` that runs a hook of keylint with its arguments and standard input: by the node and the
 * keylint that installed it, else by those on PATH. What lies in the repository or in a relative folder of PATH is never run, as
 * whoever wrote the repository may have put it there; only a keylint that was itself installed from there is. Where there is
 * none the function says so in one line and fails.
 */
export function launcherFunction(name: HookName, { node, script, ownScript }: LauncherPaths): string {
  const scripts = [ownScript, script].filter((path) => path !== null).map(shellQuote);
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
    printf 'keylint: ${name} is blocked, as nothing could be checked: %sPATH has no %s: %s\\n' "$1" "$2" "$3" >&2
    exit 1
  }
${findNode(node)}${runScripts(name, scripts)}  keylint=$(on_path keylint) || missing ${gone(script ?? ownScript)} keylint 'run npm install --global keylint, then keylint hook install'
  PATH=\${node%/*}:$PATH
  exec "$keylint" hook run ${name} "$@"
)
`;
}

function findNode(node: string | null): string {
  const missing = `missing ${gone(node)} node 'install Node.js, then run keylint hook install'`;
  if (node === null) return `  node=$(on_path node) || ${missing}\n`;
  return `  node=${shellQuote(node)}\n  [ -x "$node" ] || node=$(on_path node) || ${missing}\n`;
}

function runScripts(name: HookName, scripts: readonly string[]): string {
  if (scripts.length === 0) return "";
  return `  for script in ${scripts.join(" ")}; do
    [ -f "$script" ] && exec "$node" "$script" hook run ${name} "$@"
  done
`;
}

function gone(path: string | null): string {
  return path === null ? "''" : shellQuote(`${path} is gone, and `);
}
