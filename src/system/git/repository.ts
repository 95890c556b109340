import type { GitProblem } from "./git-problem.js";

/** How the ids of a repository's objects are made. */
export type ObjectFormat = "sha1" | "sha256";

/** How a repository keeps its refs. */
export type RefStorage = "files" | "reftable";

/** A repository as its files describe it, read by us and not by git. All paths are absolute and without symbolic links. */
export interface Repository {
  /** The folder whose files it tracks; null for a bare one. Never taken from `core.worktree`. */
  readonly workTree: string | null;
  /** HEAD and index of this work tree. */
  readonly gitDir: string;
  /** Refs and objects; differs from `gitDir` in a linked work tree. */
  readonly commonDir: string;
  readonly objectsDir: string;
  /** Object folders that this one borrows from, nearest first, each a folder that exists. */
  readonly alternates: readonly string[];
  /** For a bare repository that lies in another's work tree: that work tree. Its files may be what an attacker committed. */
  readonly enclosing: string | null;
  readonly objectFormat: ObjectFormat;
  readonly refStorage: RefStorage;
  /** History was cut off at some commits, or claims to be. */
  readonly shallow: boolean;
  /** Objects may be missing that a promisor remote would give. */
  readonly partial: boolean;
  /** Only a part of the tracked files is meant to be in the work tree. */
  readonly sparse: boolean;
  readonly ignoreCase: boolean;
  readonly precomposeUnicode: boolean;
  /** Its git folder or objects are missing: nothing that git says of it would be complete. `problems` says why. */
  readonly broken: boolean;
  readonly problems: readonly GitProblem[];
}
