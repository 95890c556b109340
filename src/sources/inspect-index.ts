import type { Candidate } from "../model/candidate.js";
import type { Skip } from "../model/coverage.js";
import { Inspector } from "../inspect/inspector.js";
import { pathText } from "../inspect/path-text.js";
import { emptyTally } from "../inspect/subject.js";
import { withOrigin } from "../inspect/with-origin.js";
import type { GitProblem } from "../system/git/git-problem.js";
import { indexEntries } from "../system/git/index-entries.js";
import type { Shadow } from "../system/git/shadow.js";
import { otherWorkTrees } from "../system/git/shadow-files.js";

/** What an index tells beside its blobs, which are objects like any other. */
export interface InspectedIndex {
  /** Found in names, which are in no tree until they are committed. */
  readonly candidates: readonly Candidate[];
  /** Submodules, which are no objects of this repository at all. */
  readonly submodules: readonly Skip[];
}

/**
 * Inspects the names in the indexes of a shadow: its own, and those of the other work trees. By an inspector of its own, as it may run
 * while objects pass through another.
 *
 * @param git absolute path
 */
export async function inspectIndexes(
  git: string,
  shadow: Shadow,
  problems: GitProblem[],
): Promise<InspectedIndex> {
  const inspector = new Inspector({ maxFileSize: 0 });
  const inspected = [await inspectIndex(git, shadow, inspector, problems)];
  for (const other of otherWorkTrees(shadow))
    inspected.push(await inspectIndex(git, other, inspector, problems));
  return {
    candidates: inspected.flatMap(({ candidates }) => candidates),
    submodules: inspected[0]?.submodules ?? [],
  };
}

async function inspectIndex(
  git: string,
  shadow: Shadow,
  inspector: Inspector,
  problems: GitProblem[],
): Promise<InspectedIndex> {
  const tally = emptyTally();
  const oids = new Map<string, string>();
  const submodules: Skip[] = [];
  for await (const entries of indexEntries(git, shadow, problems)) {
    const names: Buffer[] = [];
    for (const { mode, path } of entries) {
      names.push(path, END);
      if (mode === "160000") submodules.push({ path: pathText(path), reason: "submodule" });
    }
    const from = tally.candidates.length;
    inspector.names(Buffer.concat(names), "", tally);
    if (tally.candidates.length === from) continue;
    for (const { oid, path } of entries) oids.set(pathText(path), oid);
  }
  const candidates = tally.candidates.map((candidate) => {
    const object = oids.get(candidate.location.path) ?? "";
    return withOrigin(candidate, { kind: "file-name", object, reach: ["index"] });
  });
  return { candidates, submodules };
}

const END = Buffer.from([0]);

/** Names of an index that no commit has. */
export function onlyInIndex(inIndex: readonly Candidate[], placed: readonly Candidate[]): Candidate[] {
  const paths = new Set(
    placed.flatMap(({ location: { origin, path } }) => (origin.kind === "file-name" ? [path] : [])),
  );
  return inIndex.filter(({ location }) => !paths.has(location.path));
}
