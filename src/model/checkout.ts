/** The repository that a scanned root lies in, as it is checked out. */
export interface Checkout {
  /** The way from the top of the repository to the scanned root: empty, or ending with `/`. */
  readonly prefix: string;
  /** Id of the commit that is checked out; null where there is none yet. */
  readonly commit: string | null;
  /** Short name of the branch; null where none is checked out. */
  readonly branch: string | null;
  /** Web address of the repository, https, without user and password; null where nobody says it. */
  readonly uri: string | null;
}
