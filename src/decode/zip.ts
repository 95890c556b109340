import type { Readable } from "node:stream";
import type { Entry, ZipFile } from "yauzl";
import type { SkipReason } from "../model/coverage.js";
import { memberName } from "./member-name.js";
import type { ArchiveBudget } from "./archive-budget.js";

/** Where a zip file is: in memory, or in a file that is open. */
export type ZipSource =
  | { readonly kind: "bytes"; readonly bytes: Buffer }
  | { readonly kind: "fd"; readonly fd: number; readonly size: number };

/** A member of an archive. */
export interface Member {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Why reading it may fail. */
  readonly onError: SkipReason;
}

const ENCRYPTED = 1;
const STORED = 0;
const DEFLATED = 8;

/** Reads the members of a zip file one after the other. What cannot be read is reported to the budget. */
export async function readZip(
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
  for await (const entry of entriesOf(zip, budget)) {
    if (!budget.takeEntry()) return;
    const reason = refusal(entry);
    const name = memberName(entry.fileNameRaw);
    if (reason !== null) budget.report(reason);
    else await visit({ name, bytes: contentOf(zip, entry), onError: "corrupt-archive" });
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

async function* entriesOf(zip: ZipFile, budget: ArchiveBudget): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve) => {
      const settle = (value: Entry | null): void => {
        zip.removeAllListeners();
        resolve(value);
      };
      zip.once("entry", settle);
      zip.once("end", () => {
        settle(null);
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
