import { createHash } from "node:crypto";
import { type HookName, readsRefs } from "./hook-name.js";
import { launcherFunction, type LauncherPaths } from "./launcher.js";

/** What is put behind a hook's name for the hook that stood there before. Git runs no such file. */
export const KEPT_SUFFIX = ".before-keylint";

/** Whose a hook file is: keylint's as it wrote it, keylint's but changed since, or not keylint's. */
export type Authorship = "keylint" | "changed" | "foreign";

const HEAD = "#!/bin/sh\n";
const MARK = /^#!\/bin\/sh\n# keylint hook 1 [a-z-]+ ([0-9a-f]{16}): [^\n]*\n/u;

/**
 * A hook file: runs the hook that stood there before, with its arguments and input, and ends with its code if it fails; then
 * keylint. Works under every POSIX shell.
 */
export function hookScript(name: HookName, paths: LauncherPaths): string {
  const body = readsRefs(name) ? withInput(name, paths) : withoutInput(name, paths);
  return `${HEAD}# keylint hook 1 ${name} ${digest(body)}: written by keylint hook install; keylint hook uninstall takes it away.\n${body}`;
}

/** Tells whose a hook file is. One whose line ends were changed for it is still keylint's, though no shell can run it. */
export function authorOf(content: Buffer): Authorship {
  const text = content.toString("utf8").replaceAll("\r\n", "\n");
  const mark = MARK.exec(text);
  if (mark === null) return "foreign";
  return mark[1] === digest(text.slice(mark[0].length)) ? "keylint" : "changed";
}

/** A short hash that tells whether somebody has edited what keylint wrote. */
export function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

function withoutInput(name: HookName, paths: LauncherPaths): string {
  return `${findKept(name)}
if ${KEPT_RUNS}; then "$kept" "$@" || exit $?; fi
${launcherFunction(name, paths)}keylint_hook "$@"
`;
}

/** What git writes to the hook is read once and handed to both. */
function withInput(name: HookName, paths: LauncherPaths): string {
  return `${findKept(name)}
input=$(cat && printf x)
input=\${input%x}
if ${KEPT_RUNS}; then printf %s "$input" | "$kept" "$@" || exit $?; fi
${launcherFunction(name, paths)}printf %s "$input" | keylint_hook "$@"
`;
}

/** Not while keylint doctor tries the hook out: it must not run what others wrote. */
const KEPT_RUNS = '[ -z "${KEYLINT_CANARY-}" ] && [ -f "$kept" ] && [ -x "$kept" ]';

function findKept(name: HookName): string {
  return `case $0 in */*) kept=\${0%/*} ;; *) kept=. ;; esac
kept=$kept/${name}${KEPT_SUFFIX}`;
}
