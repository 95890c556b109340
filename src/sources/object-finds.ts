import { blobFind, blobSubject, inspectObject, type ObjectFind } from "../inspect/inspect-object.js";
import { inspectStream } from "../inspect/inspect-stream.js";
import type { Inspector } from "../inspect/inspector.js";
import { emptyTally } from "../inspect/subject.js";
import { type FoundObject, type ObjectProblem, WHOLE_LIMIT } from "../packs/object-store.js";
import type { GitProblem } from "../system/git/git-problem.js";
import { type GitObject, readObjects, streamBlob } from "../system/git/read-objects.js";
import type { Shadow } from "../system/git/shadow.js";

/** Bytes of content that are held until it is known where it stands. */
const HELD_LIMIT = 8 * 1024 ** 2;

/** What remains wrong where git reads the object: there is more to it than git says. */
const LASTING = new Set<ObjectProblem["reason"]>(["mismatch", "excess"]);

/** Inspects the objects that the search found, and holds those in which there is a candidate. */
export class ObjectFinds {
  readonly all: ObjectFind[] = [];
  readonly #git: string;
  readonly #shadow: Shadow;
  readonly #inspector: Inspector;
  readonly #problems: GitProblem[];
  #held = 0;

  /** @param git absolute path */
  constructor(git: string, shadow: Shadow, inspector: Inspector, problems: GitProblem[]) {
    this.#git = git;
    this.#shadow = shadow;
    this.#inspector = inspector;
    this.#problems = problems;
  }

  /** Takes in what the search found, whose content others use again. */
  async take({ oid, type, bytes }: FoundObject): Promise<void> {
    const content = bytes === null ? null : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    await this.add({ oid, type, content });
  }

  /** Takes in an object; content that is null is too large to be held, and read as it comes. */
  async add({ oid, type, content }: Pick<GitObject, "oid" | "type" | "content">): Promise<void> {
    if (content === null) await this.#stream(oid, type);
    else await this.#inspect(oid, type, content);
  }

  /**
   * Has git read what we could not; it knows more ways, such as another copy of the same object.
   *
   * @returns the problems that are left
   */
  async readAgain(problems: readonly ObjectProblem[]): Promise<readonly ObjectProblem[]> {
    // Git never comes back from what is made from itself.
    const oids = problems.flatMap(({ oid, reason }) =>
      oid === undefined || reason === "circular" ? [] : oid,
    );
    const read = new Set<string>();
    // What git cannot read either is told already.
    const untold: GitProblem[] = [];
    const options = { limit: WHOLE_LIMIT };
    for await (const object of readObjects(this.#git, this.#shadow, oids, untold, options)) {
      await this.add(object);
      read.add(object.oid);
    }
    return problems.filter(({ oid, reason }) => oid === undefined || LASTING.has(reason) || !read.has(oid));
  }

  /** What is held of the content is copied: it may be lent, or a small part of what is in memory. */
  async #inspect(oid: string, type: GitObject["type"], content: Buffer): Promise<void> {
    const find = await inspectObject({ oid, type, content }, this.#inspector);
    if (find === null) return;
    if (find.type === "tree") {
      this.all.push(find);
      return;
    }
    if (find.type !== "blob") {
      this.all.push({ ...find, content: Buffer.from(content) });
      return;
    }
    this.#held += content.length;
    this.all.push({ ...find, content: this.#held > HELD_LIMIT ? null : Buffer.from(content) });
  }

  /** What is too large to be held. */
  async #stream(oid: string, type: GitObject["type"]): Promise<void> {
    if (type !== "blob") {
      this.#problems.push({ reason: "too-large", path: oid, detail: `the ${type} ${oid} is too large` });
      return;
    }
    const tally = emptyTally();
    const content = (): AsyncIterable<Buffer> => streamBlob(this.#git, this.#shadow, oid, this.#problems);
    await inspectStream(content, blobSubject(oid), this.#inspector, tally);
    const find = blobFind(oid, null, tally);
    if (find !== null) this.all.push(find);
  }
}
