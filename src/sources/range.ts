import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Candidate } from "../model/candidate.js";
import type { Incomplete, Skip } from "../model/coverage.js";
import type { ExposureCommit } from "../model/finding.js";
import type { GitOrigin } from "../model/location.js";
import type { RangeSpec } from "../options.js";
import { commitFacts } from "../exposure/commit-facts.js";
import { inspectMessage } from "../inspect/inspect-message.js";
import { Inspector } from "../inspect/inspector.js";
import { emptyTally } from "../inspect/subject.js";
import { withOrigin } from "../inspect/with-origin.js";
import type { GitProblem } from "../system/git/git-problem.js";
import type { Repository } from "../system/git/repository.js";
import type { Shadow } from "../system/git/shadow.js";
import { sharedFolder } from "../system/git/shadow-files.js";
import { treeEntries } from "../system/git/tree-entries.js";
import { type ObjectDoor, objectsOf } from "./blob-finds.js";
import { readCommitChanges } from "./commit-changes.js";
import { resolveByCommits } from "./commit-words.js";
import type { ContentChange } from "./content-change.js";
import { incompleteByProblems } from "./git-incomplete.js";
import type { GitScan } from "./git-scan.js";
import { inspectChanges } from "./inspect-changes.js";
import { inspectRefName } from "./inspect-refs.js";
import { listRange, type RangeContent } from "./list-range.js";
import { openWatched } from "./open-watched.js";
import { requireGit } from "./require-git.js";
import { resolveRange } from "./resolve-range.js";

/**
 * Reads the commits of a range: what each adds, its message, its authors, and the tags that the range is named by.
 *
 * @param quarantine the folder of objects that a push has brought to a server, absolute; null elsewhere
 * @throws UserError where there is no git, or an end of the range is not there
 */
export async function readRange(
  repository: Repository,
  range: string | RangeSpec,
  quarantine: string | null,
  signal: AbortSignal | null,
): Promise<GitScan> {
  const git = requireGit(repository);
  const logs = typeof range === "string" && range.includes("@{");
  const shadow = openWatched(
    repository,
    { refs: true, logs, ...(quarantine === null ? {} : { quarantine }) },
    signal,
  );
  try {
    const problems: GitProblem[] = [];
    const spec = typeof range === "string" ? await resolveRange(range, git, shadow, problems) : range;
    const own = quarantine === null ? [] : [quarantine];
    const door: ObjectDoor = {
      git,
      shadow,
      folders: [...own, repository.objectsDir, ...repository.alternates],
      inspector: new Inspector({ maxFileSize: Number.MAX_SAFE_INTEGER }),
      problems,
    };
    return await readSpec(spec, door);
  } finally {
    shadow.close();
  }
}

async function readSpec(spec: RangeSpec, door: ObjectDoor): Promise<GitScan> {
  const { git, shadow, problems } = door;
  const content = await listRange(spec, git, shadow, problems);
  const { changes, skipped } = await readCommitChanges(content.commits, git, shadow, problems);
  const named = await contentOfRoots(content, door);
  const facts = new Map<string, ExposureCommit>();
  const messages = await inspectMessages(content, door, facts);
  const originOf = ({ oid, commit }: ContentChange): GitOrigin => {
    const fact = commit === null ? undefined : facts.get(commit);
    if (fact === undefined) return { object: oid, reach: [] };
    return { object: oid, commit: fact.hash, author: fact.author, date: fact.date, reach: [] };
  };
  const all = [...changes, ...named];
  const result = await inspectChanges(all, door, "blob", originOf);
  const refNames = (spec.refNames ?? []).flatMap((name) => inspectRefName(name, ""));
  return {
    candidates: await resolveByCommits(
      [...result.candidates, ...messages.candidates, ...refNames],
      ["HEAD"],
      git,
      shadow,
    ),
    skipped: [...skipped, ...messages.skipped, ...result.skipped],
    incomplete: [
      ...incompleteByBounds(content, shadow),
      ...incompleteByProblems([...shadow.problems, ...problems], shadow.repository),
    ],
    objects: result.objects + content.commits.length + content.tags.length,
    commits: content.commits.length,
    bytes: result.bytes,
    files: 0,
  };
}

async function inspectMessages(
  { commits, tags }: RangeContent,
  door: ObjectDoor,
  facts: Map<string, ExposureCommit>,
): Promise<{ readonly candidates: readonly Candidate[]; readonly skipped: readonly Skip[] }> {
  const candidates: Candidate[] = [];
  const skipped: Skip[] = [];
  for await (const { oid, type, content } of objectsOf(door, [
    ...commits.map((commit) => commit.oid),
    ...tags,
  ])) {
    door.shadow.signal?.throwIfAborted();
    if (type !== "commit" && type !== "tag") continue;
    if (content === null) {
      door.problems.push({ reason: "too-large", path: oid, detail: `the ${type} ${oid} is too large` });
      continue;
    }
    const fact = commitFacts(oid, content);
    if (type === "commit") facts.set(oid, fact);
    const found = emptyTally();
    inspectMessage(oid, type, content, door.inspector, found);
    skipped.push(...found.skipped);
    const commit = type === "commit" ? { commit: oid } : {};
    for (const candidate of found.candidates) {
      const { origin } = candidate.location;
      candidates.push(withOrigin(candidate, { ...origin, ...commit, author: fact.author, date: fact.date }));
    }
  }
  return { candidates, skipped };
}

/** Trees and blobs that tags name themselves: all of them is new. */
async function contentOfRoots(
  { roots }: RangeContent,
  { git, shadow, problems }: ObjectDoor,
): Promise<ContentChange[]> {
  const changes: ContentChange[] = [];
  const fresh = { before: [], commit: null };
  for (const { type, oid } of roots) {
    if (type === "blob") changes.push({ ...fresh, path: Buffer.from(oid), oid, isNewName: false });
    else {
      for await (const entry of treeEntries(git, shadow, oid, problems)) {
        if (entry.type === "blob")
          changes.push({ ...fresh, path: entry.path, oid: entry.oid, isNewName: true });
      }
    }
  }
  return changes;
}

/** Where history was cut off inside of the range, what is below is not there to be read. */
function incompleteByBounds({ commits }: RangeContent, shadow: Shadow): Incomplete[] {
  if (!shadow.repository.shallow) return [];
  const bounds = new Set(shallowCommits(shadow));
  if (!commits.some(({ oid, parents }) => parents.length === 0 && bounds.has(oid))) return [];
  return [{ reason: "shallow-clone", fix: "git fetch --unshallow, or fetch-depth: 0 in CI" }];
}

function shallowCommits(shadow: Shadow): readonly string[] {
  try {
    return readFileSync(join(sharedFolder(shadow), "shallow"), "latin1").split("\n");
  } catch {
    return [];
  }
}
