import { archiveFormat, FORMAT_HEAD } from "../decode/archive-format.js";
import { peek } from "../decode/peekable.js";
import { inspectMembers } from "../inspect/inspect-archive.js";
import { Inspector } from "../inspect/inspector.js";
import { emptyTally, type Tally } from "../inspect/subject.js";

/** Size in bytes up to which an archive from standard input is held in memory to be opened. */
const MAX_ARCHIVE = 256 * 1024 * 1024;

/**
 * Inspects a stream, under the name that it is to be reported by.
 *
 * @throws the signal's reason as soon as it is aborted, even where the stream gives nothing more
 */
export async function readStream(
  input: AsyncIterable<Uint8Array>,
  path: string,
  signal: AbortSignal | null,
): Promise<Tally> {
  const tally = emptyTally();
  const inspector = new Inspector({ maxFileSize: Number.MAX_SAFE_INTEGER });
  const subject = { path, origin: { kind: "stdin" }, encodings: [] } as const;
  const { head, bytes } = await peek(buffers(input, signal), FORMAT_HEAD);
  tally.files = 1;
  const format = archiveFormat(head);
  if (format === null) {
    await inspector.stream(bytes, subject, tally);
    return tally;
  }
  const parts: Buffer[] = [];
  for await (const part of bytes) {
    tally.bytes += part.length;
    parts.push(part);
    if (tally.bytes <= MAX_ARCHIVE) continue;
    tally.skipped.push({ path, reason: "archive-limit" });
    return tally;
  }
  await inspectMembers({ kind: "bytes", bytes: Buffer.concat(parts) }, format, subject, inspector, tally);
  return tally;
}

async function* buffers(
  input: AsyncIterable<Uint8Array>,
  signal: AbortSignal | null,
): AsyncGenerator<Buffer> {
  const iterator = input[Symbol.asyncIterator]();
  const aborted = new Promise<never>((_, reject) => {
    signal?.addEventListener("abort", () => {
      reject(signal.reason as Error);
    });
  });
  aborted.catch(() => undefined);
  for (;;) {
    signal?.throwIfAborted();
    const next = await Promise.race([iterator.next(), aborted]);
    if (next.done === true) return;
    yield Buffer.from(next.value.buffer, next.value.byteOffset, next.value.length);
  }
}
