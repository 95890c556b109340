import type { Candidate } from "../model/candidate.js";
import type { SkipReason } from "../model/coverage.js";
import { inspectContent } from "./inspect-content.js";
import { inspectMessage } from "./inspect-message.js";
import { inspectNames } from "./inspect-names.js";
import { isLfsPointer } from "./lfs-pointer.js";
import type { Inspector } from "./inspector.js";
import { emptyTally, type Tally } from "./subject.js";
import { treeNames } from "./tree-names.js";

/** An object of a repository whose content is in memory. */
export interface ReadObject {
  readonly oid: string;
  readonly type: "commit" | "tree" | "blob" | "tag";
  readonly content: Buffer;
}

/** A name in a tree in which there is a candidate. */
export interface NameFind {
  readonly name: Buffer;
  readonly candidates: readonly Candidate[];
}

/** What an object holds, as judged without knowing any path of it. */
export type ObjectFind =
  | {
      readonly type: "blob";
      readonly oid: string;
      /** Null where it is not held: it has to be read again. */
      readonly content: Buffer | null;
      readonly candidates: readonly Candidate[];
      /** Why something of it was not read. */
      readonly unread: readonly SkipReason[];
    }
  | {
      readonly type: "commit" | "tag";
      readonly oid: string;
      readonly content: Buffer;
      readonly candidates: readonly Candidate[];
      /** Why something of it was not read. */
      readonly unread: readonly SkipReason[];
    }
  | { readonly type: "tree"; readonly oid: string; readonly names: readonly NameFind[] };

/**
 * The path that a blob is judged at before its own is known. One that speaks of Pictify: what is nothing even there is nothing
 * anywhere, and need not be looked up.
 */
export const UNKNOWN_PATH = "pictify";

/** Inspects an object; null where there is no candidate in it, and all of it was read. */
export async function inspectObject(
  { oid, type, content }: ReadObject,
  inspector: Inspector,
): Promise<ObjectFind | null> {
  if (type === "tree") {
    const names = [...namesWithCandidates(content, oid.length / 2, inspector)];
    return names.length === 0 ? null : { type, oid, names };
  }
  const tally = emptyTally();
  if (type === "blob") {
    await inspectContent(content, blobSubject(oid), inspector, tally);
    if (isLfsPointer(content, content.length)) tally.skipped.push({ path: "", reason: "lfs-pointer" });
    return blobFind(oid, content, tally);
  }
  inspectMessage(oid, type, content, inspector, tally);
  const { candidates } = tally;
  const unread = reasonsOf(tally);
  return candidates.length === 0 && unread.length === 0 ? null : { type, oid, content, candidates, unread };
}

/** The subject of a blob whose path is not known yet. */
export function blobSubject(oid: string) {
  return { path: UNKNOWN_PATH, origin: { kind: "blob", object: oid, reach: [] }, encodings: [] } as const;
}

/** What inspecting a blob came to; null where that is nothing. */
export function blobFind(
  oid: string,
  content: Buffer | null,
  tally: Tally,
): (ObjectFind & { readonly type: "blob" }) | null {
  const { candidates } = tally;
  const unread = reasonsOf(tally);
  if (candidates.length === 0 && unread.length === 0) return null;
  return { type: "blob", oid, content, candidates, unread };
}

function reasonsOf({ skipped }: Tally): readonly SkipReason[] {
  return [...new Set(skipped.map(({ reason }) => reason))];
}

function* namesWithCandidates(content: Buffer, oidLength: number, inspector: Inspector): Generator<NameFind> {
  for (const name of treeNames(content, oidLength)) {
    const tally: Tally = emptyTally();
    const ended = Buffer.concat([name, END]);
    inspector.names(ended, "", tally);
    if (tally.candidates.length > 0) yield { name, candidates: tally.candidates };
  }
}

const END = Buffer.from([0]);

/** Finds candidates in the full path of something that a name was found in. */
export function inspectPath(path: Buffer): readonly Candidate[] {
  const tally = emptyTally();
  inspectNames(Buffer.concat([path, END]), "", tally);
  return tally.candidates;
}
