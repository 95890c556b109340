import { nearest } from "../config/nearest.js";
import { HOOK_NAMES } from "../hooks/hook-name.js";
import {
  HOOK_ACTIONS,
  HOOK_OPTIONS,
  IGNORE_ACTIONS,
  IGNORE_ADD_OPTIONS,
  SCAN_OPTIONS,
} from "./option-table.js";

/** What yargs says of a command line, in our words. */
export function explainUsage(message: string, args: readonly string[]): string {
  const valueless = /^Not enough arguments following: (?<name>.+)$/u.exec(message)?.groups?.name;
  if (valueless !== undefined) return `--${valueless} needs a value`;
  if (message.startsWith("Not enough non-option arguments")) {
    if (args[0] === "hook") return `hook run which? write ${HOOK_NAMES.join(", ")} behind it`;
    return "ignore add which key? write its fingerprint behind it, kl1: and 32 digits, as reports print it";
  }
  const unknown = /^Unknown (?:arguments?|commands?): (?<names>.+)$/u
    .exec(message)
    ?.groups?.names?.split(", ")[0];
  const action =
    unknown === undefined || isOption(unknown, args)
      ? null
      : nearest(unknown, args[0] === "hook" ? HOOK_ACTIONS : IGNORE_ACTIONS);
  if (action !== null)
    return `${args[0] === "hook" ? "hook" : "ignore"} ${unknown ?? ""}: no such command: is ${action} meant?`;
  if (unknown !== undefined && !isOption(unknown, args))
    return `${unknown}: too much: keylint ${args[0] === "hook" ? "hook" : "ignore"} --help`;
  if (unknown === undefined) return message.replace(/\s*\n\s*/gu, " ");
  const known = [
    ...Object.keys(SCAN_OPTIONS),
    ...Object.keys(IGNORE_ADD_OPTIONS),
    ...Object.keys(HOOK_OPTIONS),
    "help",
    "version",
  ];
  const meant = nearest(unknown, known);
  const dashes = unknown.length === 1 ? "-" : "--";
  return `unknown option ${dashes}${unknown}: ${meant === null ? "keylint --help lists all" : `is --${meant} meant?`}`;
}

/** Whether a word that yargs does not know was written as an option. */
function isOption(word: string, args: readonly string[]): boolean {
  return args.some((arg) => arg.startsWith("-") && arg.includes(word));
}
