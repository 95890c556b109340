import { closeSync, fstatSync } from "node:fs";
import { type ArchiveSource, readArchive } from "../decode/archive.js";
import type { ArchiveFormat } from "../decode/archive-format.js";
import type { Candidate } from "../model/candidate.js";
import { reveal } from "../model/key.js";
import type { Encoding } from "../model/location.js";
import { openFile } from "../system/open-file.js";
import type { Inspector } from "./inspector.js";
import type { Subject, Tally } from "./subject.js";

/** An archive that was recognised by its first bytes. */
export interface ArchiveFile {
  /** Absolute. */
  readonly path: Buffer;
  readonly format: ArchiveFormat;
  readonly subject: Subject;
  /** What its bytes as they are gave: members can be stored as they are, and things can hide between members. */
  readonly raw: readonly Candidate[];
}

/** Inspects what an archive holds, without writing anything of it anywhere. */
export async function inspectArchive(
  archive: ArchiveFile,
  inspector: Inspector,
  tally: Tally,
): Promise<void> {
  const { path, format, subject, raw } = archive;
  const opened = openFile(path);
  const from = tally.candidates.length;
  if (opened.kind !== "open") {
    tally.skipped.push({ path: subject.path, reason: "unreadable" });
  } else {
    try {
      const source = { kind: "fd", fd: opened.fd, size: fstatSync(opened.fd).size } as const;
      await inspectMembers(source, format, subject, inspector, tally);
    } finally {
      closeSync(opened.fd);
    }
  }
  addRaw(tally, from, raw);
}

/** Adds what the bytes of an archive as they are gave, but for the keys that its members, counted from `from`, gave already. */
export function addRaw(tally: Tally, from: number, raw: readonly Candidate[]): void {
  const inMembers = new Set(tally.candidates.slice(from).map(({ key }) => reveal(key)));
  for (const candidate of raw) {
    if (!inMembers.has(reveal(candidate.key))) tally.candidates.push(candidate);
  }
}

/** Inspects the members of an archive and their names; what could not be read of it is added to the tally's skips. */
export async function inspectMembers(
  source: ArchiveSource,
  format: ArchiveFormat,
  subject: Subject,
  inspector: Inspector,
  tally: Tally,
): Promise<void> {
  const member = (encodings: readonly Encoding[]): Subject => ({
    ...subject,
    encodings: [...subject.encodings, ...encodings],
  });
  const problems = await readArchive(source, format, {
    leaf: async ({ encodings, bytes, members }) => {
      const from = tally.candidates.length;
      await inspector.stream(bytes, member(encodings), tally);
      const raw = tally.candidates.splice(from);
      await members();
      addRaw(tally, from, raw);
    },
    name: (name, encodings) => {
      inspector.bytes(Buffer.from(name), { ...member(encodings), origin: { kind: "file-name" } }, tally);
    },
  });
  for (const reason of problems) tally.skipped.push({ path: subject.path, reason });
}
