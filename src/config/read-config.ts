import { dirname, join, resolve } from "node:path";
import { UserError } from "../model/errors.js";
import type { FileOptions, ScanOptions } from "../options.js";
import type { ReadText } from "../system/read-bounded.js";
import { isInside, realFolder } from "../system/real-folder.js";
import { parseConfig } from "./parse-config.js";

export const CONFIG_FILE_NAME = "keylint.config.json";

const LIMIT = 1024 * 1024;

/** A configuration and the folder that its paths are relative to. */
export interface LoadedConfig {
  readonly options: FileOptions;
  readonly folder: string;
}

/**
 * Loads the configuration of a scan: the file that was asked for, or the one in the scanned root or the nearest folder above
 * it, up to the top of its repository.
 *
 * @param top the top folder of the repository that the root belongs to; null where it belongs to none
 * @returns null where there is none, or none is wanted
 * @throws UserError where a file that was asked for is missing, or one that is there cannot be used
 */
export async function readConfig(
  config: ScanOptions["config"],
  cwd: string,
  root: string,
  top: string | null,
  read: ReadText,
): Promise<LoadedConfig | null> {
  if (config === false) return null;
  if (config !== undefined) {
    const file = resolve(cwd, config);
    const text = await read(file, "configuration", LIMIT);
    if (text === null)
      throw new UserError(`${config}: no such configuration file: check the path after --config`);
    return load(text, file);
  }
  for (let folder = root; ; folder = dirname(folder)) {
    const file = join(folder, CONFIG_FILE_NAME);
    const text = await read(file, "configuration", LIMIT);
    if (text !== null) return load(text, file);
    if (top === null || folder === top || folder === dirname(folder)) return null;
  }
}

function load(text: string, file: string): LoadedConfig {
  const options = parseConfig(text, file);
  const folder = dirname(file);
  if (options.baseline === undefined) return { options, folder };
  const baseline = resolve(folder, options.baseline);
  const place = dirname(baseline);
  if (!isInside(realFolder(place) ?? place, realFolder(folder) ?? folder)) {
    throw new UserError(
      `${file}: baseline: lies outside the folder of the configuration: name a file inside it`,
    );
  }
  return { options: { ...options, baseline }, folder };
}
