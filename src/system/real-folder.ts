import { realpathSync, statSync } from "node:fs";
import { relative, isAbsolute, sep } from "node:path";

/** The path of a folder without symbolic links, or null where there is no folder that can be reached. */
export function realFolder(path: string): string | null {
  try {
    const real = realpathSync.native(path);
    return statSync(real).isDirectory() ? real : null;
  } catch {
    return null;
  }
}

/** Whether `path` is `folder` or lies in it. Both absolute and without symbolic links. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === "" || (way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}
