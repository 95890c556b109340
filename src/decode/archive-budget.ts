import type { SkipReason } from "../model/coverage.js";

/** What may be spent on one archive and all that is in it. Shared by all its levels, and used up as they are read. */
export class ArchiveBudget {
  /** Bytes that may still be inflated. */
  inflated = 1024 ** 3;
  /** Members that may still be opened. */
  entries = 100_000;
  /** Levels of archives in archives. */
  readonly depth = 5;
  /** Size in bytes up to which a zip inside another archive is held in memory to be opened. */
  readonly heldInMemory = 128 * 1024 ** 2;
  readonly #problems = new Set<SkipReason>();

  /** Why something of the archive was not read. */
  get problems(): SkipReason[] {
    return [...this.#problems];
  }

  report(reason: SkipReason): void {
    this.#problems.add(reason);
  }

  /** Takes up one member; false where there have been too many. */
  takeEntry(): boolean {
    if (this.entries > 0) {
      this.entries--;
      return true;
    }
    this.report("archive-limit");
    return false;
  }

  /** Hands a stream on until the budget for bytes is used up. An error of the stream ends it and is reported. */
  async *metered(chunks: AsyncIterable<Uint8Array>, onError: SkipReason): AsyncGenerator<Buffer> {
    try {
      for await (const chunk of chunks) {
        this.inflated -= chunk.length;
        if (this.inflated < 0) {
          this.report("archive-limit");
          return;
        }
        yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
      }
    } catch {
      // What an archive holds is hostile: whatever its reader does not like is a problem of the archive.
      this.report(onError);
    }
  }
}
