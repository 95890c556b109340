import type { Finding } from "../model/finding.js";
import type { GitProblem } from "../system/git/git-problem.js";
import { findGit } from "../system/git/find-git.js";
import { readObjects } from "../system/git/read-objects.js";
import type { Repository } from "../system/git/repository.js";
import { openWatched } from "../sources/open-watched.js";

/** Contents of a history in which a key stands, by their ids. One that is too large, or cannot be read, is missing. */
export type HistoryBlobs = ReadonlyMap<string, Buffer>;

/** Larger contents are data, in which nobody reads a variable. */
const LARGEST = 16 * 1024 * 1024;

/** Contents beyond which none is read: all of them are versions of a few files. */
const MOST = 500;

/** Reads the contents of a history in which a key stands. */
export async function historyBlobs(
  repository: Repository,
  finding: Finding,
  signal: AbortSignal,
): Promise<HistoryBlobs> {
  const oids = new Set(
    finding.locations.flatMap(({ origin }) =>
      "object" in origin && (origin.kind === "blob" || origin.kind === "note") ? [origin.object] : [],
    ),
  );
  const git = findGit(repository.workTree ?? repository.commonDir);
  const blobs = new Map<string, Buffer>();
  if (oids.size === 0 || git === null) return blobs;
  const shadow = openWatched(repository, { refs: true }, signal);
  // What is missing was told by the scan that found the key there.
  const told: GitProblem[] = [];
  try {
    const some = [...oids].slice(0, MOST);
    for await (const { oid, content } of readObjects(git, shadow, some, told, { limit: LARGEST }))
      if (content !== null) blobs.set(oid, content);
  } finally {
    shadow.close();
  }
  return blobs;
}
