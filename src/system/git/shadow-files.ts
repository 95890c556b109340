import { existsSync, readdirSync } from "node:fs";
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

/** The shadows within a shadow of those other work trees that have an index. They end with it. */
export function otherWorkTrees(shadow: Shadow): Shadow[] {
  const root = sharedFolder(shadow);
  const { commonDir } = shadow.repository;
  const linked = foldersIn(join(root, "worktrees"));
  const all = [
    { gitDir: root, of: commonDir },
    ...linked.map((name) => ({
      gitDir: join(root, "worktrees", name),
      of: join(commonDir, "worktrees", name),
    })),
  ];
  return all
    .filter(({ gitDir }) => gitDir !== shadow.gitDir && existsSync(join(gitDir, "index")))
    .map(({ gitDir, of }) => ({
      ...shadow,
      gitDir,
      repository: { ...shadow.repository, gitDir: of },
      environment: { ...shadow.environment, GIT_DIR: gitDir },
    }));
}

function foldersIn(path: string): string[] {
  return existsSync(path) ? readdirSync(path) : [];
}
