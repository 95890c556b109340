import type { Standing } from "../model/candidate.js";

/** Some files of one folder tree. Names are bytes, as the system has them. */
export interface FileBatch {
  /** The absolute folder that the names are relative to, with a `/` at its end. */
  readonly base: Uint8Array;
  /** What stands before the names in reports: empty, or a path that ends with `/`. */
  readonly prefix: string;
  /** Names, each ended by a NUL byte. */
  readonly names: Uint8Array;
  /** Names that git remembers: their folders may be gone, or links by now. */
  readonly remembered?: true;
  /** What is known of names that git does not remember. */
  readonly standing?: Exclude<Standing, "tracked">;
}

/** How many files a batch should hold: few enough for an even load, many enough to be worth a message to a thread. */
export const BATCH_FILES = 256;

/** The names of a batch, one by one; each is a view into it. */
export function* namesOf(batch: FileBatch): Generator<Buffer> {
  const { buffer, byteOffset, length } = batch.names;
  const names = Buffer.from(buffer, byteOffset, length);
  for (let start = 0; start < length;) {
    const end = names.indexOf(0, start);
    yield names.subarray(start, end);
    start = end + 1;
  }
}
