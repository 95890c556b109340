/** What keeps a key in a repository: as long as one is there, git has it and gives it to whoever asks. */
export type Keeper =
  /** `name` is the full name of the ref. */
  | { readonly kind: "ref"; readonly name: string }
  /** The name of a ref that holds the key itself, which nobody is told. */
  | { readonly kind: "ref-name" }
  /** A work tree that is on no branch; `workTree` is its absolute path, null for that of the scan. */
  | { readonly kind: "head"; readonly workTree: string | null }
  /** `stash@{number}`. */
  | { readonly kind: "stash"; readonly number: number }
  /** The log of a ref, as `git reflog expire` takes its name: `HEAD`, `refs/heads/main`, `worktrees/x/HEAD`; `workTree` as above. */
  | { readonly kind: "reflog"; readonly ref: string; readonly workTree: string | null }
  /** The index of a work tree, at some paths; `workTree` as above. */
  | { readonly kind: "index"; readonly workTree: string | null; readonly paths: readonly string[] }
  /** A file of the git folder that is no object, and that git leaves as it is; `path` as reports have it, `.git/config`. */
  | { readonly kind: "git-file"; readonly path: string }
  /** Nothing, but git has not thrown it away. */
  | { readonly kind: "unreachable" };
