/** That a path holds other content than before: what a commit records, or the next one will. */
export interface ContentChange {
  readonly path: Buffer;
  /** The blob that it holds now. */
  readonly oid: string;
  /** The blobs that its content was made from, one for each parent that has such: lines of all of them are not new. */
  readonly before: readonly string[];
  /** Whether no file had this path before. */
  readonly isNewName: boolean;
  /** The commit that records it; null for the index. */
  readonly commit: string | null;
}

/** One record of git's `--raw -z` output. */
export interface RawRecord {
  readonly status: string;
  readonly oldMode: string;
  readonly newMode: string;
  readonly oldOid: string;
  readonly newOid: string;
  /** The path as it is now. */
  readonly path: Buffer;
}

const META =
  /^:(?<oldMode>\d{6}) (?<newMode>\d{6}) (?<oldOid>[0-9a-f]+) (?<newOid>[0-9a-f]+) (?<status>[A-Z])\d*$/u;

/** Puts the fields of `--raw -z` output together again, one at a time. */
export class RawRecords {
  #meta: Omit<RawRecord, "path"> | null = null;
  #skip = 0;

  /**
   * Takes a field.
   *
   * @returns the record that it ends; the text of a field that belongs to none, such as the id of a commit; null in between
   */
  take(field: Buffer): RawRecord | string | null {
    if (this.#meta === null) {
      const text = field.toString("latin1");
      const groups = META.exec(text)?.groups;
      if (groups === undefined) return text;
      this.#meta = groups as unknown as Omit<RawRecord, "path">;
      // Of a rename the old path comes first.
      this.#skip = groups.status === "R" || groups.status === "C" ? 1 : 0;
      return null;
    }
    if (this.#skip > 0) {
      this.#skip--;
      return null;
    }
    const record = { ...this.#meta, path: Buffer.from(field) };
    this.#meta = null;
    return record;
  }
}

const SUBMODULE = "160000";

/** What a record means: new content, a submodule, a conflict that is not resolved, or nothing to be looked at. */
export function meaningOf(record: RawRecord): "content" | "submodule" | "unmerged" | "nothing" {
  if (record.status === "U") return "unmerged";
  if (record.status === "D") return "nothing";
  return record.newMode === SUBMODULE ? "submodule" : "content";
}

/** The change that a record of new content tells of, against one parent. */
export function changeOf(record: RawRecord, commit: string | null): ContentChange {
  const { status, oldMode, newMode, oldOid, newOid, path } = record;
  // Of a submodule only its name is here. A link that becomes a file has none of its lines from before.
  const isSameKind = oldMode.slice(0, 3) === newMode.slice(0, 3);
  return {
    path,
    oid: newOid,
    before: newMode === SUBMODULE ? [newOid] : status !== "A" && isSameKind ? [oldOid] : [],
    isNewName: status === "A" || status === "R" || status === "C",
    commit,
  };
}
