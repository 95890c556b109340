/** The environment that a prefix names. */
export type Environment = "live" | "test";

/**
 * How much a body's form says on its own: `conclusive` beats every name, `strong` all but Pictify's on the key itself,
 * `likely` decides where no evidence is near, `needs-context` only lets the vendor's evidence count.
 */
export type Confidence = "conclusive" | "strong" | "likely" | "needs-context";

/** One form of a vendor's bodies. */
export interface Grammar {
  readonly confidence: Confidence;
  readonly matches: (body: string) => boolean;
}

/**
 * A word that speaks of a vendor. With capitals it is looked for as it is written, else in any case; where it begins
 * or ends in a letter it has to be a word of its own or a part of a camelCase one. `then` (sticky) must match what follows.
 */
export type EvidenceWord = string | { readonly word: string; readonly then: RegExp };

/** Draws a body of that many characters, none of them written in a file. */
export type Draw = (characters: string, length: number) => string;

/** What the contract test over the registry runs: real bodies, bodies of other forms, and a text that speaks of the vendor. */
interface VendorExamples {
  readonly samples: readonly ((draw: Draw) => string)[];
  readonly decoys: readonly ((draw: Draw) => string)[];
  readonly text: (key: string) => string;
}

/** A vendor whose keys begin like Pictify's, or (without environments) one whose name explains other secrets. */
export interface Vendor {
  readonly id: string;
  readonly kind: "publishable" | "secret";
  readonly environments: readonly Environment[];
  readonly grammars: readonly Grammar[];
  readonly evidence: readonly EvidenceWord[];
  readonly examples: VendorExamples;
}

/** Characters to draw bodies from. */
export const LOWER_HEX = "0123456789abcdef";
export const UPPER_HEX = "0123456789ABCDEF";
export const ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
export const BASE64URL = `${ALPHANUMERIC}-_`;

/** A grammar that is one regular expression; it has to be anchored at both ends. */
export function grammar(confidence: Confidence, pattern: RegExp): Grammar {
  return { confidence, matches: (body) => pattern.test(body) };
}
