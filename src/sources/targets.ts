import { lstatSync, realpathSync, statSync, type Stats } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { UserError } from "../model/errors.js";
import { errorCode } from "../system/open-file.js";

/** A file or folder that was asked for. */
export interface Target {
  readonly kind: "file" | "folder";
  /** Absolute, links resolved: who names a link means what it leads to. */
  readonly path: string;
  /** Relative to the root, with `/`; empty for the root itself. */
  readonly name: string;
}

/** What was asked for, and the folder that reports name it from. */
export interface Targets {
  /** Absolute. */
  readonly root: string;
  readonly targets: readonly Target[];
}

/**
 * Finds what the paths of a command line mean. The root is the folder itself where one folder is asked for; else the working
 * folder where it holds everything asked for, or the nearest folder that does.
 *
 * @throws UserError where a path, or a pattern such as `src/*.ts`, names nothing that can be read
 */
export async function resolveTargets(paths: readonly string[], cwd: string): Promise<Targets> {
  const found = new Map<string, Target["kind"]>();
  for (const path of paths) {
    for (const expanded of await expand(path, cwd)) found.set(expanded.path, expanded.kind);
  }
  const base = realpathSync(cwd);
  const entries = [...found];
  const [only] = entries;
  const root =
    entries.length === 1 && only?.[1] === "folder"
      ? only[0]
      : commonFolder(
          entries.map(([path, kind]) => (kind === "folder" ? path : dirname(path))),
          base,
        );
  return {
    root,
    targets: entries.map(([path, kind]) => ({ kind, path, name: relative(root, path).split(sep).join("/") })),
  };
}

async function expand(path: string, cwd: string): Promise<{ path: string; kind: Target["kind"] }[]> {
  if (path === "")
    throw new UserError("an empty path was given: name a file or folder, or . for this folder");
  const absolute = resolve(cwd, path);
  const stats = statIfPresent(absolute, path);
  if (stats !== null) return [{ path: realpathSync(absolute), kind: kindOf(stats, path) }];
  const matches = await filesLike(path, cwd);
  if (matches.length === 0) {
    throw new UserError(
      `${path}: no such file or folder in ${cwd}: check the spelling, or name another path`,
    );
  }
  return matches.map((match) => ({ path: realpathSync(match), kind: "file" as const }));
}

async function filesLike(pattern: string, cwd: string): Promise<string[]> {
  const { default: glob } = await import("fast-glob");
  if (!glob.isDynamicPattern(pattern)) return [];
  try {
    return await glob(pattern, { cwd, dot: true, followSymbolicLinks: false, absolute: true });
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    throw new UserError(
      `${pattern}: a folder on the way cannot be read (${code}): check its permissions, or name less`,
    );
  }
}

/**
 * What is at a path, links followed; null where nothing is.
 *
 * @throws UserError where that cannot be told
 */
export function statIfPresent(path: string, given: string): Stats | null {
  try {
    return statSync(path);
  } catch (error) {
    const code = errorCode(error);
    if (code === "ENOENT" && lstatSync(path, { throwIfNoEntry: false }) !== undefined) {
      throw new UserError(`${given}: the link leads nowhere: mend it, or name another path`);
    }
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw new UserError(`${given}: cannot be read (${code ?? "unknown error"}): check its permissions`);
  }
}

function kindOf(stats: Stats, given: string): Target["kind"] {
  if (stats.isDirectory()) return "folder";
  if (stats.isFile()) return "file";
  throw new UserError(`${given}: neither a file nor a folder: pipe its content to keylint --stdin instead`);
}

function commonFolder(folders: readonly string[], cwd: string): string {
  let common = cwd;
  while (
    !folders.every(
      (folder) => folder === common || folder.startsWith(common.endsWith(sep) ? common : common + sep),
    )
  ) {
    const parent = dirname(common);
    if (parent === common) return common;
    common = parent;
  }
  return common;
}
