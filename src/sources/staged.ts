import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Incomplete, Skip } from "../model/coverage.js";
import { UserError } from "../model/errors.js";
import { Inspector } from "../inspect/inspector.js";
import { pathText } from "../inspect/path-text.js";
import { indexProblem } from "../system/git/check-index.js";
import { expectAnswer } from "../system/git/expect-answer.js";
import type { GitProblem } from "../system/git/git-problem.js";
import { Pieces } from "../system/git/pieces.js";
import type { Repository } from "../system/git/repository.js";
import { headRevision } from "../system/git/head-revision.js";
import { MOST_PATHS, streamGit } from "../system/git/stream-git.js";
import { resolveByCommits } from "./commit-words.js";
import { changeOf, type ContentChange, meaningOf, RawRecords } from "./content-change.js";
import { incompleteByProblems } from "./git-incomplete.js";
import type { GitScan } from "./git-scan.js";
import { inspectChanges } from "./inspect-changes.js";
import { openWatched } from "./open-watched.js";
import { requireGit } from "./require-git.js";

/**
 * Reads what the next commit will record: what the index adds to HEAD, or to nothing where there is no commit yet. Nothing of
 * the work tree is read.
 *
 * @param indexFile the index that git names to a hook, relative to the work tree; null for the repository's own
 * @throws UserError where there is no git, or the index that was named is not there
 */
export async function readStaged(
  repository: Repository,
  indexFile: string | null,
  signal: AbortSignal | null,
): Promise<GitScan> {
  const git = requireGit(repository);
  const index = indexFile === null ? null : resolve(repository.workTree ?? repository.gitDir, indexFile);
  if (index !== null && !existsSync(index)) {
    throw new UserError(`${index}: GIT_INDEX_FILE names it, and it is not there: unset it outside of a hook`);
  }
  if (index === null && repository.workTree === null && !existsSync(join(repository.gitDir, "index"))) {
    throw new UserError(
      `${repository.gitDir} is a bare repository, in which nothing is staged: scan it with --history or --range`,
    );
  }
  const selection = { index: true, head: true, ...(index === null ? {} : { indexFile: index }) };
  const shadow = openWatched(repository, selection, signal);
  try {
    const damage = indexProblem(repository, shadow.gitDir);
    const problems: GitProblem[] = damage === null ? [] : [damage];
    const changes: ContentChange[] = [];
    const skipped: Skip[] = [];
    let unmerged = 0;
    const args = ["diff-index", "--cached", "--raw", "-z", "-M", "--no-abbrev", "--ignore-submodules=none"];
    const fields = new Pieces("\0");
    const records = new RawRecords();
    args.push(await headRevision(git, shadow));
    for await (const chunk of streamGit(git, shadow, args, problems, { most: MOST_PATHS })) {
      for (const field of fields.of(chunk)) {
        const record = records.take(field);
        if (record === null) continue;
        if (typeof record === "string") {
          problems.push({ reason: "git-failed", path: git, detail: "git diff-index told what is no change" });
          continue;
        }
        const meaning = meaningOf(record);
        if (meaning === "unmerged") unmerged++;
        if (meaning === "submodule") skipped.push({ path: pathText(record.path), reason: "submodule" });
        if (meaning === "content" || meaning === "submodule") changes.push(changeOf(record, null));
      }
    }
    if (changes.length === 0 && unmerged === 0) await expectAnswer(git, shadow, problems);
    const inspector = new Inspector({ maxFileSize: Number.MAX_SAFE_INTEGER });
    const folders = [repository.objectsDir, ...repository.alternates];
    const door = { git, shadow, folders, inspector, problems };
    const result = await inspectChanges(changes, door, "staged", ({ oid }) => ({
      object: oid,
      reach: ["index"],
    }));
    return {
      candidates: await resolveByCommits(result.candidates, ["", "HEAD"], git, shadow),
      skipped: [...skipped, ...result.skipped],
      incomplete: [
        ...(unmerged === 0 ? [] : [{ ...UNMERGED, count: unmerged }]),
        ...incompleteByProblems([...shadow.problems, ...problems], repository),
      ],
      objects: result.objects,
      commits: 0,
      bytes: result.bytes,
      files: changes.length,
    };
  } finally {
    shadow.close();
  }
}

const UNMERGED: Incomplete = {
  reason: "unmerged-paths",
  fix: "resolve the conflicts and git add what they are in",
};
