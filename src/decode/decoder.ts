import type { Encoding } from "../model/location.js";
import type { Replacement } from "./replacement.js";

/** One way to read a text: some stretches of it decoded, sorted and without overlaps. */
export interface Reading {
  /** The layers that were taken off, outermost first; empty where only lines were joined. */
  readonly encodings: readonly Encoding[];
  readonly replacements: readonly Replacement[];
}

/**
 * Reads the stretches of a text that may hold an encoded key; none where there are none. Linear in the length of the text.
 * `onLimit` is called where a limit cut something off.
 */
export type Decoder = (text: string, onLimit: () => void) => Reading[];
