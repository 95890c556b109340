/** What became of one hook, or of all in a file that holds several. */
export interface HookChange {
  readonly name: string;
  /** `by-hand`: nothing was written, and `text` says what to add to whose file. */
  readonly change: "installed" | "renewed" | "unchanged" | "removed" | "absent" | "by-hand";
  /** A line for people, or for `by-hand` several. */
  readonly text: string;
}
