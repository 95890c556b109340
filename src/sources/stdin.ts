import { archiveFormat, FORMAT_HEAD } from "../decode/archive-format.js";
import { peek } from "../decode/peekable.js";
import { inspectContent } from "../inspect/inspect-content.js";
import { inspectPlainStream } from "../inspect/inspect-stream.js";
import { Inspector } from "../inspect/inspector.js";
import { emptyTally, type Subject, type Tally } from "../inspect/subject.js";
import type { Origin } from "../model/location.js";
import type { ResolvedOptions } from "../options.js";

/** Size in bytes up to which an archive from standard input is held in memory to be opened. */
const MAX_ARCHIVE = 256 * 1024 * 1024;

/**
 * Inspects a stream, under the name that it is to be reported by.
 *
 * @throws the signal's reason as soon as it is aborted, even where the stream gives nothing more
 */
export async function readStream(
  { input, path, kind = "stdin" }: NonNullable<ResolvedOptions["stdin"]>,
  signal: AbortSignal | null,
): Promise<Tally> {
  const tally = emptyTally();
  const inspector = new Inspector({ maxFileSize: Number.MAX_SAFE_INTEGER });
  // The commit of a message that is being written is not there yet.
  const origin: Origin = kind === "stdin" ? { kind } : { kind, object: "", reach: [] };
  const subject: Subject = { path, origin, encodings: [] };
  const { head, bytes } = await peek(buffers(input, signal), FORMAT_HEAD);
  tally.files = 1;
  const format = archiveFormat(head);
  if (format === null) {
    await inspectPlainStream(bytes, subject, inspector, tally);
    return tally;
  }
  const held: Buffer[] = [];
  let size = 0;
  for (
    let next;
    size <= MAX_ARCHIVE && (next = await bytes.next()).done !== true;
    size += next.value.length
  ) {
    held.push(next.value);
  }
  if (size > MAX_ARCHIVE) {
    tally.skipped.push({ path, reason: "archive-limit" });
    await inspector.stream(inTurn(held, bytes), subject, tally);
    return tally;
  }
  tally.bytes = size;
  await inspectContent(Buffer.concat(held), subject, inspector, tally);
  return tally;
}

async function* inTurn(first: Iterable<Buffer>, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield* first;
  yield* rest;
}

async function* buffers(
  input: AsyncIterable<Uint8Array>,
  signal: AbortSignal | null,
): AsyncGenerator<Buffer> {
  const iterator = input[Symbol.asyncIterator]();
  // No race against one promise for all of them: that would hold every chunk until the end.
  let stop: (reason: unknown) => void = () => undefined;
  const abort = (): void => {
    stop(signal?.reason);
  };
  signal?.addEventListener("abort", abort);
  try {
    for (;;) {
      signal?.throwIfAborted();
      const next = await new Promise<IteratorResult<Uint8Array>>((resolve, reject) => {
        stop = reject;
        iterator.next().then(resolve, reject);
      });
      if (next.done === true) return;
      yield Buffer.from(next.value.buffer, next.value.byteOffset, next.value.length);
    }
  } finally {
    signal?.removeEventListener("abort", abort);
  }
}
