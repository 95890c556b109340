import type { GitProblem } from "./git-problem.js";
import type { Shadow } from "./shadow.js";
import { streamGit } from "./stream-git.js";

/** A list of names as git gives it: relative to the folder, each ended by a NUL byte. */
export interface NameList {
  /** `other` names end with `/` where they are folders with a repository of their own. */
  readonly kind: "tracked" | "other";
  readonly names: Buffer;
}

/**
 * What git tracks below a folder, and what it neither tracks nor ignores, as lists of whole names while git finds them.
 *
 * @param folder absolute, in the work tree
 */
export async function* worktreeFiles(
  git: string,
  shadow: Shadow,
  folder: string,
  problems: GitProblem[],
): AsyncGenerator<NameList> {
  const list = (...args: readonly string[]): AsyncGenerator<Buffer> =>
    streamGit(git, shadow, ["-C", folder, "ls-files", "-z", ...args], problems);
  const tracked = list("--cached", "--deduplicate");
  const others = list("--others", "--exclude-standard");
  // Both run at the same time: finding what is not tracked means reading every folder.
  const firstOfOthers = others.next();
  firstOfOthers.catch(() => undefined);
  for await (const names of wholeNames(tracked)) yield { kind: "tracked", names };
  const first = await firstOfOthers;
  if (first.done === true) return;
  for await (const names of wholeNames(startingWith(first.value, others))) yield { kind: "other", names };
}

async function* startingWith(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

/** Cuts a stream so that no name is split. */
async function* wholeNames(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const end = chunk.lastIndexOf(0) + 1;
    if (end > 0) yield Buffer.concat([rest, chunk.subarray(0, end)]);
    rest = end > 0 ? chunk.subarray(end) : Buffer.concat([rest, chunk]);
  }
  if (rest.length > 0) yield Buffer.concat([rest, Buffer.from([0])]);
}
