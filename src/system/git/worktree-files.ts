import { join, relative, sep } from "node:path";
import { indexProblem } from "./check-index.js";
import type { GitProblem } from "./git-problem.js";
import { isInside } from "../real-folder.js";
import type { Shadow } from "./shadow.js";
import { startGit } from "./stream-git.js";
import { unblockGit } from "./unblock-git.js";
import { PATIENCE } from "./watch-git.js";

/** A list of names as git gives it: relative to the folder, each ended by a NUL byte. */
export interface NameList {
  /**
   * `sparse` names are tracked, and meant not to be in the work tree (they may be there all the same). `other` names end with `/`
   * where they are folders with a repository of their own.
   */
  readonly kind: "tracked" | "sparse" | "other";
  readonly names: Buffer;
}

const SPARSE_TAG = "S".charCodeAt(0);
/** An unusual wait: most listings are done by then. */
const FIFO_PATIENCE = 1000;
/** Files that are ignored are many at times, and git says nothing of them. */
const LISTING_PATIENCE = { ...PATIENCE, computing: 5000 };

/**
 * What git tracks below a folder, and what it neither tracks nor ignores, as lists of whole names while git finds them; tracked
 * ones first. A link, and a submodule's folder, is a tracked name like any other. What git could not do is added to `problems`.
 *
 * @param git absolute path
 * @param folder absolute, in the work tree
 */
export async function* worktreeFiles(
  git: string,
  shadow: Shadow,
  folder: string,
  problems: GitProblem[],
): AsyncGenerator<NameList> {
  const workTree = shadow.repository.workTree ?? folder;
  const list = (...args: readonly string[]) =>
    startGit(git, shadow, ["-C", folder, "ls-files", "-z", ...args], {
      workTree,
      patience: LISTING_PATIENCE,
    });
  const { sparse } = shadow.repository;
  const tracked = list("--cached", "--deduplicate", ...(sparse ? ["-t"] : []));
  // Both run at the same time: finding what is not tracked means reading every folder.
  const others = list("--others", "--exclude-standard", ...ownFolder(shadow.folder, workTree));
  const stopUnblocking = unblockGit(workTree, FIFO_PATIENCE, problems);
  try {
    const damage = indexProblem(shadow.repository, shadow.gitDir);
    for await (const listed of wholeNames(tracked.output)) {
      const names = withoutOutside(listed, shadow, problems);
      if (sparse) yield* byTag(names);
      else yield { kind: "tracked", names };
    }
    for await (const names of wholeNames(others.output)) yield { kind: "other", names };
    const failures = [...(await tracked.ended), ...(await others.ended)];
    problems.push(...failures);
    if (damage !== null && failures.length === 0) problems.push(damage);
  } finally {
    stopUnblocking();
    tracked.kill();
    others.kill();
  }
}

/**
 * The environment files (`.env`, `.env.local` and so on) below a folder that git ignores, as lists of whole names. Reads all
 * ignored folders, and takes its time.
 */
export async function* ignoredEnvironmentFiles(
  git: string,
  shadow: Shadow,
  folder: string,
  problems: GitProblem[],
): AsyncGenerator<Buffer> {
  const workTree = shadow.repository.workTree ?? folder;
  const args = [
    "-C",
    folder,
    "ls-files",
    "-z",
    "--others",
    "--ignored",
    "--exclude-standard",
    "--",
    ":(glob)**/.env*",
  ];
  const run = startGit(git, shadow, args, { workTree, patience: LISTING_PATIENCE });
  const stopUnblocking = unblockGit(workTree, FIFO_PATIENCE, problems);
  try {
    yield* wholeNames(run.output);
    problems.push(...(await run.ended));
  } finally {
    stopUnblocking();
    run.kill();
  }
}

/** Leaves out the shadow itself, where the temporary folder lies in the work tree. */
function ownFolder(folder: string, workTree: string): readonly string[] {
  if (!isInside(folder, workTree)) return [];
  const way = relative(workTree, folder).split(sep).join("/");
  return [`--exclude=/${way.replace(/[\\*?[\]!#]/gu, "\\$&")}/`];
}

const UP = Buffer.from("../");

/**
 * Leaves out names that lead out of the folder, which are a problem: git puts none into an index, but lists what somebody else has
 * put there. A folder within the work tree lists none of above either.
 */
function withoutOutside(names: Buffer, { repository }: Shadow, problems: GitProblem[]): Buffer {
  if (!names.includes(UP)) return names;
  const kept: Buffer[] = [];
  for (let start = 0; start < names.length;) {
    const end = names.indexOf(0, start) + 1;
    const name = names.subarray(start, end);
    // Where the checkout is sparse, a tag and a space stand before it.
    const path = repository.sparse ? name.subarray(2) : name;
    const goesUp = path.toString("latin1").split("/").includes("..");
    if (!goesUp) kept.push(name);
    start = end;
  }
  const rest = Buffer.concat(kept);
  if (rest.length < names.length) {
    const path = join(repository.gitDir, "index");
    problems.push({ reason: "malformed", path, detail: `${path} names files outside of the work tree` });
  }
  return rest;
}

/** Cuts a stream so that no name is split. */
async function* wholeNames(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(0) + 1;
    if (end > 0) {
      yield Buffer.concat([...rest, chunk.subarray(0, end)]);
      rest = [];
    }
    rest.push(chunk.subarray(end));
  }
  // Without its NUL byte a name was cut off, by what ended git: the problems say so.
}

/** Sorts names that git has put a tag and a space before, and takes that off. */
function* byTag(tagged: Buffer): Generator<NameList> {
  const lists = { tracked: [] as Buffer[], sparse: [] as Buffer[] };
  for (let start = 0; start < tagged.length;) {
    const end = tagged.indexOf(0, start) + 1;
    lists[tagged[start] === SPARSE_TAG ? "sparse" : "tracked"].push(tagged.subarray(start + 2, end));
    start = end;
  }
  for (const kind of ["tracked", "sparse"] as const) {
    if (lists[kind].length > 0) yield { kind, names: Buffer.concat(lists[kind]) };
  }
}
