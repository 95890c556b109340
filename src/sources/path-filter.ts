import type { Skip } from "../model/coverage.js";
import { PathRules } from "../model/path-rules.js";
import { pathText } from "../inspect/path-text.js";
import { type FileBatch, namesOf } from "./file-batch.js";

const NODE_MODULES = "node_modules/";

/** What a filter is made of. */
export interface PathFilterOptions {
  /** Patterns as in .gitignore. */
  readonly patterns: readonly string[];
  /** What to put before a path of a report to get the path that the patterns speak of: the way from their folder to the root. */
  readonly prefix: string;
  readonly includeNodeModules: boolean;
}

/** Takes out of batches what is excluded, and counts it by pattern: nothing is left out without being said. */
export class PathFilter {
  readonly #rules: PathRules | null;
  readonly #prefix: string;
  readonly #includeNodeModules: boolean;
  readonly #counts = new Map<string, number>();

  constructor({ patterns, prefix, includeNodeModules }: PathFilterOptions) {
    this.#rules = patterns.length === 0 ? null : new PathRules(patterns);
    this.#prefix = prefix;
    this.#includeNodeModules = includeNodeModules;
  }

  /** What was taken out so far. */
  get skipped(): Skip[] {
    return [...this.#counts].map(([path, count]) => ({ path, reason: "excluded", count }));
  }

  /** The batch without what is excluded. */
  apply(batch: FileBatch): FileBatch {
    const names = Buffer.from(batch.names.buffer, batch.names.byteOffset, batch.names.length);
    const mayHold = !this.#includeNodeModules && names.includes(NODE_MODULES);
    if (this.#rules === null && !mayHold) return batch;
    const kept: Buffer[] = [];
    for (const name of namesOf(batch)) {
      const excludedBy = this.#excludedBy(batch.prefix + pathText(name), mayHold);
      if (excludedBy === null) kept.push(name, NUL);
      else this.#counts.set(excludedBy, (this.#counts.get(excludedBy) ?? 0) + 1);
    }
    return { ...batch, names: Buffer.concat(kept) };
  }

  /** Whether the patterns exclude one path, as reports have it; it is counted if so. */
  excludes(path: string): boolean {
    const excludedBy = this.#excludedBy(path, false);
    if (excludedBy !== null) this.#counts.set(excludedBy, (this.#counts.get(excludedBy) ?? 0) + 1);
    return excludedBy !== null;
  }

  #excludedBy(path: string, mayBeModule: boolean): string | null {
    if (mayBeModule) {
      const at = `/${path}`.indexOf(`/${NODE_MODULES}`);
      if (at !== -1) return path.slice(0, at + NODE_MODULES.length);
    }
    return this.#rules?.excludes(this.#prefix + path) ?? null;
  }
}

const NUL = Buffer.from([0]);
