import type { Options } from "yargs";

/**
 * The options of `keylint scan`, as yargs takes them. Everything with a value is read as text and checked by parse-command.ts,
 * since yargs turns what is no number into NaN without a word.
 */
export const SCAN_OPTIONS = {
  staged: { type: "boolean", describe: "Scan what the next commit will record, instead of files" },
  range: { type: "string", requiresArg: true, describe: "Scan the commits of a range, such as main..HEAD" },
  history: {
    type: "boolean",
    describe: "Read every object of the repository: all refs, stashes, reflogs, index, unreachable",
  },
  stdin: { type: "boolean", describe: "Scan what comes on standard input" },
  "stdin-path": { type: "string", requiresArg: true, describe: "The name to report standard input under" },
  verify: {
    type: "string",
    describe:
      "Ask the Pictify API whether each of its keys is still accepted; =all: also what may be another vendor's",
  },
  "api-url": {
    type: "string",
    requiresArg: true,
    describe: "The API to ask, over https; also KEYLINT_API_URL",
  },
  format: {
    type: "string",
    array: true,
    requiresArg: true,
    describe:
      "pretty (default), json, jsonl, sarif, gitlab, junit, github, markdown or html; name=file writes a file; may be repeated",
  },
  output: { type: "string", requiresArg: true, describe: "The file that the only format goes to" },
  baseline: {
    type: "string",
    requiresArg: true,
    describe: "File of known findings, which do not fail the run",
  },
  "write-baseline": { type: "boolean", describe: "Write what is found to the baseline as known" },
  "overdue-after": {
    type: "string",
    requiresArg: true,
    describe: "With --history --verify: days after which a leaked key that still works is overdue; default 7",
  },
  "fail-on": {
    type: "string",
    requiresArg: true,
    describe:
      "any (default), live (with --verify: not what the API rejects) or none: which findings exit with 1",
  },
  explain: { type: "boolean", describe: "Also list what is not Pictify's or a placeholder, and why" },
  jobs: { type: "string", requiresArg: true, describe: "Threads that read files" },
  "max-file-size": {
    type: "string",
    requiresArg: true,
    describe: "Skip larger files, and say so; default 1g",
  },
  "include-node-modules": { type: "boolean", describe: "Also read what is below node_modules" },
  "with-ignored": {
    type: "boolean",
    describe: "Also report what ignores, a baseline or a rule that is off would take out",
  },
  "foreign-ignores": { type: "boolean", describe: "Let inline ignores of other scanners count" },
  strict: { type: "boolean", describe: "Exit with 3 also for submodules and LFS files that are not there" },
  config: { type: "string", requiresArg: true, describe: "Configuration file; --no-config reads none" },
  "settings-from": {
    type: "string",
    requiresArg: true,
    describe: "Commit whose configuration, ignore file and baseline count, instead of those checked out",
  },
  progress: {
    type: "boolean",
    default: true,
    describe: "Show progress on a terminal; --no-progress does not",
  },
  quiet: { type: "boolean", describe: "Print findings only" },
  color: { type: "boolean", describe: "Force colours; --no-color prints none" },
} as const satisfies Record<string, Options>;

/** Options of `keylint ignore add`. */
export const IGNORE_ADD_OPTIONS = {
  reason: { type: "string", requiresArg: true, describe: "Why this key may stay; required" },
  expires: { type: "string", requiresArg: true, describe: "Day from which it counts again, as 2027-01-31" },
  path: { type: "string", requiresArg: true, describe: "Only in these paths, as in .gitignore" },
} as const satisfies Record<string, Options>;

/** Options of `keylint rotate`. */
export const ROTATE_OPTIONS = {
  format: { type: "string", requiresArg: true, describe: "pretty (default) or markdown" },
  history: {
    type: "boolean",
    describe: "Also look through the history, as is done where no file has the key",
  },
  confirm: { type: "boolean", describe: "Ask the API until the key is dead; exit with 0 only then" },
  timeout: { type: "string", requiresArg: true, describe: "Seconds to ask for; default 90" },
  "api-url": {
    type: "string",
    requiresArg: true,
    describe: "The API to ask, over https; also KEYLINT_API_URL",
  },
  "purge-plan": {
    type: "string",
    requiresArg: true,
    describe: "Write what git filter-repo needs to this file, outside of the repository: it holds the key",
  },
} as const satisfies Record<string, Options>;

/** Options of `keylint doctor`. */
export const DOCTOR_OPTIONS = {
  verify: {
    type: "string",
    describe: "Also ask the Pictify API, once, whether it accepts the key in PICTIFY_API_KEY",
  },
  "api-url": {
    type: "string",
    requiresArg: true,
    describe: "The API to ask, over https; also KEYLINT_API_URL",
  },
} as const satisfies Record<string, Options>;

/** Options of `keylint ignore import`. */
export const IGNORE_IMPORT_OPTIONS = {
  from: {
    type: "string",
    requiresArg: true,
    describe: "gitleaks, detect-secrets, trufflehog or secretlint, where the file's name does not say it",
  },
} as const satisfies Record<string, Options>;

/** Options of `keylint hook install` and `keylint hook uninstall`. */
export const HOOK_OPTIONS = {
  outside: {
    type: "boolean",
    describe: "Also where the repository's own core.hooksPath leads out of it",
  },
} as const satisfies Record<string, Options>;

/** Options of `keylint init`. */
export const INIT_OPTIONS = {
  yes: { type: "boolean", alias: "y", describe: "Write everything without asking" },
  undo: { type: "boolean", conflicts: "yes", describe: "Take back exactly what init has written" },
} as const satisfies Record<string, Options>;

/** Names of the commands. */
export const COMMAND_NAMES = ["scan", "hook", "ignore", "rotate", "doctor", "init"] as const;

/** What `keylint ignore` can do. */
export const IGNORE_ACTIONS = ["add", "import", "list", "prune"] as const;

/** What `keylint hook` can do. */
export const HOOK_ACTIONS = ["install", "uninstall", "run"] as const;
