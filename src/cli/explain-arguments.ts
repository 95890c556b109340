import { nearest } from "../config/nearest.js";
import { HOOK_NAMES } from "../hooks/hook-name.js";
import {
  DOCTOR_OPTIONS,
  HOOK_ACTIONS,
  HOOK_OPTIONS,
  IGNORE_ACTIONS,
  IGNORE_ADD_OPTIONS,
  IGNORE_IMPORT_OPTIONS,
  ROTATE_OPTIONS,
  SCAN_OPTIONS,
} from "./option-table.js";

/** The options of each command; any other is a scan. */
const OPTIONS_OF: Readonly<Record<string, object>> = {
  doctor: DOCTOR_OPTIONS,
  hook: HOOK_OPTIONS,
  ignore: { ...IGNORE_ADD_OPTIONS, ...IGNORE_IMPORT_OPTIONS },
  rotate: ROTATE_OPTIONS,
};

/** What some commands have to be followed by. */
const ACTIONS_OF: Readonly<Record<string, readonly string[]>> = {
  hook: HOOK_ACTIONS,
  ignore: IGNORE_ACTIONS,
};

/** What yargs says of a command line, in our words. */
export function explainArguments(message: string, args: readonly string[]): string {
  const valueless = /^Not enough arguments following: (?<name>.+)$/u.exec(message)?.groups?.name;
  if (valueless !== undefined) return `--${valueless} needs a value`;
  if (message.startsWith("Not enough non-option arguments")) {
    if (args[0] === "hook") return `hook run which? write ${HOOK_NAMES.join(", ")} behind it`;
    const command = args[0] === "rotate" ? "rotate" : "ignore add";
    return `${command} which key? write its fingerprint behind it, kl1: and 32 digits, as reports print it`;
  }
  const unknown = /^Unknown (?:arguments?|commands?): (?<names>.+)$/u
    .exec(message)
    ?.groups?.names?.split(", ")[0];
  const [command = ""] = args;
  if (unknown !== undefined && !isOption(unknown, args)) {
    const action = nearest(unknown, ACTIONS_OF[command] ?? []);
    return action === null
      ? `${unknown}: too much: keylint ${command in OPTIONS_OF ? `${command} ` : ""}--help`
      : `${command} ${unknown}: no such command: is ${action} meant?`;
  }
  if (unknown === undefined) return message.replace(/\s*\n\s*/gu, " ");
  const known = [...Object.keys(OPTIONS_OF[command] ?? SCAN_OPTIONS), "help", "version"];
  const meant = nearest(unknown, known);
  const dashes = unknown.length === 1 ? "-" : "--";
  return `unknown option ${dashes}${unknown}: ${meant === null ? "keylint --help lists all" : `is --${meant} meant?`}`;
}

/** Whether a word that yargs does not know was written as an option. */
function isOption(word: string, args: readonly string[]): boolean {
  return args.some((arg) => arg.startsWith("-") && arg.includes(word));
}
