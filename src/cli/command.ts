import type { ForeignTool } from "../findings/foreign/foreign-ignore.js";
import type { HookName } from "../hooks/hook-name.js";
import type { ScanOptions } from "../options.js";
import type { ChecklistFormat } from "../rotate/render-checklist.js";
import type { FailOn } from "./exit-code.js";
import type { OutputTarget } from "./output-target.js";

/** What everything that prints has to know. */
export interface PrintOptions {
  /** Whether colours are wanted; null where the terminal decides. */
  readonly color: boolean | null;
  readonly quiet: boolean;
  readonly progress: boolean;
}

/** A scan as it was asked for on the command line. */
export interface ScanCommand {
  readonly kind: "scan";
  readonly scan: ScanOptions;
  /** Scan standard input as well, under this name; null where not. */
  readonly stdinPath: string | null;
  readonly outputs: readonly OutputTarget[];
  /** The file that the findings are written to as known; null where they are not. */
  readonly writeBaseline: string | null;
  readonly failOn: FailOn;
  readonly print: PrintOptions;
}

/** The replacement of a key, as it was asked for. */
export interface RotateCommand {
  readonly kind: "rotate";
  /** Or the beginning of one. */
  readonly fingerprint: string;
  readonly format: ChecklistFormat;
  /** Look for it in the history too, though files have it. */
  readonly history: boolean;
  /** Ask the API until the key is dead, instead of printing the checklist. */
  readonly confirm: boolean;
  /** How long to ask, in milliseconds. */
  readonly timeout: number;
  readonly apiUrl: string | null;
  /** The file for what a rewritten history needs; null where none is wanted. */
  readonly purgePlan: string | null;
}

/** An entry to be added to the ignore file. */
export interface IgnoreAddCommand {
  readonly kind: "ignore-add";
  readonly fingerprint: string;
  readonly reason: string;
  readonly expires: string | null;
  readonly path: string | null;
}

/** Ignores of another scanner to be taken over. */
export interface IgnoreImportCommand {
  readonly kind: "ignore-import";
  /** Null for the usual files. */
  readonly file: string | null;
  /** Null where the file's name says it. */
  readonly from: ForeignTool | null;
}

/** Hooks to be installed or taken away. */
export interface ChangeHooksCommand {
  readonly kind: "hook-install" | "hook-uninstall";
  /** Empty for the usual ones. */
  readonly names: readonly HookName[];
  /** Whether a folder outside of the repository is agreed to that only the repository names. */
  readonly outside: boolean;
}

/** What a project needs is to be written, or taken back. */
export interface InitCommand {
  readonly kind: "init";
  /** Write everything without asking. */
  readonly yes: boolean;
  /** Take back what was written before. */
  readonly undo: boolean;
}

/** What git asks a hook to do. */
export interface RunHookCommand {
  readonly kind: "hook-run";
  readonly name: string;
  /** What git gives to the hook. */
  readonly args: readonly string[];
}

/** A look at whether a key would be stopped here. */
export interface DoctorCommand {
  readonly kind: "doctor";
  /** Also asks the API about the environment's own key. */
  readonly verify: boolean;
  readonly apiUrl: string | null;
}

/** Everything that the command line can be asked to do. */
export type Command =
  | ScanCommand
  | RotateCommand
  | IgnoreAddCommand
  | IgnoreImportCommand
  | ChangeHooksCommand
  | RunHookCommand
  | InitCommand
  | DoctorCommand
  | { readonly kind: "ignore-list" | "ignore-prune" }
  | { readonly kind: "text"; readonly text: string };
