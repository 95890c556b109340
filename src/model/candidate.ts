import type { Key } from "./key.js";
import type { Location } from "./location.js";
import type { KeyRuleId } from "./rule.js";
import type { Usage } from "./usage.js";

/**
 * What was decided of a candidate, with the reasons in words.
 *
 * - `ours`: a Pictify secret. `strength` tells strong evidence (a host, package, environment name, constructor) from the
 *   bare word or a path.
 * - `unattributed`: Pictify's prefix and nothing that explains it; `fits` names the vendors whose grammar the body fits,
 *   for evidence that only the whole file or repository can give.
 * - `not-ours`: another vendor's key. `vendor` is its id, or `unknown-publishable` where only the name tells.
 * - `placeholder`: not a key at all.
 */
export type Judgement =
  | {
      readonly status: "ours";
      readonly strength: "strong" | "weak";
      readonly evidence: readonly string[];
      /** Pictify's name stands on the key itself or on what holds it: nobody else's key would stand there. */
      readonly isTied?: true;
    }
  | {
      readonly status: "unattributed";
      readonly fits: readonly string[];
      readonly evidence: readonly string[];
      /** The name says one vendor and the form another: nothing from farther away settles that. */
      readonly disputed?: true;
    }
  | { readonly status: "not-ours"; readonly vendor: string; readonly evidence: readonly string[] }
  | { readonly status: "placeholder"; readonly evidence: readonly string[] };

/** Something that has a key's form, and what was decided of it. */
export interface Judged {
  readonly key: Key;
  readonly rule: KeyRuleId;
  readonly judgement: Judgement;
}

/** A judged stretch of one text. Offsets are UTF-16 units, `end` exclusive. */
export interface TextCandidate extends Judged {
  readonly start: number;
  readonly end: number;
}

/** An inline ignore that stands over a candidate. */
export interface InlineIgnore {
  readonly reason: string;
  /** The marker as its tool spells it, such as `keylint:allow`; others than keylint's count only when asked for. */
  readonly marker: string;
}

/**
 * What git says of a file in a work tree; `untracked` ones are not ignored either. `unversioned`: it lies in no repository, and no
 * .gitignore lists it.
 */
export type Standing = "tracked" | "untracked" | "unversioned";

/** A candidate in its place, as the sources yield it. */
export interface Candidate extends Judged {
  readonly location: Location;
  readonly ignore: InlineIgnore | null;
  /** How it is used there; absent where no text around it tells. */
  readonly usage?: Usage;
  /** Of the file that it stands in; absent where that was not asked. */
  readonly standing?: Standing;
}
