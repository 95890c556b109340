import type { GitProblem } from "../system/git/git-problem.js";
import { Pieces } from "../system/git/pieces.js";
import type { Shadow } from "../system/git/shadow.js";
import { streamGit } from "../system/git/stream-git.js";
import type { CommitGraph } from "./commit-graph.js";

/** What is looked for in the changes that commits made. */
export interface Wanted {
  /** Ids of blobs and, for file names, of nothing: those are told by `names`. */
  readonly blobs: ReadonlySet<string>;
  /** Names of files and folders, as parts of a path. */
  readonly names: readonly Buffer[];
}

/** That a commit changed a path, against its first parent. At least one of both sides is what was looked for. */
export interface Change {
  /** The number of the commit. */
  readonly commit: number;
  readonly path: Buffer;
  /** Null where there was nothing. */
  readonly before: string | null;
  /** Null where it is gone. */
  readonly after: string | null;
}

/** Changes beyond which they are those of trees that hold each other over and over. */
const MOST_CHANGES = 1_000_000;
const LINES_AT_ONCE = 500;
/** Commits for which no further git is started. */
const LEAST_PART = 200;
const COLON = ":".charCodeAt(0);
/** Objects that are named to git. Windows takes 32 kB of arguments. */
const OBJECTS_LIMIT = 300;
/** Ids that are shorter than a whole one, but long enough that few others begin so. */
const SHORT = 12;

/**
 * The changes that some commits made to what is wanted, by comparing each with its first parent: what a path holds at any
 * commit follows from these alone.
 *
 * @param git absolute path
 * @param commits numbers
 * @param jobs how many gits share the work
 */
export async function readChanges(
  git: string,
  shadow: Shadow,
  graph: CommitGraph,
  commits: Int32Array,
  wanted: Wanted,
  jobs: number,
  problems: GitProblem[],
): Promise<Change[]> {
  if (wanted.blobs.size === 0 && wanted.names.length === 0) return [];
  const size = Math.max(LEAST_PART, Math.ceil(commits.length / Math.max(1, jobs)));
  const parts: Promise<Change[]>[] = [];
  for (let first = 0; first < commits.length; first += size) {
    parts.push(changesOf(git, shadow, graph, commits.subarray(first, first + size), wanted, problems));
  }
  return (await Promise.all(parts)).flat();
}

async function changesOf(
  git: string,
  shadow: Shadow,
  graph: CommitGraph,
  commits: Int32Array,
  wanted: Wanted,
  problems: GitProblem[],
): Promise<Change[]> {
  const args = ["diff-tree", "--stdin", "--root", "-r", "--raw", "-z", "--no-renames", "--no-abbrev"];
  args.push(...onlyWanted(wanted));
  const options = { input: pairsOf(graph, commits) };
  const reader = new ChangeReader(graph, wanted);
  const fields = new Pieces("\0");
  for await (const chunk of streamGit(git, shadow, args, problems, options)) {
    for (const field of fields.of(chunk)) reader.take(field);
    if (reader.changes.length <= MOST_CHANGES) continue;
    const path = shadow.repository.commonDir;
    problems.push({ reason: "too-many", path, detail: `the commits of ${path} change too many paths` });
    break;
  }
  return reader.changes;
}

/** Lines of commits, each with the parent that it is to be compared with. */
function* pairsOf(graph: CommitGraph, commits: Int32Array): Generator<string> {
  for (let start = 0; start < commits.length; start += LINES_AT_ONCE) {
    let lines = "";
    for (const number of commits.subarray(start, start + LINES_AT_ONCE)) {
      const parent = graph.firstParent(number);
      lines += parent === -1 ? `${graph.oid(number)}\n` : `${graph.oid(number)} ${graph.oid(parent)}\n`;
    }
    yield lines;
  }
}

/**
 * Has git leave out what is not wanted, which is nearly everything, where its arguments can say what is: they name objects, and
 * there is not room for many.
 */
function onlyWanted({ blobs, names }: Wanted): string[] {
  if (names.length > 0 || blobs.size > OBJECTS_LIMIT) return [];
  return [...blobs].map((oid) => `--find-object=${oid}`);
}

/** Reads fields of `diff-tree -z`: the id of a commit, then for each change `:modes ids letter` and a path. */
class ChangeReader {
  readonly changes: Change[] = [];
  readonly #graph: CommitGraph;
  readonly #wanted: Wanted;
  readonly #short: ReadonlySet<string>;
  #commit = -1;
  #meta: Buffer | null = null;

  constructor(graph: CommitGraph, wanted: Wanted) {
    this.#graph = graph;
    this.#wanted = wanted;
    this.#short = new Set([...wanted.blobs].map((oid) => oid.slice(0, SHORT)));
  }

  take(field: Buffer): void {
    if (this.#meta !== null) {
      this.#change(this.#meta, field);
      this.#meta = null;
    } else if (field[0] === COLON) this.#meta = field;
    else this.#commit = this.#graph.numberOf(field.toString("latin1")) ?? -1;
  }

  /** `:100644 100644 <id> <id> M`: both modes are six digits, both ids equally long. */
  #change(meta: Buffer, path: Buffer): void {
    const length = (meta.length - 18) >> 1;
    const before = 15;
    const after = before + length + 1;
    const isWanted =
      this.#short.has(meta.toString("latin1", before, before + SHORT)) ||
      this.#short.has(meta.toString("latin1", after, after + SHORT)) ||
      this.#wanted.names.some((name) => hasPart(path, name));
    if (!isWanted) return;
    const side = (mode: number, oid: number): string | null =>
      meta[mode] === ZERO ? null : meta.toString("latin1", oid, oid + length);
    this.changes.push({
      commit: this.#commit,
      path: Buffer.from(path),
      before: side(1, before),
      after: side(8, after),
    });
  }
}

const ZERO = "0".charCodeAt(0);
const SLASH = "/".charCodeAt(0);

/** Whether a path has a part of just this name. */
export function hasPart(path: Buffer, name: Buffer): boolean {
  for (let at = path.indexOf(name); at !== -1; at = path.indexOf(name, at + 1)) {
    const end = at + name.length;
    if ((at === 0 || path[at - 1] === SLASH) && (end === path.length || path[end] === SLASH)) return true;
  }
  return false;
}
