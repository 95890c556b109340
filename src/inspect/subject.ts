import type { Candidate } from "../model/candidate.js";
import type { Skip } from "../model/coverage.js";
import type { Encoding, Origin } from "../model/location.js";

/** What the bytes under inspection are: where they are from and which layers have been taken off already. */
export interface Subject {
  /** Relative to the scanned root, with `/`. */
  readonly path: string;
  readonly origin: Origin;
  /** Layers that were taken off, outermost first. */
  readonly encodings: readonly Encoding[];
}

/** A file as it lies on the disk. */
export function fileSubject(path: string): Subject {
  return { path, origin: { kind: "file" }, encodings: [] };
}

/** A name that was taken for a file and is a folder, such as a submodule. */
export interface FolderFound {
  /** Absolute, as bytes. */
  readonly path: Uint8Array;
  /** As reports have it. */
  readonly name: string;
}

/** What inspecting came to, to be added up over many subjects. */
export interface Tally {
  files: number;
  bytes: number;
  readonly candidates: Candidate[];
  readonly skipped: Skip[];
  readonly folders: FolderFound[];
}

/** A tally of nothing. */
export function emptyTally(): Tally {
  return { files: 0, bytes: 0, candidates: [], skipped: [], folders: [] };
}

/** Adds what one thread or part counted to a whole. */
export function addTally(whole: Tally, part: Tally): void {
  whole.files += part.files;
  whole.bytes += part.bytes;
  for (const candidate of part.candidates) whole.candidates.push(candidate);
  for (const skip of part.skipped) whole.skipped.push(skip);
  for (const folder of part.folders) whole.folders.push(folder);
}
