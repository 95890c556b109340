import type { Encoding } from "../../src/model/location.js";
import type { KeyRuleId } from "../../src/model/rule.js";

/** What a user would say of a key: to be reported and as what, or why not. */
export type Expectation =
  | { readonly kind: "report"; readonly rule: KeyRuleId; readonly vendor: "pictify" | null }
  | { readonly kind: "not-ours"; readonly vendor: string }
  | { readonly kind: "placeholder" }
  | { readonly kind: "no-key" };

/** Something that stands in a file of the corpus, and what is expected of it. */
export interface Mark {
  readonly expected: Expectation;
  /** The key as it is. */
  readonly key: string;
  /** What stands in the file: the key, or what it is encoded to together with its surroundings. */
  readonly written: string;
  /** The range of `written` that the key is reported at. */
  readonly start: number;
  readonly end: number;
  /** Outermost first. */
  readonly encodings: readonly Encoding[];
}

/** A mark in its place. Lines and columns count from 1, columns in UTF-16 units, `end` exclusive. */
export interface PlacedMark extends Mark {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A file of the corpus. */
export interface CorpusFile {
  /** With `/`; what stands after the last dot, or the name where there is none, is its kind. */
  readonly path: string;
  readonly bytes: Buffer;
  readonly marks: readonly PlacedMark[];
}
