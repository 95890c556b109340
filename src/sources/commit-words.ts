import type { Candidate } from "../model/candidate.js";
import { resolveUnattributed } from "../inspect/resolve-unattributed.js";
import { checkObjects } from "../system/git/check-objects.js";
import type { GitProblem } from "../system/git/git-problem.js";
import { readObjects } from "../system/git/read-objects.js";
import type { Shadow } from "../system/git/shadow.js";
import { repositoryWords, type RepositoryWords, WORD_FILES } from "./repository-words.js";

const LIMIT = 4 * 1024 ** 2;
/** Commits that are asked, beside HEAD: a key that none of the first ones explains, the others hardly do. */
const MOST_COMMITS = 50;

/**
 * Decides keys that nothing near them explains by what their repository says of itself: at some revisions in general, and at the
 * commit that brought each in. Asked only where there is such a key.
 *
 * @param general revisions; empty for the index
 * @param git absolute path
 */
export async function resolveByCommits(
  candidates: readonly Candidate[],
  general: readonly string[],
  git: string,
  shadow: Shadow,
): Promise<readonly Candidate[]> {
  const open = candidates.filter(({ judgement }) => judgement.status === "unattributed");
  if (open.length === 0) return candidates;
  const commits = new Set(open.flatMap(({ location }) => commitOf(location.origin) ?? []));
  const revisions = [...general, ...[...commits].slice(0, MOST_COMMITS)];
  const words = await wordsAt(revisions, git, shadow);
  return candidates.map((candidate) => {
    const commit = commitOf(candidate.location.origin);
    return [...general, ...(commit === undefined ? [] : [commit])].reduce(
      (decided, revision) => resolveUnattributed(decided, words.get(revision) ?? NO_WORDS),
      candidate,
    );
  });
}

const NO_WORDS: RepositoryWords = { dependencies: [], envNames: [] };

function commitOf(origin: Candidate["location"]["origin"]): string | undefined {
  return "object" in origin ? origin.commit : undefined;
}

async function wordsAt(
  revisions: readonly string[],
  git: string,
  shadow: Shadow,
): Promise<ReadonlyMap<string, RepositoryWords>> {
  // That a file is not there is the usual answer.
  const unsaid: GitProblem[] = [];
  const names = revisions.flatMap((revision) => WORD_FILES.map((file) => `${revision}:${file}`));
  const oids = new Map<string, string>();
  for (const [index, object] of (await checkObjects(git, shadow, names, unsaid)).entries()) {
    const name = names[index];
    if (object?.type === "blob" && name !== undefined) oids.set(name, object.oid);
  }
  const texts = new Map<string, string>();
  for await (const { oid, content } of readObjects(git, shadow, [...oids.values()], unsaid, {
    limit: LIMIT,
  })) {
    if (content !== null) texts.set(oid, content.toString());
  }
  return new Map(
    revisions.map((revision) => [
      revision,
      repositoryWords((file) => texts.get(oids.get(`${revision}:${file}`) ?? "") ?? ""),
    ]),
  );
}
