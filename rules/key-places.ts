import type { TSESLint } from "@typescript-eslint/utils";
import { mergeJudgements } from "../src/findings/merge-judgements.js";
import { inspectText } from "../src/inspect/inspect-text.js";
import type { InlineIgnore, Judged, Judgement } from "../src/model/candidate.js";
import { mayHoldKeys } from "./key-search.js";
import { remembered } from "./remembered.js";

/** A stretch of a text that is, or stands for, a key. Offsets are UTF-16 units, `end` exclusive. */
export interface KeyPlace extends Judged {
  readonly start: number;
  readonly end: number;
  /** Whether the key is written as it is, and not encoded or put together. */
  readonly isPlain: boolean;
  readonly ignore: InlineIgnore | null;
}

/** Whether a text holds anything of Pictify's, in any form: its name, the beginning of a key. Searched once a file. */
export const mayConcernPictify = remembered(({ text }: Readonly<TSESLint.SourceCode>) => mayHoldKeys(text));

/**
 * Everything in a linted text that has the form of a key, plain or encoded, with what was decided of it. The text is searched
 * when this is first asked for, and once however many rules ask.
 *
 * @param path as {@link filePath} gives it
 */
export function keyPlaces(sourceCode: Readonly<TSESLint.SourceCode>, path: string): readonly KeyPlace[] {
  return mayConcernPictify(sourceCode) ? placesIn(sourceCode, path) : [];
}

const placesIn = remembered(({ text }: Readonly<TSESLint.SourceCode>, path: string) => {
  const places = inspectText(text, path).finds.map((find) => ({
    ...find,
    isPlain: find.encodings.length === 0,
  }));
  return judgedTogether(places);
});

/** Places with one judgement a key: what one place tells of a key holds for all of them. Sorted by start. */
export function judgedTogether(places: readonly KeyPlace[]): readonly KeyPlace[] {
  return mergeJudgements(places)
    .flatMap(({ candidates, judgement }) =>
      candidates.map((place) => ({ ...place, judgement, rule: ruleOf(place, judgement) })),
    )
    .sort((a, b) => a.start - b.start);
}

function ruleOf({ rule }: KeyPlace, { status }: Judgement): Judged["rule"] {
  if (status === "unattributed") return "unattributed-key";
  return rule === "unattributed-key" ? "pictify-key" : rule;
}

/** Whether a place is a leak: a key of Pictify's, or one that nobody's name or form explains, and no ignore stands over it. */
export function isLeak({ judgement, ignore }: KeyPlace): boolean {
  return (
    (judgement.status === "ours" || judgement.status === "unattributed") &&
    ignore?.marker.startsWith("keylint:") !== true
  );
}
