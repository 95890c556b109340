import { readdirSync } from "node:fs";
import { basename, dirname, join, relative, sep } from "node:path";
import type { Shadow } from "./shadow.js";

/** The folder in a shadow that stands for the one that all work trees share. */
export function sharedFolder({ gitDir }: Shadow): string {
  const parent = dirname(gitDir);
  return basename(parent) === "worktrees" ? dirname(parent) : gitDir;
}

/** The files below a folder of a shadow, by their paths from {@link sharedFolder}, with `/`. None where there is no such folder. */
export function shadowFiles(shadow: Shadow, below: string): string[] {
  const root = sharedFolder(shadow);
  try {
    return readdirSync(join(root, below), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"));
  } catch {
    return [];
  }
}
