/** Where the objects of a repository are. */
export interface ObjectStore {
  /** Absolute: the repository's own `objects` folder and every alternate's. */
  readonly objectFolders: readonly string[];
  readonly objectFormat: "sha1" | "sha256";
}

/** What kinds of object there are, in the order of their numbers in packs, from 1 on. */
export const OBJECT_TYPES = ["commit", "tree", "blob", "tag"] as const;

/** What kind of object it is. */
export type ObjectType = (typeof OBJECT_TYPES)[number];

/** An object that may hold a key. Its content was hashed, and the hash is its id. */
export interface FoundObject {
  /** Lower-case hexadecimal. */
  readonly oid: string;
  readonly type: ObjectType;
  /** Bytes of its content. */
  readonly size: number;
  /** Its content; null where that is too large to be held: let git stream it. */
  readonly bytes: Uint8Array | null;
  /**
   * A bit for each kind of literal in it, as of the search for anchors; 0 where only its first bytes make it worth a look: an
   * archive, or text in UTF-16 or UTF-32.
   */
  readonly kinds: number;
}

/** Bytes beyond which the content of a found object is not held in memory as a whole. */
export const WHOLE_LIMIT = 64 * 1024 * 1024;

/**
 * Why an object, or a file of the store, was not read.
 *
 * - `vanished`: was there when the folder was listed, and not when it was opened, twice.
 * - `malformed`: no program could read it; `mismatch`: it can be read and is not what its id says.
 * - `excess`: bytes follow it in its file that belong to none.
 * - `missing-base`: a delta whose base is nowhere, or could not be read itself.
 * - `circular`: a delta that is made from itself; git would go round in it for ever.
 * - `too-large`: a delta that would take too much memory; git may still read it.
 * - `unindexed`, `no-pack`: one half of a pack and its index is not there.
 */
export type ObjectProblemReason =
  | "unreadable"
  | "not-a-regular-file"
  | "vanished"
  | "malformed"
  | "mismatch"
  | "excess"
  | "missing-base"
  | "circular"
  | "too-large"
  | "unindexed"
  | "no-pack";

/** Something that was not read. A run with a problem is not complete. */
export interface ObjectProblem {
  /** Absent where it concerns a whole file, or bytes that belong to no object. */
  readonly oid?: string;
  readonly file: string;
  readonly reason: ObjectProblemReason;
}

/** Bytes of an object id. */
export function oidLength(format: ObjectStore["objectFormat"]): 20 | 32 {
  return format === "sha1" ? 20 : 32;
}
