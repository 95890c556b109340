import type { Candidate } from "../model/candidate.js";
import type { Skip } from "../model/coverage.js";
import { Key, type KeyKind, reveal } from "../model/key.js";
import type { FolderFound, Tally } from "./subject.js";

interface TransferredCandidate extends Omit<Candidate, "key"> {
  readonly kind: KeyKind;
  readonly value: string;
}

/** A tally as it goes from thread to thread: a `Key` does not survive the copy, its value does. Never leaves the process. */
export interface TransferredTally {
  readonly files: number;
  readonly bytes: number;
  readonly candidates: readonly TransferredCandidate[];
  readonly skipped: readonly Skip[];
  readonly folders: readonly FolderFound[];
}

/** Takes a tally apart for another thread. */
export function packTally({ candidates, ...rest }: Tally): TransferredTally {
  return {
    ...rest,
    candidates: candidates.map(({ key, ...judged }) => ({ ...judged, kind: key.kind, value: reveal(key) })),
  };
}

/** Puts a tally together again. */
export function unpackTally({ candidates, skipped, folders, ...rest }: TransferredTally): Tally {
  return {
    ...rest,
    skipped: [...skipped],
    folders: [...folders],
    candidates: candidates.map(({ kind, value, ...rest }): Candidate => ({
      ...rest,
      key: new Key(kind, value),
    })),
  };
}
