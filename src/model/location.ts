/** A place in a text: line and column count from 1; columns are UTF-16 units, a byte order mark is not counted. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where from a repository an object can still be reached. */
export type Reach =
  "head" | "branch" | "tag" | "remote" | "stash" | "reflog" | "notes" | "index" | "unreachable";

/** What git knows of an object in which a key stands. */
export interface GitOrigin {
  readonly object: string;
  readonly commit?: string;
  readonly author?: string;
  /** ISO 8601, in UTC. */
  readonly date?: string;
  readonly reach: readonly Reach[];
}

export type GitOriginKind =
  "blob" | "commit-message" | "tag-message" | "note" | "ref-name" | "reflog" | "identity";

/** What kind of thing the text around a key was read from. */
export type Origin =
  | { readonly kind: "file" | "staged" | "stdin" | "file-name" }
  | ({ readonly kind: GitOriginKind | "staged" | "file-name" } & GitOrigin);

/**
 * A layer between the written bytes and the key. `zip:<member>`, `tar:<member>` name the member of an archive.
 */
export type Encoding =
  | "base64"
  | "hex"
  | "percent"
  | "unicode-escape"
  | "html-entity"
  | "quoted-printable"
  | "backslash-escape"
  | "decimal-bytes"
  | "utf-16le"
  | "utf-16be"
  | "utf-32le"
  | "utf-32be"
  | "gzip"
  | `zip:${string}`
  | `tar:${string}`;

/** One place of a key. */
export interface Location {
  /** Relative to the scanned root, with `/` on every system. */
  readonly path: string;
  readonly start: Position;
  /** Exclusive. */
  readonly end: Position;
  readonly origin: Origin;
  /** Outermost first; empty where the key is written as it is. */
  readonly encodings: readonly Encoding[];
}

/** What kind of thing a text was read from, by name. */
export type OriginKind = Origin["kind"];
