import { COMMAND_NAMES, SCAN_OPTIONS } from "./option-table.js";

/** Arguments by name, as yargs gives them. */
export type Arguments = Readonly<Record<string, unknown>>;

interface Option {
  readonly type: "boolean" | "string";
  readonly array?: boolean;
  readonly default?: boolean;
}
const OPTIONS: Readonly<Record<string, Option | undefined>> = SCAN_OPTIONS;
const COMMANDS: readonly string[] = COMMAND_NAMES;
/** Options that can be turned off with `--no-` before their names. */
const NEGATABLE: ReadonlySet<string> = new Set(["color", "config", "progress"]);

/**
 * Reads the command line of a scan as yargs would, without loading yargs: to compile that takes as long as to scan what is
 * staged. Null where a command line is anything but plain; yargs then reads it, and says what is wrong.
 */
export function quickArguments(args: readonly string[]): Arguments | null {
  const read: Record<string, unknown> = { progress: true };
  const paths: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? "";
    if (arg === "--") {
      read["--"] = args.slice(at + 1);
      break;
    }
    if (!arg.startsWith("-")) {
      if (paths.length === 0 && COMMANDS.includes(arg) && (arg !== "scan" || at > 0)) return null;
      if (arg !== "scan" || at > 0) paths.push(arg);
      continue;
    }
    const equals = arg.indexOf("=");
    const name = arg.slice(2, equals === -1 ? undefined : equals);
    const negated = name.startsWith("no-") ? name.slice(3) : null;
    if (negated !== null && NEGATABLE.has(negated) && equals === -1) {
      if (negated in read && negated !== "progress") return null;
      read[negated] = false;
      continue;
    }
    const option = arg.startsWith("--") ? OPTIONS[name] : undefined;
    if (option === undefined || (option.type === "boolean" && equals !== -1)) return null;
    if (option.type === "boolean") {
      read[name] = true;
      continue;
    }
    const value = equals === -1 ? args[++at] : arg.slice(equals + 1);
    if (value === undefined || value === "" || value.startsWith("-")) return null;
    if (option.array === true) read[name] = [...((read[name] as string[] | undefined) ?? []), value];
    else if (name in read) return null;
    else read[name] = value;
  }
  return { ...read, paths };
}
