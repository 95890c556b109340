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
 * Writes to a stream as fast as it takes it. A reader that has gone away is no error: nobody is left to be told.
 *
 * @throws UserError where the stream cannot take it, as on a full disk
 */
export async function writeStream(stream: NodeJS.WriteStream, pieces: Iterable<string>): Promise<void> {
  for (const piece of gathered(pieces)) {
    const code = await new Promise<string | null>((resolve) => {
      const failed = (error: Error): void => {
        resolve((error as NodeJS.ErrnoException).code ?? "unknown error");
      };
      stream.once("error", failed);
      stream.write(piece, (error) => {
        // An error is also emitted, after this: the listener stays on to take it.
        if (error !== null && error !== undefined) failed(error);
        else {
          stream.off("error", failed);
          resolve(null);
        }
      });
    });
    if (code === "EPIPE" || code === "ERR_STREAM_DESTROYED") return;
    if (code !== null)
      throw new UserError(`standard output cannot be written (${code}): name a file with --output`);
  }
}
