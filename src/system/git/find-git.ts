import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { delimiter, isAbsolute, join, parse } from "node:path";
import { isInside, realFolder } from "../real-folder.js";

const found = new Map<string, string | null>();
/** Windows runs `.com`, `.bat` and `.cmd` too; git is none of them, and a batch file would need a shell. */
const NAME = process.platform === "win32" ? "git.exe" : "git";

/**
 * The absolute path of git, from those entries of PATH that the folder `exclude` (what is scanned) has no say in; null where
 * there is none. Looked up once a process for each folder.
 */
export function findGit(exclude: string): string | null {
  const path = process.env.PATH ?? "";
  const key = `${exclude}\0${path}`;
  let git = found.get(key);
  if (git === undefined) {
    git = search(exclude, path);
    found.set(key, git);
  }
  return git;
}

/**
 * The entries of a PATH that may be trusted while `exclude` is scanned: relative ones, the current folder under its many names,
 * and all inside of `exclude` are left out. The root of the file system excludes nothing, as nothing would be left.
 */
export function trustedPath(exclude: string, path: string): readonly string[] {
  const scanned = excluded(exclude);
  return path
    .split(delimiter)
    .filter((entry) => isAbsolute(entry))
    .filter((entry) => {
      const folder = realFolder(entry);
      return folder !== null && (scanned === null || !isInside(folder, scanned));
    });
}

function search(exclude: string, path: string): string | null {
  const scanned = excluded(exclude);
  for (const entry of trustedPath(exclude, path)) {
    const candidate = join(entry, NAME);
    try {
      if (scanned !== null && isInside(realpathSync.native(candidate), scanned)) continue;
      if (!statSync(candidate).isFile()) continue;
      accessSync(candidate, constants.X_OK);
      return candidate;
    } catch {
      // Not here, or not for us: the next entry may have it.
    }
  }
  return null;
}

function excluded(exclude: string): string | null {
  const folder = realFolder(exclude);
  return folder === null || folder === parse(folder).root ? null : folder;
}
