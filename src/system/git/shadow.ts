import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "../../model/errors.js";
import { errorCode } from "../open-file.js";
import { makeTemporaryFolder } from "../temporary-folders.js";
import { copyIndex } from "./copy-index.js";
import { copyHeadOnly, copyLogs, copyOwnRefs, copySharedRefs } from "./copy-refs.js";
import { gitEnvironment } from "./git-environment.js";
import type { GitProblem } from "./git-problem.js";
import { safeObjects } from "./object-store.js";
import { copyPlainFile } from "./plain-file.js";
import { realFolder } from "../real-folder.js";
import type { Repository } from "./repository.js";
import { shadowConfig } from "./shadow-config.js";
import { layOutShadow, layOutWorktree } from "./shadow-layout.js";
import type { ShadowLayout } from "./shadow-layout.js";
import { mayBeSparse } from "./sparse-index.js";

/**
 * A git folder of our own that stands in for a repository's: nothing of the repository's configuration, hooks, filters,
 * attributes, grafts or replacements is in it, so nothing of them can be obeyed. Objects are read where they are.
 */
export interface Shadow {
  readonly repository: Repository;
  /** Absolute, private. Also the folder that git is to run in. */
  readonly folder: string;
  /** The shadow's own git folder; its `index` may be read. */
  readonly gitDir: string;
  /** The whole environment for git. It names no work tree. */
  readonly environment: Readonly<Record<string, string>>;
  /** Ends every git that runs on it; null where nothing does. */
  readonly signal: AbortSignal | null;
  /** Looks for what in the repository holds git up for ever, when one has long been silent; null where nobody can. */
  readonly doubt: ((signal: AbortSignal) => Promise<GitProblem | null>) | null;
  /** Those of the repository, and what could not be taken over. */
  readonly problems: readonly GitProblem[];
  /** Removes it; a second call does nothing. */
  readonly close: () => void;
}

/** What of a repository a shadow holds. The less, the sooner it is open. */
export interface ShadowSelection {
  /** The index and the excludes of `info/exclude`: enough to list the files of a work tree. */
  readonly index?: boolean;
  /** Another index than the repository's own, absolute: the one that git names to a hook in GIT_INDEX_FILE. */
  readonly indexFile?: string;
  /** HEAD with the ref that it names, and the objects with it: enough to compare an index with it. */
  readonly head?: boolean;
  /** HEAD and refs, and the objects with them; those of other work trees too. */
  readonly refs?: boolean;
  /** The reflogs, and the indexes of other work trees. Needs `refs`. */
  readonly logs?: boolean;
  /** A folder of objects that a push has brought and that no ref holds yet, absolute: what a server's hook has to judge. */
  readonly quarantine?: string;
}

/** What the system says where a disk or a quota is full, or files may not be so large. */
const NO_ROOM = new Set(["ENOSPC", "EDQUOT", "EFBIG", "EROFS"]);
const EXCLUDE_LIMIT = 16 * 1024 ** 2;

/** Opens a shadow of a repository: by default with what is needed to list the files of its work tree. */
export function openShadow(
  repository: Repository,
  selection: ShadowSelection = { index: true },
  signal: AbortSignal | null = null,
): Shadow {
  const temporary = makeTemporaryFolder();
  try {
    const { path: folder, remove: close } = temporary;
    const problems = [...repository.problems];
    const layout = layOutShadow(repository, folder);
    const { quarantine = null } = selection;
    // Tables of refs cannot be taken apart.
    const refs = selection.refs ?? (selection.head === true && repository.refStorage === "reftable");
    writeFileSync(join(layout.commonDir, "config"), shadowConfig(repository, layout.emptyFolder, refs));
    copySelected(repository, { ...selection, refs }, layout, problems);
    // A sparse index names folders, and git reads their trees to list the files.
    const wantsObjects = (refs || selection.head === true || repository.sparse) && !repository.broken;
    const ownObjects = join(layout.commonDir, "objects");
    const objectsDir = wantsObjects
      ? safeObjects(repository, ownObjects, hasSparseIndex(layout), problems)
      : ownObjects;
    const exclude = repository.workTree ?? repository.commonDir;
    const environment = gitEnvironment({ ...layout, exclude, objectsDir, quarantine });
    const { gitDir } = layout;
    return {
      repository,
      folder,
      gitDir,
      environment,
      signal,
      doubt: null,
      problems: distinct(problems),
      close,
    };
  } catch (error) {
    temporary.remove();
    const code = errorCode(error) ?? "";
    if (NO_ROOM.has(code))
      throw new UserError(
        `${temporary.path}: nothing can be written there (${code}): free room, or set TMPDIR`,
      );
    throw error;
  }
}

/** Whether git may write objects when it reads an index of a shadow, those of other work trees included. */
function hasSparseIndex({ gitDir, commonDir }: ShadowLayout): boolean {
  const linked = join(commonDir, "worktrees");
  const others = existsSync(linked) ? readdirSync(linked).map((name) => join(linked, name)) : [];
  return [...new Set([gitDir, commonDir, ...others])].some(mayBeSparse);
}

/** What is wrong with HEAD is told where a repository is described, and again where it is copied. */
function distinct(problems: readonly GitProblem[]): readonly GitProblem[] {
  return [...new Map(problems.map((problem) => [`${problem.reason} ${problem.path}`, problem])).values()];
}

function copySelected(
  repository: Repository,
  { index = false, indexFile, head = false, refs = false, logs = false }: ShadowSelection,
  shadow: ShadowLayout,
  problems: GitProblem[],
): void {
  const { gitDir, commonDir } = repository;
  if (index || indexFile !== undefined) {
    copyIndex(indexFile ?? join(gitDir, "index"), gitDir, shadow.gitDir, problems);
    const exclude = join("info", "exclude");
    const outcome = copyPlainFile(join(commonDir, exclude), join(shadow.commonDir, exclude), EXCLUDE_LIMIT);
    if (typeof outcome !== "string") problems.push(outcome);
  }
  if (head && !refs) copyHeadOnly(gitDir, commonDir, shadow.gitDir, shadow.commonDir, problems);
  if (!refs && !head) return;
  copySharedRefs(commonDir, shadow.commonDir, problems);
  if (!refs) return;
  for (const [from, to] of workTrees(gitDir, commonDir, shadow)) {
    copyOwnRefs(from, to, repository, problems);
    if (!logs) continue;
    copyLogs(from, to, problems);
    if (from !== gitDir) copyIndex(join(from, "index"), from, to, problems);
  }
}

/** The git folders of all work trees of a repository, each with its place in the shadow. */
function* workTrees(gitDir: string, commonDir: string, shadow: ShadowLayout): Generator<[string, string]> {
  yield [commonDir, shadow.commonDir];
  if (gitDir !== commonDir) yield [gitDir, shadow.gitDir];
  const linked = join(commonDir, "worktrees");
  for (const name of realFolder(linked) === null ? [] : readdirSync(linked)) {
    const from = join(linked, name);
    if (from !== gitDir && existsSync(join(from, "HEAD")))
      yield [from, layOutWorktree(shadow.commonDir, name)];
  }
}
