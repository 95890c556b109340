import type { Candidate } from "../model/candidate.js";
import { inspectContent } from "./inspect-content.js";
import type { ObjectFind } from "./inspect-object.js";
import { inspectStream } from "./inspect-stream.js";
import type { Inspector } from "./inspector.js";
import { pathSignature } from "./path-signature.js";
import { emptyTally } from "./subject.js";

/**
 * Judges a blob at its paths. Content is inspected once for all paths that tell the same.
 *
 * @param stream gives the content of the blob, from its beginning, where it is not held
 */
export class PathJudge {
  readonly #find: ObjectFind & { readonly type: "blob" };
  readonly #inspector: Inspector;
  readonly #stream: () => AsyncIterable<Buffer>;
  readonly #bySignature = new Map<string, readonly Candidate[]>();

  constructor(
    find: ObjectFind & { readonly type: "blob" },
    inspector: Inspector,
    stream: () => AsyncIterable<Buffer>,
  ) {
    this.#find = find;
    this.#inspector = inspector;
    this.#stream = stream;
  }

  /** The candidates of the blob as they are at a path. Their locations name a path that tells the same, not always this one. */
  async at(path: string): Promise<readonly Candidate[]> {
    const signature = pathSignature(path);
    const known = this.#bySignature.get(signature);
    if (known !== undefined) return known;
    const tally = emptyTally();
    const subject = { path, origin: { kind: "file" }, encodings: [] } as const;
    if (this.#find.content === null) await inspectStream(this.#stream, subject, this.#inspector, tally);
    else await inspectContent(this.#find.content, subject, this.#inspector, tally);
    this.#bySignature.set(signature, tally.candidates);
    return tally.candidates;
  }
}
