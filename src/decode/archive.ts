import { readSync } from "node:fs";
import type { SkipReason } from "../model/coverage.js";
import type { Encoding } from "../model/location.js";
import { ArchiveBudget } from "./archive-budget.js";
import { archiveFormat, type ArchiveFormat, FORMAT_HEAD } from "./archive-format.js";
import { gunzip } from "./gzip.js";
import { peek } from "./peekable.js";
import { readTar } from "./tar.js";
import { type Member, readZip } from "./zip.js";
import type { ZipSource } from "./zip-parts.js";
import { ZipWithin } from "./zip-within.js";

/** What is in an archive and is no archive itself. */
export interface Leaf {
  /** Layers from the archive to the leaf, outermost first. */
  readonly encodings: readonly Encoding[];
  readonly bytes: AsyncIterable<Buffer>;
  /** Visits the members of a zip file behind its beginning, where there is one: to be called when the bytes have been read. */
  readonly members: () => Promise<void>;
}

/** Where an archive is read from. */
export type ArchiveSource = ZipSource | { readonly kind: "stream"; readonly chunks: AsyncIterable<Buffer> };

/** Is given every leaf, and every name in an archive together with the layers down to it. */
export interface ArchiveVisitor {
  readonly leaf: (leaf: Leaf) => Promise<void>;
  readonly name: (name: string, encodings: readonly Encoding[]) => void;
}

/**
 * Reads an archive and the archives in it, in memory and within an {@link ArchiveBudget}, one member at a time.
 *
 * @returns why something of it was not read; empty where all was
 */
export async function readArchive(
  source: ArchiveSource,
  format: ArchiveFormat,
  visitor: ArchiveVisitor,
  budget: ArchiveBudget = new ArchiveBudget(),
): Promise<SkipReason[]> {
  if (source.kind !== "stream" && (format === "zip" || format === "zip within"))
    await openZipMembers(source, [], visitor, budget, format === "zip");
  else await open(streamOf(source), format, [], visitor, budget);
  return budget.problems;
}

/** How much of a file is read at a time. */
const CHUNK = 256 * 1024;

async function* streamOf(source: ArchiveSource): AsyncGenerator<Buffer> {
  if (source.kind === "stream") {
    yield* source.chunks;
    return;
  }
  if (source.kind === "bytes") {
    yield source.bytes;
    return;
  }
  // Not a stream of node:fs: that closes the file, which is the caller's, when it is not read to its end.
  for (let position = 0; ;) {
    const chunk = Buffer.alloc(CHUNK);
    const length = readSync(source.fd, chunk, 0, CHUNK, position);
    if (length === 0) return;
    yield await Promise.resolve(chunk.subarray(0, length));
    position += length;
  }
}

async function open(
  chunks: AsyncIterable<Buffer>,
  format: ArchiveFormat,
  encodings: readonly Encoding[],
  visitor: ArchiveVisitor,
  budget: ArchiveBudget,
): Promise<void> {
  switch (format) {
    case "gzip":
      await enter(
        { name: "", wholeName: "", bytes: gunzip(chunks), onError: "corrupt-archive" },
        [...encodings, "gzip"],
        visitor,
        budget,
      );
      return;
    case "tar":
      await readTar(chunks, budget, (member) =>
        enter(member, [...encodings, `tar:${member.name}`], visitor, budget),
      );
      return;
    case "zip":
    case "zip within": {
      const bytes = await collect(chunks, budget);
      if (bytes !== null)
        await openZipMembers({ kind: "bytes", bytes }, encodings, visitor, budget, format === "zip");
      return;
    }
    case "7z":
    case "rar":
    case "xz":
    case "bzip2":
    case "zstd":
      budget.report("unsupported-archive");
  }
}

async function openZipMembers(
  source: ZipSource,
  encodings: readonly Encoding[],
  visitor: ArchiveVisitor,
  budget: ArchiveBudget,
  isCertain: boolean,
): Promise<void> {
  const visit = (member: Member): Promise<void> =>
    enter(member, [...encodings, `zip:${member.name}`], visitor, budget);
  await readZip(source, budget, visit, isCertain);
}

/** Goes into a member: opens it where it is an archive, and hands it to the visitor where it is not. */
async function enter(
  member: Member,
  encodings: readonly Encoding[],
  visitor: ArchiveVisitor,
  budget: ArchiveBudget,
): Promise<void> {
  if (member.wholeName !== "") visitor.name(member.wholeName, encodings);
  const { head, bytes } = await peek(budget.metered(member.bytes, member.onError), FORMAT_HEAD);
  const format = archiveFormat(head);
  if (format === null) {
    const zip = new ZipWithin(budget.heldInMemory);
    const members = (): Promise<void> => openWithin(zip.found(), encodings, visitor, budget);
    await visitor.leaf({ encodings, bytes: zip.watch(bytes), members });
  } else if (encodings.length >= budget.depth) {
    budget.report("archive-limit");
    await bytes.return(undefined);
  } else {
    await open(bytes, format, encodings, visitor, budget);
  }
}

async function openWithin(
  found: ReturnType<ZipWithin["found"]>,
  encodings: readonly Encoding[],
  visitor: ArchiveVisitor,
  budget: ArchiveBudget,
): Promise<void> {
  if (found === null) return;
  if (found === "too-large" || encodings.length >= budget.depth) budget.report("archive-limit");
  else await openZipMembers({ kind: "bytes", bytes: found }, encodings, visitor, budget, false);
}

async function collect(chunks: AsyncIterable<Buffer>, budget: ArchiveBudget): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > budget.heldInMemory) {
      budget.report("archive-limit");
      return null;
    }
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}
