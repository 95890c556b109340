import { resolve } from "node:path";
import { nearest } from "../config/nearest.js";
import { UserError } from "../model/errors.js";
import { FORMAT_NAMES, type FormatName } from "../report/formats.js";

/** A format and where it goes. */
export interface OutputTarget {
  readonly format: FormatName;
  /** Null for standard output. */
  readonly file: string | null;
}

function isFormat(name: string): name is FormatName {
  return (FORMAT_NAMES as readonly string[]).includes(name);
}

/**
 * Reads the values of `--format`, each `name` or `name=file`, and of `--output`, the file of the only format.
 *
 * @throws UserError for unknown formats, for two on standard output, and where `--output` cannot mean one format
 */
export function parseOutputs(formats: readonly string[], output: string | null): OutputTarget[] {
  const targets = (formats.length === 0 ? ["pretty"] : formats).map((value): OutputTarget => {
    const [name = "", ...rest] = value.split("=");
    if (!isFormat(name)) throw unknownFormat(name);
    const file = rest.join("=");
    if (rest.length > 0 && file === "")
      throw new UserError(`--format ${value}: write a file behind =, or leave = out`);
    return { format: name, file: rest.length === 0 ? null : fileOf(file) };
  });
  const [only] = targets;
  if (output !== null) {
    if (targets.length !== 1 || only?.file !== null) {
      throw new UserError(
        "--output goes with one format without a file: write --format name=file for each instead",
      );
    }
    return [{ ...only, file: fileOf(output) }];
  }
  if (targets.filter(({ file }) => file === null).length > 1) {
    throw new UserError(
      "two formats cannot both go to standard output: write --format name=file for all but one",
    );
  }
  const files = targets.flatMap(({ file }) => (file === null ? [] : [resolve(file)]));
  if (new Set(files).size < files.length) throw new UserError("two formats cannot go to the same file");
  return targets;
}

/** Null where the file is standard output by another name: opening that again fails where it is a socket. */
function fileOf(file: string): string | null {
  return file === "/dev/stdout" || file === "/dev/fd/1" || file === "-" ? null : file;
}

function unknownFormat(name: string): UserError {
  const meant = nearest(name, FORMAT_NAMES);
  const hint = meant === null ? `known are ${FORMAT_NAMES.join(", ")}` : `is ${meant} meant?`;
  return new UserError(`unknown format ${name}: ${hint}`);
}
