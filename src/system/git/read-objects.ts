import { createHash } from "node:crypto";
import type { GitProblem } from "./git-problem.js";
import type { Shadow } from "./shadow.js";
import { startGit } from "./stream-git.js";

/** An object as git gives it. */
export interface GitObject {
  readonly oid: string;
  readonly type: "commit" | "tree" | "blob" | "tag";
  /** Bytes of its content. */
  readonly size: number;
  /** Null where it is larger than was asked for: {@link streamBlob} gives it. */
  readonly content: Buffer | null;
}

/** How objects are read. */
export interface ReadObjectsOptions {
  /** Bytes beyond which content is passed over. */
  readonly limit: number;
}

const HEADER = /^(?<oid>[0-9a-f]{40,64}) (?<type>commit|tree|blob|tag) (?<size>[0-9]{1,15})$/u;
const HEADER_LIMIT = 200;
const NEWLINE = 10;

/**
 * Reads objects by their ids, in the order that they are asked for. What is asked for and does not come (missing, or broken:
 * git then succeeds, or ends at once), and what is not what its id says, is added to `problems`, one for each.
 *
 * @param git absolute path
 */
export async function* readObjects(
  git: string,
  shadow: Shadow,
  oids: readonly string[],
  problems: GitProblem[],
  { limit }: ReadObjectsOptions,
): AsyncGenerator<GitObject> {
  if (oids.length === 0) return;
  const missing = new Set(oids);
  const input = [...missing].map((oid) => `${oid}\n`);
  const run = startGit(git, shadow, ["cat-file", "--batch", "--buffer"], { input: [input.join("")] });
  try {
    for await (const object of parseBatch(run.output, limit)) {
      missing.delete(object.oid);
      if (object.content !== null && !isWhat(object.oid, object.type, object.content)) {
        problems.push({
          reason: "malformed",
          path: object.oid,
          detail: `${object.oid}: the content is another one`,
        });
      }
      yield object;
    }
    const failures = await run.ended;
    shadow.signal?.throwIfAborted();
    const detail = failures[0]?.detail ?? "git has no such object";
    for (const oid of missing) problems.push({ reason: "missing", path: oid, detail: `${oid}: ${detail}` });
  } finally {
    run.kill();
  }
}

/** Whether content is what an id says, which git does not look at when it reads. */
export function isWhat(oid: string, type: GitObject["type"], content: Buffer): boolean {
  const hash = createHash(oid.length === 40 ? "sha1" : "sha256");
  return hash.update(`${type} ${content.length}\0`).update(content).digest("hex") === oid;
}

/** The content of a blob of any size, as it comes. Reads to its end or throws nothing: `problems` tell whether it was all. */
export async function* streamBlob(
  git: string,
  shadow: Shadow,
  oid: string,
  problems: GitProblem[],
): AsyncGenerator<Buffer> {
  const run = startGit(git, shadow, ["cat-file", "blob", oid]);
  try {
    yield* run.output;
    const failures = await run.ended;
    shadow.signal?.throwIfAborted();
    problems.push(...failures.map(({ detail }) => ({ reason: "missing" as const, path: oid, detail })));
  } finally {
    run.kill();
  }
}

/** Takes the output of `cat-file --batch` apart. Lines that are no header, such as `… missing`, are passed over. */
async function* parseBatch(chunks: AsyncIterable<Buffer>, limit: number): AsyncGenerator<GitObject> {
  let pending: Buffer = Buffer.alloc(0);
  let object: Omit<GitObject, "content"> | null = null;
  /** Bytes of the object's content, and its newline, that are still to come; kept in pieces, or passed over. */
  let missing = 0;
  let pieces: Buffer[] = [];
  for await (const chunk of chunks) {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    for (;;) {
      if (object === null) {
        const end = pending.indexOf(NEWLINE);
        if (end === -1) {
          // No header is so long: it is what an object holds beyond its size. Kept whole, each piece would be copied once more.
          if (pending.length > HEADER_LIMIT) pending = pending.subarray(-HEADER_LIMIT);
          break;
        }
        const groups = HEADER.exec(pending.toString("latin1", 0, end))?.groups;
        pending = pending.subarray(end + 1);
        if (groups === undefined) continue;
        const { oid = "", type, size } = groups;
        object = { oid, type: type as GitObject["type"], size: Number(size) };
        missing = object.size + 1;
        pieces = [];
      }
      const part = pending.subarray(0, missing);
      pending = pending.subarray(part.length);
      missing -= part.length;
      if (object.size <= limit) pieces.push(part);
      if (missing > 0) break;
      const content = object.size <= limit ? Buffer.concat(pieces).subarray(0, object.size) : null;
      yield { ...object, content };
      object = null;
    }
  }
}
