import { archiveFormat, FORMAT_HEAD, ZIP_END } from "../decode/archive-format.js";

import { addRaw, inspectMembers } from "./inspect-archive.js";
import type { Inspector } from "./inspector.js";
import type { Subject, Tally } from "./subject.js";

/** Inspects content that is in memory as a whole, and what it holds where it is an archive. */
export async function inspectContent(
  bytes: Buffer,
  subject: Subject,
  inspector: Inspector,
  tally: Tally,
): Promise<void> {
  const from = tally.candidates.length;
  inspector.bytes(bytes, subject, tally);
  const format =
    archiveFormat(bytes.subarray(0, FORMAT_HEAD)) ?? (bytes.includes(ZIP_END) ? "zip within" : null);
  if (format === null) return;
  const raw = tally.candidates.splice(from);
  await inspectMembers({ kind: "bytes", bytes }, format, subject, inspector, tally);
  addRaw(tally, from, raw);
}
