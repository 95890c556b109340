/** Why a thing was not read, or only in part. */
export type SkipReason =
  | "too-large"
  | "unreadable"
  | "not-a-regular-file"
  | "path-too-long"
  | "unsupported-archive"
  | "corrupt-archive"
  | "encrypted-archive"
  | "archive-limit"
  | "decode-limit"
  | "submodule"
  | "lfs-pointer"
  | "excluded";

/** Something that was asked for and not wholly read. */
export interface Skip {
  readonly path: string;
  readonly reason: SkipReason;
  /** How many things it stands for, where `path` is a pattern or folder. */
  readonly count?: number;
}

/** A reason why a clean run would not mean clean, and the command that mends it. */
export interface Incomplete {
  readonly reason: string;
  readonly fix: string;
  /** How many things it holds for. */
  readonly count?: number;
}

/** What was read, and what was not. `bytes` counts bytes as stored, before anything is decoded. */
export interface Coverage {
  readonly files: number;
  readonly bytes: number;
  readonly objects: number;
  readonly commits: number;
  readonly skipped: readonly Skip[];
  readonly incomplete: readonly Incomplete[];
}
