import type { HookName } from "../hooks/hook-name.js";

/** A piece of text put into a file. Offsets and texts are in bytes, one character each (latin1), so that every file can be told apart. */
export interface Insertion {
  /** Where in the file as it was before, from 0. */
  readonly offset: number;
  readonly text: string;
}

/** A file as a hook's installation would write it. */
export interface HookPreview {
  /** As it is told to people. */
  readonly shown: string;
  readonly before: string | null;
  readonly after: string;
}

/**
 * What `keylint init` would do about one thing that a project needs. `make`: a new file. `add`: something put into a file that is
 * there, of which not a byte is changed. `hooks`: what `keylint hook install` writes. `left`: nothing, and why; `lines` are what its
 * user may want to add by hand.
 */
export type Step =
  | { readonly kind: "make"; readonly what: string; readonly path: string; readonly text: string }
  | {
      readonly kind: "add";
      readonly what: string;
      readonly path: string;
      readonly before: string;
      /** In the order of their places. */
      readonly insertions: readonly Insertion[];
    }
  | {
      readonly kind: "hooks";
      readonly what: string;
      readonly names: readonly HookName[];
      readonly previews: readonly HookPreview[];
    }
  | {
      readonly kind: "left";
      readonly what: string;
      readonly because: string;
      readonly lines?: readonly string[];
    };

/** Something that is left alone, with the reason and what to add by hand. */
export function left(what: string, because: string, lines: readonly string[] = []): Step {
  return { kind: "left", what, because, lines };
}

/** The text of a file with pieces put in. */
export function withInsertions(before: string, insertions: readonly Insertion[]): string {
  let text = "";
  let at = 0;
  for (const { offset, text: piece } of insertions) {
    text += before.slice(at, offset) + piece;
    at = offset;
  }
  return text + before.slice(at);
}
