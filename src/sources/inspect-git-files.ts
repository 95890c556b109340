import { readdirSync, readlinkSync } from "node:fs";
import type { Candidate } from "../model/candidate.js";
import type { Skip } from "../model/coverage.js";
import { reveal } from "../model/key.js";
import { inspectContent } from "../inspect/inspect-content.js";
import type { Inspector } from "../inspect/inspector.js";
import { pathText } from "../inspect/path-text.js";
import { emptyTally, fileSubject } from "../inspect/subject.js";
import type { GitProblem } from "../system/git/git-problem.js";
import { readPlainFile } from "../system/git/plain-file.js";
import type { Repository } from "../system/git/repository.js";
import { nextTurn } from "../system/next-turn.js";

/**
 * What of a git folder, or of that of a work tree, is read in another way; is another repository, or content of Git LFS; or is a
 * message that git writes anew for the next commit, as one that a hook has refused.
 */
const ELSEWHERE =
  /^(?:objects|refs|logs|reftable|modules|lfs|annex|packed-refs|shallow|index|sharedindex\..*|[A-Z_]*(?:HEAD|MSG))$/u;
const WORK_TREE = /^worktrees\/[^/]+\/$/u;
/** What git writes down of commits to go on with: sides of conflicts, and what is applied again. */
const COPY = /\/(?:rr-cache|rebase-(?:merge|apply)|sequencer)\//u;
const SIZE_LIMIT = 64 * 1024 ** 2;
const MOST_FILES = 100_000;

/** What the files of a git folder hold that are neither objects nor lead to any. */
export interface InspectedGitFiles {
  readonly candidates: readonly Candidate[];
  readonly skipped: readonly Skip[];
  readonly problems: readonly GitProblem[];
}

/**
 * Inspects the files of a repository's git folder that git or people write beside objects, refs, logs and indexes: configuration,
 * hooks, conflicts that were resolved. Links are not followed: the names of their targets are inspected.
 *
 * @throws the reason of the signal where that is aborted
 */
export async function inspectGitFiles(
  { commonDir, broken }: Repository,
  inspector: Inspector,
  signal: AbortSignal | null,
): Promise<InspectedGitFiles> {
  const tally = emptyTally();
  const problems: GitProblem[] = [];
  // What is no git folder may be any, up to that of the system; that it is none is told already.
  for (const { name, isLink } of broken ? [] : filesIn(commonDir, problems)) {
    // Reading is synchronous: what would end it has to have its turn.
    await nextTurn();
    signal?.throwIfAborted();
    const path = Buffer.concat([Buffer.from(`${commonDir}/`), name]);
    const subject = fileSubject(`.git/${pathText(name)}`);
    if (isLink) {
      inspector.bytes(targetOf(path), subject, tally);
      continue;
    }
    const file = readPlainFile(path, SIZE_LIMIT);
    if (file.status === "read") await inspectContent(file.bytes, subject, inspector, tally);
    // What is no file any more holds nothing.
    else if (file.status === "refused" && file.problem.reason !== "not-a-regular-file")
      problems.push(file.problem);
  }
  return { candidates: tally.candidates, skipped: tally.skipped, problems };
}

/** Without what only repeats, in a file that git works with, a key that stands elsewhere too. */
export function withoutCopies(
  inFiles: readonly Candidate[],
  elsewhere: readonly Candidate[],
): readonly Candidate[] {
  const known = new Set(elsewhere.map(({ key }) => reveal(key)));
  return inFiles.filter(({ key, location }) => !COPY.test(location.path) || !known.has(reveal(key)));
}

interface GitFile {
  /** Relative to the git folder. */
  readonly name: Buffer;
  readonly isLink: boolean;
}

/** FIFOs, sockets and devices hold nothing, and are passed over. */
function* filesIn(gitFolder: string, problems: GitProblem[]): Generator<GitFile> {
  const open: Buffer[] = [Buffer.alloc(0)];
  let count = 0;
  for (let folder; (folder = open.pop()) !== undefined;) {
    const isGitFolder = folder.length === 0 || WORK_TREE.test(folder.toString());
    for (const entry of entriesIn(gitFolder, folder, problems)) {
      if (isGitFolder && ELSEWHERE.test(entry.name.toString())) continue;
      if (++count > MOST_FILES) {
        problems.push({ reason: "too-many", path: gitFolder, detail: `${gitFolder} holds too many files` });
        return;
      }
      const name = Buffer.concat([folder, entry.name]);
      if (entry.isDirectory()) open.push(Buffer.concat([name, Buffer.from("/")]));
      else if (entry.isFile() || entry.isSymbolicLink()) yield { name, isLink: entry.isSymbolicLink() };
    }
  }
}

function entriesIn(gitFolder: string, folder: Buffer, problems: GitProblem[]) {
  const path = Buffer.concat([Buffer.from(`${gitFolder}/`), folder]);
  try {
    return readdirSync(path, { encoding: "buffer", withFileTypes: true });
  } catch {
    const shown = pathText(path);
    problems.push({ reason: "unreadable-folder", path: shown, detail: `${shown} cannot be read` });
    return [];
  }
}

function targetOf(link: Buffer): Buffer {
  try {
    return readlinkSync(link, { encoding: "buffer" });
  } catch {
    // It was there a moment ago.
    return Buffer.alloc(0);
  }
}
