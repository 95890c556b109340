import type { Argv } from "yargs";
import { textOf } from "./argument-text.js";
import type { Command } from "./command.js";
import { foreignToolOf } from "./foreign-tool.js";
import { IGNORE_ADD_OPTIONS, IGNORE_IMPORT_OPTIONS } from "./option-table.js";
import type { Arguments } from "./quick-arguments.js";

/** What stands behind `keylint ignore`, as yargs takes it. */
export function ignoreCommands(
  parser: Argv,
  take: (read: (argv: Arguments) => Command) => (argv: Arguments) => void,
): Argv {
  return parser
    .command(
      "add <fingerprint>",
      "Ignore a key, with a reason",
      (y) => y.positional("fingerprint", { type: "string" }).options(IGNORE_ADD_OPTIONS),
      take((argv) => ({
        kind: "ignore-add",
        fingerprint: textOf(argv, "fingerprint") ?? "",
        reason: textOf(argv, "reason") ?? "",
        expires: textOf(argv, "expires"),
        path: textOf(argv, "path"),
      })),
    )
    .command(
      "import [file]",
      "Take over the ignores of another scanner",
      (y) => y.positional("file", { type: "string" }).options(IGNORE_IMPORT_OPTIONS),
      take((argv) => ({
        kind: "ignore-import",
        file: textOf(argv, "file"),
        from: foreignToolOf(textOf(argv, "from")),
      })),
    )
    .command(
      "list",
      "List what is ignored",
      {},
      take(() => ({ kind: "ignore-list" })),
    )
    .command(
      "prune",
      "Remove entries that have expired, or whose key is gone from files and history",
      {},
      take(() => ({ kind: "ignore-prune" })),
    )
    .strict()
    .demandCommand(1, "ignore what? write add, import, list or prune behind it");
}
