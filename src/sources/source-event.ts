import type { Incomplete, Skip } from "../model/coverage.js";
import type { FileBatch } from "./file-batch.js";

/** What a source of files gives: files to be read, and what it cannot give. */
export type SourceEvent =
  | { readonly kind: "batch"; readonly batch: FileBatch }
  | { readonly kind: "skip"; readonly skip: Skip }
  | { readonly kind: "incomplete"; readonly incomplete: Incomplete }
  /** A folder with files of its own, to be read as one. `path` is absolute, `name` as reports have it, ending with `/`. */
  | { readonly kind: "folder"; readonly path: string; readonly name: string };
