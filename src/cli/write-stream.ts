import type { Writable } from "node:stream";
import { UserError } from "../model/errors.js";

/** How much text is put together before it is written. */
const PIECE = 64 * 1024;

/** Puts pieces together to larger ones. */
export function* gathered(pieces: Iterable<string>): Generator<string> {
  let gathered = "";
  for (const piece of pieces) {
    gathered += piece;
    if (gathered.length < PIECE) continue;
    yield gathered;
    gathered = "";
  }
  if (gathered !== "") yield gathered;
}

/**
 * Writes to a stream as fast as it takes it. A reader that has gone away is no error: nobody is left to be told. An aborted
 * `signal` ends it, however long the reader stalls; the stream is then destroyed.
 *
 * @throws UserError where the stream cannot take it, as on a full disk; the reason of `signal`
 */
export async function writeStream(
  stream: Writable,
  pieces: Iterable<string>,
  signal: AbortSignal | null = null,
): Promise<void> {
  const abort = (): void => {
    destroy(stream);
  };
  signal?.addEventListener("abort", abort, { once: true });
  try {
    for (const piece of gathered(pieces)) {
      const code = await writePiece(stream, piece);
      signal?.throwIfAborted();
      if (code === "EPIPE" || code === "ERR_STREAM_DESTROYED") return;
      if (code !== null) {
        throw new UserError(`the output cannot be written (${code}): name a file with --output`);
      }
    }
  } finally {
    signal?.removeEventListener("abort", abort);
  }
}

/** Node gives standard output a `_destroy` of its own that does nothing; a write that hangs would keep the process alive. */
function destroy(stream: Writable): void {
  stream.destroy();
  if (!Object.hasOwn(stream, "_destroy")) return;
  (Object.getPrototypeOf(stream) as Writable)._destroy.call(stream, null, () => undefined);
}

/** The code of what went wrong, or null. */
async function writePiece(stream: Writable, piece: string): Promise<string | null> {
  return new Promise((resolve) => {
    const failed = (error: Error): void => {
      resolve((error as NodeJS.ErrnoException).code ?? "unknown error");
    };
    const closed = (): void => {
      resolve("ERR_STREAM_DESTROYED");
    };
    stream.once("error", failed).once("close", closed);
    stream.write(piece, (error) => {
      // An error is also emitted, after this: the listener stays on to take it.
      if (error !== null && error !== undefined) failed(error);
      else {
        stream.off("error", failed).off("close", closed);
        resolve(null);
      }
    });
  });
}
