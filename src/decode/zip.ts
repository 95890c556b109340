import { readSync } from "node:fs";
import type { Readable } from "node:stream";
import type { Entry, ZipFile } from "yauzl";
import type { SkipReason } from "../model/coverage.js";
import { memberName } from "./member-name.js";
import type { ArchiveBudget } from "./archive-budget.js";
import { zipParts, type ZipSource } from "./zip-parts.js";

/** A member of an archive. */
export interface Member {
  /** Fit for a report, and of bounded length. */
  readonly name: string;
  /** As long as it is: a key may stand at its end. */
  readonly wholeName: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Why reading it may fail. */
  readonly onError: SkipReason;
}

const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;

/**
 * Reads the members of a zip file, or of those that are in another file, one after the other. What cannot be read is reported to the
 * budget.
 *
 * @param isCertain whether it is a zip file, which has to have a directory, or only looks as if it held one
 */
export async function readZip(
  source: ZipSource,
  budget: ArchiveBudget,
  visit: (member: Member) => Promise<void>,
  isCertain: boolean,
): Promise<void> {
  const parts = zipParts(source, budget);
  if (parts.length === 0 && isCertain) budget.report("corrupt-archive");
  for (const part of parts) await readPart(part, budget, visit);
}

async function readPart(
  source: ZipSource,
  budget: ArchiveBudget,
  visit: (member: Member) => Promise<void>,
): Promise<void> {
  let zip: ZipFile;
  try {
    zip = await openZip(source);
  } catch {
    budget.report("corrupt-archive");
    return;
  }
  // It is not closed: that would close the file, which is the caller's; there is nothing else to close.
  for await (const entry of entriesOf(zip, source, budget)) {
    if (!budget.takeEntry()) return;
    const reason = refusal(entry);
    const name = memberName(entry.fileNameRaw);
    const wholeName = entry.fileNameRaw.toString();
    if (reason !== null) budget.report(reason);
    else await visit({ name, wholeName, bytes: contentOf(zip, entry), onError: "corrupt-archive" });
  }
}

function refusal(entry: Entry): SkipReason | null {
  if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) return "encrypted-archive";
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED)
    return "unsupported-archive";
  return null;
}

async function openZip(source: ZipSource): Promise<ZipFile> {
  const { default: yauzl } = await import("yauzl");
  // Names and sizes are taken as they are: what they claim is of no account here, and must not stop the reading.
  const options = {
    lazyEntries: true,
    autoClose: false,
    decodeStrings: false,
    validateEntrySizes: false,
  } as const;
  return new Promise((resolve, reject) => {
    const opened = (error: Error | null, zip: ZipFile): void => {
      if (error === null) resolve(zip);
      else reject(error);
    };
    if (source.kind === "bytes") yauzl.fromBuffer(source.bytes, options, opened);
    else yauzl.fromFd(source.fd, options, opened);
  });
}

/** The signature of an entry of the directory. */
const ENTRY = 0x02014b50;

/**
 * Whether there is another entry behind the last one that the archive admits to have. Where yauzl has come to, only its source
 * tells; without that, nothing is hidden as far as anybody knows.
 */
function hidesEntries(zip: ZipFile, source: ZipSource): boolean {
  const at: unknown = (zip as unknown as { readonly readEntryCursor?: unknown }).readEntryCursor;
  if (typeof at !== "number") return false;
  const signature = Buffer.alloc(4);
  if (source.kind === "fd") readSync(source.fd, signature, 0, 4, at);
  else source.bytes.copy(signature, 0, at, at + 4);
  return signature.readUInt32LE() === ENTRY;
}

async function* entriesOf(zip: ZipFile, source: ZipSource, budget: ArchiveBudget): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve) => {
      const settle = (value: Entry | null): void => {
        zip.removeAllListeners();
        resolve(value);
      };
      zip.once("entry", settle);
      zip.once("end", () => {
        if (hidesEntries(zip, source)) {
          zip.entryCount++;
          zip.readEntry();
        } else settle(null);
      });
      zip.once("error", () => {
        budget.report("corrupt-archive");
        settle(null);
      });
      zip.readEntry();
    });
    if (entry === null) return;
    yield entry;
  }
}

async function* contentOf(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array> {
  const stream = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => {
      if (error === null) resolve(opened);
      else reject(error);
    });
  });
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) yield chunk;
  } finally {
    stream.destroy();
  }
}
