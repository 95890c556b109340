/** Why git, or a part of a repository, could not be used. */
export type GitProblemReason =
  | "not-a-regular-file"
  | "symlink-loop"
  | "too-large"
  | "too-many"
  | "unreadable"
  | "malformed"
  | "missing"
  | "unsupported"
  | "other-repository"
  | "unreadable-folder"
  | "git-failed"
  | "git-killed"
  | "timed-out"
  | "aborted";

/** One thing that stands between a repository and a complete answer. A problem is never a reason to report nothing. */
export interface GitProblem {
  readonly reason: GitProblemReason;
  /** The file or folder that it is about, absolute. Hostile: to be sanitised before it is shown. */
  readonly path: string;
  /** One line for a person. Hostile like the path; never a key. */
  readonly detail: string;
}
