import { constants, createGunzip, inflateRawSync } from "node:zlib";

/** Bytes that are inflated at a time: a fault takes with it what its piece has inflated to. */
const PIECE = 16 * 1024;

/** Bytes of the beginning that are kept, for reading on where zlib gives up. */
const KEPT = 1024 * 1024;
const MAX_RESCUED = 64 * 1024 * 1024;

/** What a gzip stream holds. What stands before a fault is given, as far as it can be had; then it throws. */
export async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const inflate = createGunzip();
  const failures: Error[] = [];
  const kept: Uint8Array[] = [];
  let output: Buffer[] = [];
  let read = 0;
  let given = 0;
  inflate.on("data", (data: Buffer) => output.push(data));
  const ended = new Promise<void>((resolve) => {
    inflate.once("end", resolve).once("error", (error) => {
      failures.push(error);
      resolve();
    });
  });
  function* take(): Generator<Buffer> {
    for (const data of output) given += data.length;
    yield* output;
    output = [];
    if (failures[0] === undefined) return;
    if (read <= KEPT) yield rescue(Buffer.concat(kept)).subarray(given);
    throw failures[0];
  }
  try {
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length; at += PIECE) {
        const piece = chunk.subarray(at, at + PIECE);
        read += piece.length;
        if (read <= KEPT) kept.push(Buffer.from(piece));
        // Settled by its end as well: a write to a stream that has failed is never answered.
        await Promise.race([new Promise<void>((resolve) => inflate.write(piece, () => resolve())), ended]);
        yield* take();
      }
    }
    inflate.end();
    await ended;
    yield* take();
  } finally {
    inflate.destroy();
  }
}

/** What the first member of a gzip holds, whatever its checksum says and whatever stands behind it. */
function rescue(bytes: Buffer): Buffer {
  try {
    return inflateRawSync(bytes.subarray(headerLength(bytes)), {
      finishFlush: constants.Z_SYNC_FLUSH,
      maxOutputLength: MAX_RESCUED,
    });
  } catch {
    return Buffer.alloc(0);
  }
}

/** Length of the header of a gzip member (RFC 1952, 2.3). */
function headerLength(bytes: Buffer): number {
  const flags = bytes[3] ?? 0;
  let at = 10;
  if ((flags & 4) !== 0) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  for (const flag of [8, 16]) if ((flags & flag) !== 0) at = bytes.indexOf(0, at) + 1;
  return (flags & 2) === 0 ? at : at + 2;
}
