import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";

/** What a gzip stream holds. Bytes before a fault are given; then it throws. */
export async function* gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  const source = Readable.from(chunks, { objectMode: false });
  const inflated = source.pipe(createGunzip());
  source.on("error", (error) => inflated.destroy(error));
  try {
    for await (const chunk of inflated as AsyncIterable<Buffer>) yield chunk;
  } finally {
    source.destroy();
    inflated.destroy();
  }
}
