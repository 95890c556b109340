import type { Candidate, InlineIgnore, Judgement } from "../model/candidate.js";
import type { Skip } from "../model/coverage.js";
import { Key, type KeyKind, reveal } from "../model/key.js";
import type { Location } from "../model/location.js";
import type { KeyRuleId } from "../model/rule.js";
import type { Tally } from "./subject.js";

interface TransferredCandidate {
  readonly kind: KeyKind;
  readonly value: string;
  readonly rule: KeyRuleId;
  readonly judgement: Judgement;
  readonly location: Location;
  readonly ignore: InlineIgnore | null;
}

/** A tally as it goes from thread to thread: a `Key` does not survive the copy, its value does. Never leaves the process. */
export interface TransferredTally {
  readonly files: number;
  readonly bytes: number;
  readonly candidates: readonly TransferredCandidate[];
  readonly skipped: readonly Skip[];
}

/** Takes a tally apart for another thread. */
export function packTally({ files, bytes, candidates, skipped }: Tally): TransferredTally {
  return {
    files,
    bytes,
    skipped,
    candidates: candidates.map(({ key, ...rest }) => ({ ...rest, kind: key.kind, value: reveal(key) })),
  };
}

/** Puts a tally together again. */
export function unpackTally({ files, bytes, candidates, skipped }: TransferredTally): Tally {
  return {
    files,
    bytes,
    skipped: [...skipped],
    candidates: candidates.map(({ kind, value, ...rest }): Candidate => ({
      ...rest,
      key: new Key(kind, value),
    })),
  };
}
