import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";
import { isInside } from "./real-folder.js";

const NAMES = process.platform === "win32" ? ["git.exe"] : ["git"];

/**
 * The absolute path of git: the first in PATH that does not lie in `target`, the folder under inspection, nor is reached
 * through a relative entry. A repository can bring a `node_modules/.bin/git` of its own, and npm puts that into PATH.
 *
 * @returns null where there is none
 */
export function findGit(target: string, path = process.env.PATH ?? ""): string | null {
  for (const folder of path.split(delimiter)) {
    if (!isAbsolute(folder)) continue;
    for (const name of NAMES) {
      const file = executable(join(folder, name));
      if (file !== null && !isInside(folder, target) && !isInside(file, target)) return join(folder, name);
    }
  }
  return null;
}

/** What an executable file really is, links resolved; null where it is none. */
function executable(file: string): string | null {
  try {
    if (!statSync(file).isFile()) return null;
    accessSync(file, constants.X_OK);
    return realpathSync(file);
  } catch {
    return null;
  }
}
