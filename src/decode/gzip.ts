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
        await Promise.race([
          new Promise<void>((resolve) =>
            inflate.write(piece, () => {
              resolve();
            }),
          ),
          ended,
        ]);
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

/** What the members of a gzip hold up to a fault in the last, whatever their checksums say and whatever stands behind them. */
function rescue(bytes: Buffer): Buffer {
  const members: Buffer[] = [];
  for (let at = 0; bytes[at] === 0x1f && bytes[at + 1] === 0x8b;) {
    const data = bytes.subarray(at + headerLength(bytes.subarray(at)));
    const { buffer, consumed } = inflateAsFarAsPossible(data);
    members.push(buffer);
    at = bytes.length - data.length + consumed + CHECKSUM_AND_LENGTH;
  }
  return Buffer.concat(members);
}

const CHECKSUM_AND_LENGTH = 8;

/** What deflated data hold before their first fault. */
function inflateAsFarAsPossible(data: Buffer): { buffer: Buffer; consumed: number } {
  const whole = inflateRaw(data);
  if (whole !== null) return whole;
  // The longest beginning without a fault, by halving.
  let good = 0;
  for (let bad = data.length; bad - good > 1;) {
    const middle = (good + bad) >> 1;
    if (inflateRaw(data.subarray(0, middle)) === null) bad = middle;
    else good = middle;
  }
  return { buffer: inflateRaw(data.subarray(0, good))?.buffer ?? Buffer.alloc(0), consumed: data.length };
}

function inflateRaw(data: Buffer): { buffer: Buffer; consumed: number } | null {
  try {
    const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: MAX_RESCUED, info: true };
    const { buffer, engine } = inflateRawSync(data, options) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    return { buffer, consumed: engine.bytesWritten };
  } catch {
    return null;
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
