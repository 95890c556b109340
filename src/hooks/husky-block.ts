import { digest } from "./hook-script.js";
import { type HookName, readsRefs } from "./hook-name.js";
import { launcherFunction, type LauncherPaths } from "./launcher.js";

/** A hook file of husky, parted at keylint's block. */
export interface HuskyParts {
  readonly before: Buffer;
  readonly block: Buffer;
  readonly after: Buffer;
  /** Whether the block is as keylint wrote it. */
  readonly isUnchanged: boolean;
  /** Whether keylint made the file. */
  readonly madeFile: boolean;
}

const END = "# <<< keylint\n";
const START = /^# >>> keylint hook 1 [a-z-]+ ([0-9a-f]{16})( in a file of its own)?: [^\n]*\n/mu;

/**
 * The lines that run keylint in a file of husky 9, which is a piece of shell script that the team shares. They stand at its
 * beginning, where no `exit` keeps them from being reached, and leave its standard input as it was.
 */
export function huskyBlock(name: HookName, paths: LauncherPaths, ownFile: boolean): Buffer {
  const body = `${launcherFunction(name, paths)}${readsRefs(name) ? RUN_WITH_INPUT : RUN}[ -z "\${KEYLINT_CANARY-}" ] || exit 0\n`;
  const own = ownFile ? " in a file of its own" : "";
  return Buffer.from(
    `# >>> keylint hook 1 ${name} ${digest(body)}${own}: written by keylint hook install; keylint hook uninstall takes it away.\n${body}${END}`,
  );
}

/** Finds keylint's block in a file; null where there is none. The parts are its bytes as they are. */
export function partHusky(content: Buffer): HuskyParts | null {
  // One character a byte, so that places are the same.
  const text = content.toString("latin1");
  const start = START.exec(text);
  const end = start === null ? -1 : text.indexOf(END, start.index);
  if (start === null || end === -1) return null;
  const body = content.subarray(start.index + start[0].length, end);
  return {
    before: content.subarray(0, start.index),
    block: content.subarray(start.index, end + END.length),
    after: content.subarray(end + END.length),
    isUnchanged: digest(body.toString()) === start[1],
    madeFile: start[2] !== undefined,
  };
}

/** Where in a file a block goes: behind its `#!` line, if it has one. */
export function blockOffset(content: Buffer): number {
  if (!content.subarray(0, 2).equals(Buffer.from("#!"))) return 0;
  const end = content.indexOf("\n");
  return end === -1 ? 0 : end + 1;
}

const RUN = 'keylint_hook "$@" || exit $?\n';

const RUN_WITH_INPUT = `keylint_input=$(cat)
if [ -n "$keylint_input" ]; then
printf '%s\\n' "$keylint_input" | keylint_hook "$@" || exit $?
exec <<KEYLINT_INPUT
$keylint_input
KEYLINT_INPUT
else
keylint_hook "$@" </dev/null || exit $?
exec </dev/null
fi
`;
