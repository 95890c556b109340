import { archiveFormat, FORMAT_HEAD } from "../decode/archive-format.js";
import { peek } from "../decode/peekable.js";
import { ZipWithin } from "../decode/zip-within.js";
import { addRaw, inspectMembers } from "./inspect-archive.js";
import type { Inspector } from "./inspector.js";
import type { Subject, Tally } from "./subject.js";

/** Bytes of a zip file behind something else that are held in memory to open it. */
const HELD = 128 * 1024 ** 2;

/**
 * Inspects content that is too large to be held, and what it holds where it is an archive.
 *
 * @param open gives the content from its beginning; called once more where it is an archive
 */
export async function inspectStream(
  open: () => AsyncIterable<Buffer>,
  subject: Subject,
  inspector: Inspector,
  tally: Tally,
): Promise<void> {
  const { head, bytes } = await peek(open(), FORMAT_HEAD);
  const format = archiveFormat(head);
  if (format === null) {
    await inspectPlainStream(bytes, subject, inspector, tally);
    return;
  }
  const from = tally.candidates.length;
  await inspector.stream(bytes, subject, tally);
  const raw = tally.candidates.splice(from);
  await inspectMembers({ kind: "stream", chunks: open() }, format, subject, inspector, tally);
  addRaw(tally, from, raw);
}

/** Inspects a stream that is no archive by its beginning, and the members of a zip file that it may hold behind that. */
export async function inspectPlainStream(
  chunks: AsyncIterable<Buffer>,
  subject: Subject,
  inspector: Inspector,
  tally: Tally,
): Promise<void> {
  const from = tally.candidates.length;
  const zip = new ZipWithin(HELD);
  await inspector.stream(zip.watch(chunks), subject, tally);
  const bytes = zip.found();
  if (bytes === null) return;
  if (bytes === "too-large") {
    tally.skipped.push({ path: subject.path, reason: "archive-limit" });
    return;
  }
  const raw = tally.candidates.splice(from);
  await inspectMembers({ kind: "bytes", bytes }, "zip within", subject, inspector, tally);
  addRaw(tally, from, raw);
}
