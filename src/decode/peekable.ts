/** A stream whose first bytes can be looked at before it is read. */
export interface Peeked {
  /** The first bytes, as many as were asked for where the stream has them. */
  readonly head: Buffer;
  /** The whole stream, head included. */
  readonly bytes: AsyncGenerator<Buffer>;
}

/** Reads the first `length` bytes of a stream. */
export async function peek(chunks: AsyncIterable<Buffer>, length: number): Promise<Peeked> {
  const iterator = chunks[Symbol.asyncIterator]();
  const first: Buffer[] = [];
  let size = 0;
  while (size < length) {
    const next = await iterator.next();
    if (next.done === true) break;
    first.push(next.value);
    size += next.value.length;
  }
  async function* whole(): AsyncGenerator<Buffer> {
    try {
      yield* first;
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next())
        yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { head: Buffer.concat(first).subarray(0, length), bytes: whole() };
}
