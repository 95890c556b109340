import { isUtf8 } from "node:buffer";
import type { Incomplete, Skip } from "../model/coverage.js";
import { expectAnswer } from "../system/git/expect-answer.js";
import type { GitProblem } from "../system/git/git-problem.js";
import { locateRepository } from "../system/git/locate-repository.js";
import { worktreeFiles } from "../system/git/worktree-files.js";
import { pathText } from "../inspect/path-text.js";
import { BATCH_FILES, namesOf } from "./file-batch.js";
import { incompleteByGit } from "./git-incomplete.js";
import { hiddenByGit } from "./hidden-by-git.js";
import { openWatched } from "./open-watched.js";
import { holdsContent } from "./own-files.js";
import { requireGit } from "./require-git.js";
import type { SourceEvent } from "./source-event.js";
import { walk, type WalkEvent, type WalkOptions } from "./walk.js";

/**
 * The files of a folder. In a git work tree: what git tracks and what it does not ignore; elsewhere, and in a folder that git
 * ignores as a whole: what a walk finds.
 *
 * @param folder absolute
 * @param prefix what stands before names in reports: empty, or a path that ends with `/`
 */
export async function* folderFiles(
  folder: string,
  prefix: string,
  options: WalkOptions,
  signal: AbortSignal | null,
): AsyncGenerator<SourceEvent> {
  const repository = locateRepository(folder);
  const workTree = repository?.workTree ?? null;
  if (repository === null || workTree === null) {
    if (repository !== null) yield { kind: "incomplete", incomplete: BARE };
    const standing = repository === null ? "unversioned" : undefined;
    yield* walkedFiles(Buffer.from(folder), prefix, options, standing);
    return;
  }
  if (repository.broken) {
    yield* repository.problems.map(asEvent);
    yield* walkedFiles(Buffer.from(folder), prefix, options);
    return;
  }
  const git = requireGit(repository);
  let files = 0;
  let hasContent = false;
  const problems: GitProblem[] = [];
  const shadow = openWatched(repository, { index: true }, signal);
  try {
    const base = baseOf(Buffer.from(folder));
    for await (const { kind, names } of worktreeFiles(git, shadow, folder, problems)) {
      // The folder of a submodule that is not checked out: git has nothing to say of it.
      if (names.equals(ITSELF)) continue;
      files += names.length;
      hasContent ||= holdsContent(names);
      if (kind === "other" && names.includes("/\0")) yield* withFolders(names, base, prefix, options);
      else if (kind === "other")
        yield { kind: "batch", batch: { base, prefix, names, standing: "untracked" } };
      else yield { kind: "batch", batch: { base, prefix, names, remembered: true } };
    }
    signal?.throwIfAborted();
    if (files === 0) await expectAnswer(git, shadow, problems);
    yield* [...shadow.problems, ...problems].map(asEvent);
    if (folder === workTree && !hasContent) yield* hiddenByGit(folder, prefix);
  } finally {
    shadow.close();
  }
  if (files === 0 && folder !== workTree) yield* walkedFiles(Buffer.from(folder), prefix, options);
}

/** Its objects are compressed, and no files to it. */
const BARE: Incomplete = { reason: "bare-repository", fix: "git clone it, and scan the clone" };

function asEvent(problem: GitProblem): SourceEvent {
  return { kind: "incomplete", incomplete: incompleteByGit(problem) };
}

/** A folder with a `/` at its end. */
function baseOf(folder: Buffer): Buffer {
  return folder.at(-1) === SLASH[0] ? folder : Buffer.concat([folder, SLASH]);
}

/** Names of which some are folders: those are events of their own. */
async function* withFolders(
  names: Buffer,
  base: Buffer,
  prefix: string,
  options: WalkOptions,
): AsyncGenerator<SourceEvent> {
  const files: Buffer[] = [];
  for (const name of namesOf({ base, prefix, names })) {
    if (name.at(-1) !== SLASH[0]) files.push(name, NUL);
    else yield* innerFolder(base, name.subarray(0, -1), prefix, options);
  }
  yield { kind: "batch", batch: { base, prefix, names: Buffer.concat(files), standing: "untracked" } };
}

/** A folder with a repository of its own. Git cannot be started in one whose name is no text, which is walked therefore. */
async function* innerFolder(
  base: Buffer,
  name: Buffer,
  prefix: string,
  options: WalkOptions,
): AsyncGenerator<SourceEvent> {
  const path = Buffer.concat([base, name]);
  const shown = `${prefix}${pathText(name)}/`;
  if (isUtf8(path)) yield { kind: "folder", path: path.toString(), name: shown };
  else yield* walkedFiles(path, shown, options);
}

const ITSELF = Buffer.from("./\0");
const NUL = Buffer.from([0]);
const SLASH = Buffer.from("/");

/** The files of a folder that no git is asked about, by a walk. Parameters as of {@link folderFiles}, but the folder in bytes. */
export async function* walkedFiles(
  folder: Buffer,
  prefix: string,
  options: WalkOptions,
  standing?: "unversioned",
): AsyncGenerator<SourceEvent> {
  const base = baseOf(folder);
  const known = standing === undefined ? {} : { standing };
  let names: Buffer[] = [];
  const batch = (): SourceEvent => {
    const event: SourceEvent = {
      kind: "batch",
      batch: { base, prefix, names: Buffer.concat(names), ...known },
    };
    names = [];
    return event;
  };
  for await (const event of walk(folder, options)) {
    switch (event.kind) {
      case "file":
        names.push(event.path, NUL);
        if (names.length >= BATCH_FILES * 2) yield batch();
        break;
      case "skip":
        yield { kind: "skip", skip: skipOf(event, prefix) };
        break;
      case "repository":
        yield* innerFolder(base, event.path, prefix, options);
    }
  }
  if (names.length > 0) yield batch();
}

function skipOf({ path, reason, count }: WalkEvent & { readonly kind: "skip" }, prefix: string): Skip {
  return { path: prefix + pathText(path), reason, ...(count === undefined ? {} : { count }) };
}
