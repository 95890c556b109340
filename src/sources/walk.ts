import { readdirSync } from "node:fs";
import type { Dirent } from "node:fs";
import type { FileSystemAdapter } from "fast-glob";
import type { SkipReason } from "../model/coverage.js";
import { errorCode, skipReasonOf } from "../system/open-file.js";
import { type IgnoreRules, ignoredBy, readIgnoreRules } from "./ignore-rules.js";

const GIT_FOLDER = Buffer.from(".git");
const GITIGNORE = Buffer.from(".gitignore");
const NODE_MODULES = Buffer.from("node_modules");
const SLASH = Buffer.from("/");

/** One thing that a walk met. Paths are bytes, relative to the root of the walk. */
export type WalkEvent =
  | { readonly kind: "file"; readonly path: Buffer }
  | { readonly kind: "skip"; readonly path: Buffer; readonly reason: SkipReason; readonly count?: number }
  /** A folder with a repository of its own, which was not entered. */
  | { readonly kind: "repository"; readonly path: Buffer };

export interface WalkOptions {
  readonly includeNodeModules: boolean;
}

/**
 * Everything in a folder that is no repository: files and symbolic links (never followed), without `.git`, without what its
 * .gitignore files take out, which is counted.
 *
 * fast-glob walks the folders; what else they hold is taken on the way, since handing every file through it costs several
 * times the reading. Names are strings of bytes (latin1) there, so that a name in no known encoding is not lost; it is not
 * told where the root is, since it takes a backslash in that for a separator.
 */
export async function* walk(root: Buffer, options: WalkOptions): AsyncGenerator<WalkEvent> {
  const { default: glob } = await import("fast-glob");
  const reader = new FolderReader(root, options);
  const folders = glob.stream("**", {
    cwd: STAND_IN,
    dot: true,
    followSymbolicLinks: false,
    onlyDirectories: true,
    unique: false,
    fs: { readdir: reader.readdir } as Partial<FileSystemAdapter>,
  });
  const iterator = folders[Symbol.asyncIterator]();
  while ((await iterator.next()).done !== true) yield* reader.takeEvents();
  yield* reader.takeEvents();
  yield* reader.ignored();
}

/** What fast-glob takes for the root. */
const STAND_IN = "/";

type ReaddirCallback = (error: NodeJS.ErrnoException | null, entries: Dirent[]) => void;

/** Reads folders for fast-glob: tells it of the folders to enter only, and keeps what else it meets as events. */
class FolderReader {
  readonly #root: Buffer;
  readonly #options: WalkOptions;
  readonly #rules = new Map<string, IgnoreRules | null>();
  /** How many files and folders each .gitignore took out. */
  readonly #ignored = new Map<string, number>();
  #events: WalkEvent[] = [];
  #standIn: string | undefined;

  constructor(root: Buffer, options: WalkOptions) {
    this.#root = root;
    this.#options = options;
  }

  takeEvents(): WalkEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  *ignored(): Generator<WalkEvent> {
    for (const [file, count] of this.#ignored) {
      yield { kind: "skip", path: Buffer.from(file, "latin1"), reason: "excluded", count };
    }
  }

  /**
   * As node:fs has it, but synchronous, which costs a third; a microtask keeps fast-glob's stack flat. Never fails, since a
   * folder that cannot be read must not end the walk.
   */
  readonly readdir = (folder: string, _options: unknown, callback: ReaddirCallback): void => {
    const folders = this.#read(folder);
    queueMicrotask(() => {
      callback(null, folders);
    });
  };

  #read(folder: string): Dirent[] {
    // The first folder is the root, as the platform spells the stand-in.
    this.#standIn ??= folder;
    const path = folder.slice(this.#standIn.length).replace(/^\//u, "");
    const bytes = path === "" ? this.#root : Buffer.concat([this.#root, SLASH, Buffer.from(path, "latin1")]);
    try {
      const entries = readdirSync(bytes, { withFileTypes: true, encoding: "buffer" });
      return this.#take(bytes, path === "" ? "" : `${path}/`, entries);
    } catch (error) {
      // Gone since it was listed: nothing to read. Anything else is said, and the walk goes on.
      if (errorCode(error) !== "ENOENT") this.#skip(path, skipReasonOf(error));
      return [];
    }
  }

  #take(folder: Buffer, base: string, entries: readonly Dirent<Buffer>[]): Dirent[] {
    if (base !== "" && entries.some(({ name }) => name.equals(GIT_FOLDER))) {
      this.#events.push({ kind: "repository", path: Buffer.from(base.slice(0, -1), "latin1") });
      return [];
    }
    const rules = this.#rulesOf(folder, base, entries);
    this.#rules.set(base, rules);
    const folders: Dirent[] = [];
    for (const entry of entries) {
      const path = base + entry.name.toString("latin1");
      const ignoring = ignoredBy(rules, path, entry.isDirectory());
      if (ignoring !== null) {
        const file = `${ignoring.base}.gitignore`;
        if (!entry.name.equals(GIT_FOLDER)) this.#ignored.set(file, (this.#ignored.get(file) ?? 0) + 1);
        continue;
      }
      if (entry.isDirectory()) {
        if (this.#enters(path, entry.name)) folders.push(asByteString(entry));
      } else if (entry.isFile() || entry.isSymbolicLink()) {
        this.#events.push({ kind: "file", path: Buffer.from(path, "latin1") });
      } else {
        this.#skip(path, "not-a-regular-file");
      }
    }
    return folders;
  }

  #enters(path: string, name: Buffer): boolean {
    if (name.equals(GIT_FOLDER)) return false;
    if (this.#options.includeNodeModules || !name.equals(NODE_MODULES)) return true;
    this.#skip(`${path}/`, "excluded");
    return false;
  }

  #rulesOf(folder: Buffer, base: string, entries: readonly Dirent<Buffer>[]): IgnoreRules | null {
    const parent = base.slice(0, base.lastIndexOf("/", base.length - 2) + 1);
    const above = base === "" ? null : (this.#rules.get(parent) ?? null);
    if (!entries.some((entry) => entry.name.equals(GITIGNORE) && entry.isFile())) return above;
    return readIgnoreRules(Buffer.concat([folder, Buffer.from("/.gitignore")]), base, above);
  }

  #skip(path: string, reason: SkipReason): void {
    this.#events.push({ kind: "skip", path: Buffer.from(path, "latin1"), reason });
  }
}

function asByteString(entry: Dirent<Buffer>): Dirent {
  return Object.assign(Object.create(entry) as Dirent, { name: entry.name.toString("latin1") });
}
