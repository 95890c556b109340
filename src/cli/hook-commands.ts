import type { Argv } from "yargs";
import { HOOK_NAMES, parseHookName } from "../hooks/hook-name.js";
import type { ChangeHooksCommand, Command } from "./command.js";
import { HOOK_OPTIONS } from "./option-table.js";
import type { Arguments } from "./quick-arguments.js";

/** What stands behind `keylint hook`, as yargs takes it. `main` takes most of what `run` is called with before. */
export function hookCommands(
  parser: Argv,
  take: (read: (argv: Arguments) => Command) => (argv: Arguments) => void,
): Argv {
  const names = (y: Argv): Argv =>
    y
      .positional("names", {
        type: "string",
        array: true,
        describe:
          "pre-commit, pre-merge-commit, commit-msg and pre-push, if none is named; pre-receive on a server",
      })
      .options(HOOK_OPTIONS);
  return parser
    .command(
      "install [names..]",
      "Put keylint into hooks; what is there stays",
      names,
      take(readChange("hook-install")),
    )
    .command(
      "uninstall [names..]",
      "Take keylint out of hooks again",
      names,
      take(readChange("hook-uninstall")),
    )
    .command(
      "run <name> [args..]",
      "Do what a hook has to do; for hooks that you write yourself",
      (y) =>
        y
          .positional("name", { type: "string", describe: HOOK_NAMES.join(", ") })
          .positional("args", { type: "string", array: true, describe: "What git gives to the hook" }),
      take(({ name, args }) => ({
        kind: "hook-run",
        name: String(name),
        args: Array.isArray(args) ? args.map(String) : [],
      })),
    )
    .strict()
    .demandCommand(1, "hook what? write install, uninstall or run behind it");
}

function readChange(kind: ChangeHooksCommand["kind"]): (argv: Arguments) => ChangeHooksCommand {
  return (argv) => {
    const names: unknown[] = Array.isArray(argv.names) ? argv.names : [];
    return {
      kind,
      names: [...new Set(names.map(String))].map(parseHookName),
      outside: argv.outside === true,
    };
  };
}
