/** What one look of the doctor came to. `note` is said and does not count; `unsure` could not be found out. */
export type Check =
  | { readonly status: "ok" | "note"; readonly text: string }
  | {
      readonly status: "wrong" | "unsure";
      readonly text: string;
      /** The command, or the lines, that mend it. */
      readonly fix: string;
    };

/** All is well with it. */
export function ok(text: string): Check {
  return { status: "ok", text };
}

/** Worth to know, and nothing to be mended. */
export function note(text: string): Check {
  return { status: "note", text };
}

/** Something is wrong, and can be mended. */
export function wrong(text: string, fix: string): Check {
  return { status: "wrong", text, fix };
}

/** It could not be found out whether all is well with it. */
export function unsure(text: string, fix: string): Check {
  return { status: "unsure", text, fix };
}
