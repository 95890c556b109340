import { basename, dirname, join, relative, resolve } from "node:path";
import { type LoadedConfig, readConfig } from "./config/read-config.js";
import { readBaseline } from "./findings/baseline.js";
import type { IgnoreEntry } from "./findings/ignore-entry.js";
import { type LoadedIgnoreFile, noIgnoreFile, readIgnoreFile } from "./findings/read-ignore-file.js";
import { UserError } from "./model/errors.js";
import { type ResolvedOptions, resolveOptions, type ScanOptions } from "./options.js";
import { isInside, realFolder } from "./system/real-folder.js";
import type { Repository } from "./system/git/repository.js";
import { readBounded, type ReadText } from "./system/read-bounded.js";

/** What a scan is told by what was given to it and by files: the configuration, the ignore file and the baseline. */
export interface Settings {
  readonly config: LoadedConfig | null;
  readonly options: ResolvedOptions;
  readonly ignoreFile: LoadedIgnoreFile;
  readonly baseline: readonly IgnoreEntry[];
}

/**
 * Reads the settings of a scan. With `settingsFrom`, what lies in the repository is read as it is in that commit.
 *
 * @param root absolute, of what is scanned
 * @param repository that the root belongs to; null where it belongs to none
 * @throws UserError where a file cannot be used, or that commit is not there
 */
export async function readSettings(
  given: ScanOptions,
  cwd: string,
  root: string,
  repository: Repository | null,
): Promise<Settings> {
  const from = given.settingsFrom;
  if (from === undefined) return readWith(readBounded, given, cwd, root, repository?.workTree ?? null);
  if (repository === null) {
    throw new UserError(`--settings-from ${from}: ${root} is in no git repository: leave it out`);
  }
  const top = repository.workTree ?? repository.commonDir;
  const { CommitFiles } = await import("./sources/commit-files.js");
  const files = await CommitFiles.open(repository, from, given.signal ?? null);
  try {
    const read: ReadText = (path, what, limit) => {
      const real = join(realFolder(dirname(path)) ?? "", basename(path));
      const inside = [path, real].find((one) => one !== top && isInside(one, top));
      return inside === undefined
        ? readBounded(path, what, limit)
        : files.read(relative(top, inside), what, limit);
    };
    return await readWith(read, given, cwd, root, top);
  } finally {
    files.close();
  }
}

async function readWith(
  read: ReadText,
  given: ScanOptions,
  cwd: string,
  root: string,
  top: string | null,
): Promise<Settings> {
  const config = await readConfig(given.config, cwd, root, top, read);
  const options = resolveOptions(given, config?.options);
  const { withIgnored } = options;
  const ignoreFile = withIgnored ? noIgnoreFile(root) : await readIgnoreFile(root, top, read);
  const baseline =
    options.baseline === null || withIgnored ? [] : await readBaseline(resolve(cwd, options.baseline), read);
  return { config, options, ignoreFile, baseline };
}
