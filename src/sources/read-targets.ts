import { isUtf8 } from "node:buffer";
import { dirname } from "node:path";
import type { Incomplete, Skip } from "../model/coverage.js";
import type { Progress } from "../options.js";
import type { Tally } from "../inspect/subject.js";
import { locateRepository } from "../system/git/locate-repository.js";
import { folderFiles, walkedFiles } from "./folder.js";
import { Landmarks } from "./landmarks.js";
import { holdsContent, NOTHING_TO_SCAN } from "./own-files.js";
import { PathFilter, type PathFilterOptions } from "./path-filter.js";
import { ReaderPool } from "./reader-pool.js";
import type { SourceEvent } from "./source-event.js";
import type { Target } from "./targets.js";

/** How files are read. */
export interface ReadOptions extends PathFilterOptions {
  readonly jobs: number;
  readonly maxFileSize: number;
  readonly signal: AbortSignal | null;
  readonly onProgress: ((progress: Progress) => void) | null;
}

/** What reading came to. */
export interface ReadResult {
  readonly tally: Tally;
  readonly skipped: readonly Skip[];
  readonly incomplete: readonly Incomplete[];
  /** Paths of what tells how a project is built and published, among all that was read. */
  readonly landmarks: readonly string[];
}

/** Reads everything that was asked for, and the repositories in it. */
export async function readTargets(targets: readonly Target[], options: ReadOptions): Promise<ReadResult> {
  return new TargetReader(options).read(targets);
}

class TargetReader {
  readonly #options: ReadOptions;
  readonly #filter: PathFilter;
  readonly #pool: ReaderPool;
  readonly #landmarks = new Landmarks();
  readonly #skipped: Skip[] = [];
  readonly #incomplete: Incomplete[] = [];
  /** Whether anything was read that does not only say what to leave out. */
  #hasContent = false;
  readonly #entered = new Set<string>();
  /** Folders that were met and wait: entered one in the other, each would hold its git open while it waits. */
  readonly #waiting: { readonly path: string; readonly name: string }[] = [];

  constructor(options: ReadOptions) {
    this.#options = options;
    this.#filter = new PathFilter(options);
    this.#pool = new ReaderPool(
      options.jobs,
      { maxFileSize: options.maxFileSize },
      options.signal,
      (tally) => {
        options.onProgress?.({ done: { files: tally.files, objects: 0, bytes: tally.bytes }, total: null });
      },
    );
  }

  async read(targets: readonly Target[]): Promise<ReadResult> {
    try {
      for (const target of targets) {
        if (target.kind === "file") await this.#file(target);
        else await this.#folders(target.path, target.name === "" ? "" : `${target.name}/`);
      }
      let tally = await this.#pool.drain();
      // Folders that were listed as files: submodules that are checked out have a repository of their own.
      for (let next; (next = tally.folders.shift()) !== undefined; tally = await this.#pool.drain()) {
        await this.#listedAsFile(Buffer.from(next.path), next.name);
      }
      const skipped = [...tally.skipped, ...this.#skipped, ...this.#filter.skipped];
      const isHidden = tally.files > 0 && !this.#hasContent && skipped.some(isExcluded);
      const incomplete = [...this.#incomplete, ...(isHidden ? [NOTHING_TO_SCAN] : [])];
      return { tally, skipped, incomplete, landmarks: this.#landmarks.paths };
    } finally {
      this.#pool.close();
    }
  }

  async #file({ path, name }: Target): Promise<void> {
    const at = name.lastIndexOf("/") + 1;
    const base = Buffer.from(`${dirname(path)}/`.replace("//", "/"));
    const names = Buffer.from(`${name.slice(at)}\0`);
    // Who names a file means it.
    this.#hasContent = true;
    await this.#take({ kind: "batch", batch: { base, prefix: name.slice(0, at), names } });
  }

  async #folders(path: string, prefix: string): Promise<void> {
    await this.#folder(path, prefix);
    for (let next; (next = this.#waiting.shift()) !== undefined;) await this.#folder(next.path, next.name);
  }

  async #folder(path: string, prefix: string): Promise<void> {
    if (this.#entered.has(path)) return;
    this.#entered.add(path);
    const { signal } = this.#options;
    for await (const event of folderFiles(path, prefix, this.#options, signal)) await this.#take(event);
  }

  /** A submodule. One that is not checked out is to git as if it were not there, and what lies in its folder too. */
  async #listedAsFile(path: Buffer, name: string): Promise<void> {
    const text = path.toString();
    if (isUtf8(path) && locateRepository(text)?.workTree === text) {
      await this.#folders(text, `${name}/`);
      return;
    }
    let isEmpty = true;
    for await (const event of walkedFiles(path, `${name}/`, this.#options)) {
      isEmpty = false;
      await this.#take(event);
    }
    if (isEmpty) this.#skipped.push({ path: name, reason: "submodule" });
  }

  async #take(event: SourceEvent): Promise<void> {
    switch (event.kind) {
      case "batch": {
        const batch = this.#filter.apply(event.batch);
        this.#hasContent ||= holdsContent(batch.names);
        if (batch.names.length === 0) break;
        this.#landmarks.see(batch);
        await this.#pool.add(batch);
        break;
      }
      case "skip":
        this.#skipped.push(event.skip);
        break;
      case "incomplete":
        this.#incomplete.push(event.incomplete);
        break;
      case "folder":
        if (!this.#filter.excludes(event.name)) this.#waiting.push(event);
    }
  }
}

function isExcluded({ reason }: Skip): boolean {
  return reason === "excluded";
}
