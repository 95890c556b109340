import { Readable } from "node:stream";
import type { Extract, Header } from "tar-stream";
import type { ArchiveBudget } from "./archive-budget.js";
import { memberName } from "./member-name.js";
import type { Member } from "./zip.js";

/** Older than ustar is a format, too; the types do not know the option. */
const OPTIONS: object = { allowUnknownFormat: true };

type TarEntry = Readable & { readonly header: Header };

/** Reads the members of a tar stream one after the other; the target of a link is its content. */
export async function readTar(
  chunks: AsyncIterable<Buffer>,
  budget: ArchiveBudget,
  visit: (member: Member) => Promise<void>,
): Promise<void> {
  const { default: tar } = await import("tar-stream");
  const source = Readable.from(chunks, { objectMode: false });
  const extract: Extract = tar.extract(OPTIONS);
  source.on("error", (error) => {
    extract.destroy(error);
  });
  source.pipe(extract);
  try {
    for await (const entry of extract as unknown as AsyncIterable<TarEntry>) {
      if (!budget.takeEntry()) return;
      const { header } = entry;
      const name = memberName(Buffer.from(header.name));
      const target = header.linkname as string | null;
      const bytes = target === null ? (entry as AsyncIterable<Uint8Array>) : withTarget(target, entry);
      await visit({ name, wholeName: header.name, bytes, onError: "corrupt-archive" });
      entry.resume();
    }
  } catch {
    budget.report("corrupt-archive");
  } finally {
    source.destroy();
    extract.destroy();
  }
}

async function* withTarget(target: string, entry: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Buffer.from(target);
  yield* entry;
}
