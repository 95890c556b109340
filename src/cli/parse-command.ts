import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { nearest } from "../config/nearest.js";
import { UserError } from "../model/errors.js";
import { textOf, textsOf } from "./argument-text.js";
import type { Command, PrintOptions, ScanCommand } from "./command.js";
import { explainArguments } from "./explain-arguments.js";
import { hookCommands } from "./hook-commands.js";
import { ignoreCommands } from "./ignore-commands.js";
import { COMMAND_NAMES, DOCTOR_OPTIONS, INIT_OPTIONS, ROTATE_OPTIONS, SCAN_OPTIONS } from "./option-table.js";
import { parseOutputs } from "./output-target.js";
import { parseCount, parseSize } from "./parse-size.js";
import { EXAMPLES, EXIT_CODES } from "./help-text.js";
import { type Arguments, quickArguments } from "./quick-arguments.js";
import { readRotate } from "./rotate-options.js";
import { failOnOf, readDoctor, verifyOptions, withVerifyValue } from "./verify-options.js";

/**
 * Reads a command line.
 *
 * @throws UserError where it cannot be meant so
 */
export async function parseCommand(args: readonly string[]): Promise<Command> {
  const given = withVerifyValue(args);
  const quick = quickArguments(given);
  if (quick !== null) return readScan(quick);
  const { default: yargs } = await import("yargs");
  const commands: Command[] = [];
  const take =
    (read: (argv: Arguments) => Command) =>
    (argv: Arguments): void => {
      commands.push(read(argv));
    };
  const parser = yargs([])
    .scriptName("keylint")
    .locale("en")
    .exitProcess(false)
    .parserConfiguration({
      "greedy-arrays": false,
      "camel-case-expansion": false,
      "parse-positional-numbers": false,
      "populate--": true,
    })
    .usage("keylint [scan] [paths..]\n\nFinds Pictify API keys, tells whose they are, says what to do.")
    .command(
      ["scan [paths..]", "$0"],
      "Scan files and folders (default: .)",
      (y) =>
        y
          .positional("paths", { type: "string", array: true, describe: "Files and folders" })
          .options(SCAN_OPTIONS),
      take(readScan),
    )
    .command(
      "rotate <fingerprint>",
      "Replace a key: every place that uses it, in a safe order",
      (y) => y.positional("fingerprint", { type: "string" }).options(ROTATE_OPTIONS).strict(),
      take((argv) =>
        readRotate((name) => textOf(argv, name), {
          confirm: argv.confirm === true,
          history: argv.history === true,
        }),
      ),
    )
    .command("ignore", "Keep .keylintignore: add, import, list, prune", (y) => ignoreCommands(y, take))
    .command("hook", "Have git ask keylint: install, uninstall, run", (y) => hookCommands(y, take))
    .command(
      "doctor",
      "See whether a key would be stopped here, and mend what is wrong",
      (y) => y.options(DOCTOR_OPTIONS).strict(),
      take((argv) => readDoctor((name) => textOf(argv, name))),
    )
    .command(
      "init",
      "Write what a project needs: .gitignore, hook, ESLint, CI, configuration",
      (y) => y.options(INIT_OPTIONS).strict(),
      take(({ yes, undo }) => ({ kind: "init", yes: yes === true, undo: undo === true })),
    )
    .example(EXAMPLES)
    .epilogue(EXIT_CODES)
    .strictOptions()
    .help("help")
    .alias("help", "h")
    .version(false)
    .wrap(100)
    .fail((message, error) => {
      const thrown = error as Error | undefined;
      throw thrown === undefined || thrown.name === "YError"
        ? new UserError(explainArguments(thrown?.message ?? message, args))
        : thrown;
    });
  let text = "";
  await parser.parseAsync(given, {}, (_error: unknown, _argv: unknown, output: string) => {
    text = output;
  });
  if (text !== "") return { kind: "text", text: `${text}\n` };
  return commands[0] ?? { kind: "text", text: `${await parser.getHelp()}\n` };
}

function readScan(argv: Arguments): ScanCommand {
  const paths = pathsOf(argv);
  const stdinPath = textOf(argv, "stdin-path");
  const jobs = textOf(argv, "jobs");
  const range = textOf(argv, "range");
  const maxFileSize = textOf(argv, "max-file-size");
  const overdueAfter = textOf(argv, "overdue-after");
  const baseline = textOf(argv, "baseline");
  const writeBaseline = argv["write-baseline"] === true;
  if (writeBaseline && baseline === null) {
    throw new UserError("--write-baseline needs to know where: add --baseline <file>");
  }
  const outputs = parseOutputs(textsOf(argv, "format"), textOf(argv, "output"));
  if (
    writeBaseline &&
    outputs.some(({ file }) => file !== null && resolve(file) === resolve(baseline ?? ""))
  ) {
    throw new UserError("the baseline and a report cannot go to the same file");
  }
  const verifying = verifyOptions(
    argv.verify === false ? null : textOf(argv, "verify"),
    textOf(argv, "api-url"),
  );
  const config = argv.config === false ? false : textOf(argv, "config");
  const settingsFrom = textOf(argv, "settings-from");
  if (writeBaseline && settingsFrom !== null) {
    throw new UserError("--write-baseline and --settings-from exclude each other: leave one");
  }
  return {
    kind: "scan",
    scan: {
      ...(paths.length === 0 ? {} : { paths }),
      ...(jobs === null ? {} : { jobs: parseCount(jobs, "--jobs") }),
      ...(maxFileSize === null ? {} : { maxFileSize: parseSize(maxFileSize, "--max-file-size") }),
      ...(overdueAfter === null ? {} : { overdueAfterDays: parseCount(overdueAfter, "--overdue-after", 0) }),
      ...(baseline === null || (writeBaseline && !existsSync(baseline)) ? {} : { baseline }),
      ...(config === null ? {} : { config }),
      ...(settingsFrom === null ? {} : { settingsFrom }),
      history: argv.history === true,
      staged: argv.staged === true,
      ...(range === null ? {} : { range }),
      includeNodeModules: argv["include-node-modules"] === true,
      withIgnored: argv["with-ignored"] === true,
      foreignIgnores: argv["foreign-ignores"] === true,
      explain: argv.explain === true,
      strict: argv.strict === true,
      ...verifying,
    },
    stdinPath: stdinPath ?? (argv.stdin === true ? "stdin" : null),
    outputs,
    writeBaseline: writeBaseline ? baseline : null,
    failOn: failOnOf(textOf(argv, "fail-on"), verifying.verify !== undefined),
    print: printOf(argv),
  };
}

function printOf(argv: Arguments): PrintOptions {
  return {
    color: typeof argv.color === "boolean" ? argv.color : null,
    quiet: argv.quiet === true,
    progress: argv.progress !== false,
  };
}

/** The paths, with what stands behind `--`. A word that is no path may be a misspelt command. */
function pathsOf(argv: Arguments): string[] {
  const paths = [...textsOf(argv, "paths"), ...textsOf(argv, "--")];
  const [first] = paths;
  if (first !== undefined && !existsSync(first)) {
    const meant = nearest(first, COMMAND_NAMES);
    if (meant !== null) throw new UserError(`${first}: no such file, folder or command: is ${meant} meant?`);
  }
  return [...new Set(paths)];
}
