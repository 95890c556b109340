import { join } from "node:path";
import type { Candidate } from "../model/candidate.js";
import type { Skip } from "../model/coverage.js";
import { reveal } from "../model/key.js";
import type { Origin, Reach } from "../model/location.js";
import { reachOfRef, STASH_LOG } from "../exposure/ref-tips.js";
import { inspectPath } from "../inspect/inspect-object.js";
import type { Inspector } from "../inspect/inspector.js";
import { withOrigin } from "../inspect/with-origin.js";
import { emptyTally } from "../inspect/subject.js";
import { askGit } from "../system/git/ask-git.js";
import type { GitProblem } from "../system/git/git-problem.js";
import { readPlainFile } from "../system/git/plain-file.js";
import type { Shadow } from "../system/git/shadow.js";
import { sharedFolder, shadowFiles } from "../system/git/shadow-files.js";

const LIMIT = 256 * 1024 ** 2;
const OID = /[0-9a-f]{40,64}/u;
/** Files of refs and of their reflogs. */
const REF = /(?:^|\/)refs\//u;
const SYMBOLIC = /^ref:\s*(?<name>\S+)/u;
const TABLE = /(?:^|\/)reftable\/[^/]+\.ref$/u;
const TARGET_LIMIT = 4096;
/** Files that name refs, beside the refs themselves. */
const HEADS = /(?:^|\/)(?:[A-Z_]*HEAD|packed-refs)$/u;

/**
 * Finds candidates in what a repository keeps beside its objects: names of refs, and reflogs, whose messages outlive what they
 * tell of. Reads the shadow's copies; git is asked only where refs are in tables.
 *
 * @param git absolute path
 * @param skipped gets what of it was not read
 */
export async function inspectRefs(
  git: string,
  shadow: Shadow,
  inspector: Inspector,
  problems: GitProblem[],
  skipped: Skip[],
): Promise<readonly Candidate[]> {
  const candidates: Candidate[] = [];
  const files = [...shadowFiles(shadow, "."), ""].filter(
    (path) => !/^(?:objects|info|config|index|sharedindex)/u.test(path),
  );
  const targets = new Map<string, string>();
  for (const path of files.filter((name) => REF.test(name))) {
    const content = read(shadow, path);
    candidates.push(...inspectRefName(path, firstOid(content)));
    // A reflog outlives its ref, and what a symbolic ref names need not be there.
    const target = SYMBOLIC.exec(content.toString("latin1", 0, TARGET_LIMIT))?.groups?.name;
    if (target === undefined || path.includes("logs/")) continue;
    targets.set(path, target);
    candidates.push(...inspectRefName(target, ""));
  }
  problems.push(...endlessRefs(targets, shadow.repository.commonDir));
  if (shadow.repository.refStorage === "reftable") {
    candidates.push(...(await inspectTables(git, shadow, inspector, problems, skipped)));
  }
  const named = new Set(candidates.map(({ key }) => reveal(key)));
  for (const path of files) {
    const isLog = /(?:^|\/)logs\//u.test(path);
    if (!isLog && !HEADS.test(path)) continue;
    const reach: Reach = path === STASH_LOG ? "stash" : "reflog";
    for (const candidate of inspectLines(
      path,
      read(shadow, path),
      isLog ? reach : null,
      inspector,
      skipped,
    )) {
      // A HEAD repeats the name of its branch.
      if (isLog || path === "packed-refs" || !named.has(reveal(candidate.key))) candidates.push(candidate);
    }
  }
  return candidates;
}

/** How many symbolic refs git follows from one to the other (`SYMREF_MAXDEPTH` in refs.c). */
const MOST_STEPS = 5;

/** Symbolic refs that lead to each other for ever: git passes over them, and nobody can tell what they should lead to. */
function* endlessRefs(targets: ReadonlyMap<string, string>, commonDir: string): Generator<GitProblem> {
  for (const name of targets.keys()) {
    let steps = 0;
    for (let next = targets.get(name); next !== undefined && steps <= MOST_STEPS; next = targets.get(next))
      steps++;
    if (steps <= MOST_STEPS) continue;
    const path = join(commonDir, name);
    yield { reason: "malformed", path, detail: `${path} leads to nothing` };
  }
}

/**
 * Finds candidates in the full name of a ref.
 *
 * @param object what the ref leads to; empty where that is not known
 */
export function inspectRefName(name: string, object: string): Candidate[] {
  const origin: Origin = { kind: "ref-name", object, reach: [reachOfRef(name)] };
  return inspectPath(Buffer.from(`.git/${name}`)).map((candidate) => withOrigin(candidate, origin));
}

/** Text of which each line tells of one object. `reach` is null where each line names a ref instead. */
function inspectLines(
  path: string,
  bytes: Buffer,
  reach: Reach | null,
  inspector: Inspector,
  skipped: Skip[],
): Candidate[] {
  const tally = emptyTally();
  const subject = { path: `.git/${path}`, origin: { kind: "file" }, encodings: [] } as const;
  inspector.bytes(bytes, subject, tally);
  skipped.push(...tally.skipped);
  if (tally.candidates.length === 0) return [];
  const lines = bytes.toString("utf8").split("\n");
  return tally.candidates.map((candidate) => {
    const line = lines[candidate.location.start.line - 1] ?? "";
    const origin: Origin =
      reach === null
        ? {
            kind: "ref-name",
            object: firstOid(line),
            reach: [reachOfRef(/refs\/\S*/u.exec(line)?.[0] ?? "")],
          }
        : { kind: "reflog", object: firstOid(line.slice(line.indexOf(" ") + 1)), reach: [reach] };
    return withOrigin(candidate, origin);
  });
}

async function inspectTables(
  git: string,
  shadow: Shadow,
  inspector: Inspector,
  problems: GitProblem[],
  skipped: Skip[],
): Promise<Candidate[]> {
  const refs = await askGit(git, shadow, ["for-each-ref", "--format=%(objectname) %(refname)"], problems);
  const format = "--format=%H %H %gd %gn <%ge> %gs";
  const log = await askGit(git, shadow, ["log", "-g", "--all", format], problems);
  const told = [
    ...refs.split("\n").flatMap((line) => inspectRefName(line.slice(line.indexOf(" ") + 1), firstOid(line))),
    ...inspectLines("reftable", Buffer.from(log), "reflog", inspector, skipped),
  ];
  // What a symbolic ref names stands in the tables as it is, and git tells of it only where it is there.
  const known = new Set(told.map(({ key }) => reveal(key)));
  const raw = shadowFiles(shadow, ".")
    .filter((path) => TABLE.test(path))
    .flatMap((path) => inspectLines(path, read(shadow, path), null, inspector, skipped));
  return [...told, ...raw.filter(({ key }) => !known.has(reveal(key)))];
}

function firstOid(text: Buffer | string): string {
  return OID.exec(text.toString("latin1"))?.[0] ?? "";
}

function read(shadow: Shadow, path: string): Buffer {
  const file = readPlainFile(join(sharedFolder(shadow), path), LIMIT);
  return file.status === "read" ? file.bytes : Buffer.alloc(0);
}
