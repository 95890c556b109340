import { basename, dirname, join } from "node:path";
import { readPlainFile } from "./plain-file.js";
import type { Shadow } from "./shadow.js";
import { sharedFolder } from "./shadow-files.js";

/** A work tree of a repository, as a path in a shadow names it. */
export interface WorkTreePlace {
  /** The name that git has for it; null for the main one. */
  readonly id: string | null;
  /** Whether it is the one that the shadow was opened for. */
  readonly isOwn: boolean;
  /** Absolute; null for that of a bare repository. Where git no longer tells, its name, which git takes as well. */
  readonly folder: string | null;
}

const POINTER_LIMIT = 64 << 10;

/** The work tree that a file of a shadow belongs to, such as `worktrees/x/HEAD`; files beside that folder are the main one's. */
export function workTreeOf(shadow: Shadow, path: string): WorkTreePlace {
  const { repository, gitDir } = shadow;
  const id = /^worktrees\/(?<id>[^/]+)\//u.exec(path)?.groups?.id ?? null;
  const own = gitDir === sharedFolder(shadow) ? null : basename(gitDir);
  if (id === own) return { id, isOwn: true, folder: repository.workTree };
  const { commonDir } = repository;
  if (id === null)
    return { id, isOwn: false, folder: basename(commonDir) === ".git" ? dirname(commonDir) : commonDir };
  const pointer = readPlainFile(join(commonDir, "worktrees", id, "gitdir"), POINTER_LIMIT);
  const target = pointer.status === "read" ? pointer.bytes.toString().trim() : "";
  return { id, isOwn: false, folder: target === "" ? id : dirname(target) };
}
